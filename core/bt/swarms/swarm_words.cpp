#include "core/bt/swarms/swarm_words.h"

#include "core/torrent/info_hash.h"

#include <cctype>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <variant>

namespace shoal::bt {
namespace {
using swarm::NodeTrouble;
using swarm::NoRight;
using swarm::Permission;

constexpr std::size_t shortId = 8; // bytes
constexpr auto howToWriteMore = "Ask an owner for a higher role (`shoal swarm role`), which may write more";

template <class... Cases>
struct Each : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Each(Cases...) -> Each<Cases...>;

std::string reasonOf(NoRight right)
{
    switch (right) {
    case NoRight::NotAMember: return "this device is no member of it any more";
    case NoRight::Suspended: return "this device is suspended until an owner settles it";
    case NoRight::RoleTooLow: return "it takes a higher role than this device has";
    case NoRight::OnlyRecoveryKey: return "an owner's device is changed or taken away by the recovery words alone";
    case NoRight::NotFound: return "there is nothing like that in the swarm";
    case NoRight::NotOwn: return "it belongs to somebody else";
    case NoRight::RoleTooHigh: return "that role is more than this device may give";
    case NoRight::AlreadyIn: return "the device is a member already";
    case NoRight::TooManyDevices: return "a person has five devices at most";
    case NoRight::QuotaUsedUp: return "this device has written as much into the swarm's log as its role may";
    case NoRight::BrokenLimit: return "a name, note or tag is too long, or not plain text on one line";
    }
    return {};
}

std::string adviceFor(NoRight right)
{
    switch (right) {
    case NoRight::RoleTooLow:
    case NoRight::RoleTooHigh: return "Ask an owner or admin (`shoal swarm members` shows who they are)";
    case NoRight::Suspended: return "Ask an owner to run `shoal swarm settle`";
    case NoRight::OnlyRecoveryKey: return "Use `shoal swarm recover` with the 24 words";
    case NoRight::NotAMember: return "Ask for a new invite";
    case NoRight::QuotaUsedUp: return howToWriteMore;
    default: return {};
    }
}

/// Errors are put together from parts of sentences.
std::string withoutFullStop(std::string sentence)
{
    if (sentence.ends_with('.'))
        sentence.pop_back();
    return sentence;
}
} // namespace

std::string adviceOf(const swarm::JoinWords& words) { return withoutFullStop(words.advice); }

std::string reasonOf(const swarm::JoinWords& words)
{
    auto reason = withoutFullStop(words.says);
    if (!reason.empty())
        reason.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(reason.front())));
    return reason;
}

SwarmRole roleOf(swarm::Role role)
{
    switch (role) {
    case swarm::Role::Reader: return SwarmRole::Reader;
    case swarm::Role::Writer: return SwarmRole::Writer;
    case swarm::Role::Admin: return SwarmRole::Admin;
    case swarm::Role::Owner: return SwarmRole::Owner;
    }
    return SwarmRole::Reader;
}

swarm::Role roleOf(SwarmRole role)
{
    switch (role) {
    case SwarmRole::Reader: return swarm::Role::Reader;
    case SwarmRole::Writer: return swarm::Role::Writer;
    case SwarmRole::Admin: return swarm::Role::Admin;
    case SwarmRole::Owner: return swarm::Role::Owner;
    }
    return swarm::Role::Reader;
}

std::string shortHexOf(const swarm::DeviceId& device) { return toHex(device.view().first(shortId)); }

Error wordsFor(NoRight right, const std::string& swarm)
{
    switch (right) {
    case NoRight::NotFound: return {ErrorKind::NotFound, swarm, reasonOf(right)};
    case NoRight::AlreadyIn: return {ErrorKind::AlreadyExists, swarm, reasonOf(right)};
    case NoRight::BrokenLimit: return {ErrorKind::BadArgument, swarm, reasonOf(right)};
    default: return {ErrorKind::NoRight, swarm, reasonOf(right), adviceFor(right)};
    }
}

Error wordsFor(const swarm::WriteFault& fault, const std::string& swarm)
{
    switch (fault.kind) {
    case swarm::WriteFault::Kind::NoRight: return wordsFor(fault.right, swarm);
    case swarm::WriteFault::Kind::NotWriting:
        return {ErrorKind::NotWriting, swarm, wordsFor(fault.permission),
                "Let it run while other members are online; `shoal swarm status` says what it waits for"};
    case swarm::WriteFault::Kind::NotThere: return {ErrorKind::NotFound, swarm, "it isn't in the swarm"};
    case swarm::WriteFault::Kind::NotStored:
    case swarm::WriteFault::Kind::GivenUp: break;
    }
    auto error = fault.error.value_or(Error{ErrorKind::Io, swarm, "its log couldn't be written"});
    if (fault.kind == swarm::WriteFault::Kind::NotStored)
        error.advice = "Free some space. As long as `shoal service` runs, it is tried again by itself, and done then";
    return error;
}

Error wordsFor(const swarm::InviteFault& fault, const std::string& swarm)
{
    return std::visit(
        Each{[&](swarm::TermsFault terms) {
                 const auto words = swarm::wordsFor(terms);
                 const bool isRight = terms == swarm::TermsFault::NotAMember || terms == swarm::TermsFault::MayNotInvite
                     || terms == swarm::TermsFault::RoleTooHigh;
                 return Error{isRight ? ErrorKind::NoRight : ErrorKind::BadArgument, swarm, reasonOf(words),
                              adviceOf(words)};
             },
             [&](swarm::InviteMissing missing) {
                 const auto words = swarm::wordsFor(missing);
                 return Error{missing == swarm::InviteMissing::NotOurs ? ErrorKind::NoRight : ErrorKind::NotFound,
                              swarm, reasonOf(words), adviceOf(words)};
             },
             [&](NoRight right) { return wordsFor(right, swarm); }, [](const Error& error) { return error; }},
        fault);
}

Error wordsFor(swarm::IdentityFault fault, const std::string& file)
{
    using Fault = swarm::IdentityFault;
    switch (fault) {
    case Fault::NotAnIdentity:
        return {ErrorKind::BadArgument, file, "it is no identity file",
                "Name a file that `shoal swarm export-identity` wrote"};
    case Fault::NewerVersion: return {ErrorKind::BadArgument, file, "a newer Shoal wrote it", "Update Shoal"};
    case Fault::CutOff: return {ErrorKind::BadArgument, file, "its end is missing", "Copy the file again"};
    case Fault::CostOutOfRange:
        return {ErrorKind::BadArgument, file,
                "opening it would take more memory or time than any identity file of Shoal's", "Copy the file again"};
    case Fault::NoMemory:
        return {ErrorKind::BadArgument, file, "there isn't enough memory to open it", "Close other programs"};
    case Fault::WrongOrDamaged:
        return {ErrorKind::BadArgument, "The passphrase", "it doesn't open the file, or the file is damaged",
                "Type the passphrase that the file was written with, or copy the file again"};
    case Fault::TooShort:
        return {ErrorKind::BadArgument, "The passphrase",
                fmt::format("it is too short: it takes {} characters at least", swarm::leastPassphrase),
                "Choose a longer one, such as some words"};
    case Fault::NotText: return {ErrorKind::BadArgument, "The passphrase", "it isn't UTF-8 text"};
    case Fault::BrokenLimit: break;
    }
    return {ErrorKind::Internal, file, "it can't be written"};
}

std::string wordsFor(const Permission& permission)
{
    switch (permission.waits) {
    case Permission::Waits::ForNothing: return "it may write";
    case Permission::Waits::ForAMember:
        return "an older copy of the profile may have been restored, and it waits for a member that knows what this "
               "device wrote last";
    case Permission::Waits::ForMoreMembers:
        return "an older copy of the profile may have been restored, and it waits for more members to say what this "
               "device wrote last";
    case Permission::Waits::ForOwnEntries:
        return fmt::format("an older copy of the profile was restored, and it waits for a member that has the {} "
                           "entries that this device wrote",
                           permission.upTo);
    case Permission::Waits::ForThePerson:
        return "an older copy of the profile may have been restored, and no member can say what this device wrote";
    }
    return {};
}

SwarmTrouble clockWords(const std::string& label, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours)
{
    return {SwarmTroubleKind::ClockOff,
            fmt::format("This computer's clock says {:%Y-%m-%d %H:%M} UTC, and {}'s said {:%Y-%m-%d %H:%M} UTC: one of "
                        "them is wrong",
                        ours, label, theirs),
            "Set the wrong one right: with a clock that is days off others are found late, and codes expire at the "
            "wrong time"};
}

SwarmTrouble wordsFor(NodeTrouble trouble, const Permission& permission)
{
    using Kind = SwarmTroubleKind;
    switch (trouble) {
    case NodeTrouble::NobodyFound:
        return {Kind::NobodyFound, "No member is connected",
                "It goes on looking; ask somebody whether their Shoal is running"};
    case NodeTrouble::NoAdminLately:
        return {Kind::NoAdmin, "No owner's or admin's device was met lately",
                "Whoever was removed meanwhile can't be known here: ask an owner or admin to come online"};
    case NodeTrouble::SoonNotFresh:
        return {Kind::NotFresh,
                "No owner or admin was heard of for long, and somebody may have been removed meanwhile: soon this "
                "device gives others nothing any more",
                "Ask an owner or admin to come online"};
    case NodeTrouble::NotFresh:
        return {Kind::NotFresh,
                "No owner or admin was heard of for too long, and somebody may have been removed meanwhile: this "
                "device gives others nothing",
                "Ask an owner or admin to come online"};
    case NodeTrouble::ClockBehind:
        return {Kind::ClockOff, "This computer's clock is behind those of the owners and admins",
                "Set the clock right, here or on their computers"};
    case NodeTrouble::InDoubt:
        return {Kind::WritesNothing, "This device writes nothing into the log: " + wordsFor(permission),
                permission.waits == Permission::Waits::ForThePerson
                    ? "If this profile is the newest copy, say so with `shoal swarm settle SWARM --go-on-writing`"
                    : "Let it run while other members are online"};
    case NodeTrouble::Suspended:
        return {Kind::Suspended,
                "This device is suspended, and given nothing: two copies of it wrote, or two admins removed each other",
                "Ask an owner to run `shoal swarm settle`"};
    case NodeTrouble::OtherSuspended:
        return {Kind::Suspended, "A member is suspended: `shoal swarm members` shows which",
                "An owner or admin ends it with `shoal swarm settle`"};
    case NodeTrouble::Removed:
        return {Kind::Removed, "This device is no member any more", "What is here stays; ask for a new invite"};
    case NodeTrouble::NoSecret:
        return {Kind::NoSecret,
                "The members' secret was changed, and the new one isn't here yet: those who have it aren't met",
                "Let it run while other members are online: one of them passes it on"};
    case NodeTrouble::AtQuota:
        return {Kind::AtQuota, "This device has written as much into the log as its role may", howToWriteMore};
    case NodeTrouble::NotStored:
        return {Kind::Disk, "What was to be written into the log isn't on the disk; it is tried again by itself",
                "Free some space where the profile lies"};
    }
    return {};
}

} // namespace shoal::bt
