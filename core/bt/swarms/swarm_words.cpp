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
    case NoRight::OnlyRecoveryKey: return "an owner's device is taken away by the recovery words alone";
    case NoRight::NotFound: return "there is nothing like that in the swarm";
    case NoRight::NotOwn: return "it belongs to somebody else";
    case NoRight::RoleTooHigh: return "that role is more than this device may give";
    case NoRight::AlreadyIn: return "the device is a member already";
    case NoRight::TooManyDevices: return "a person has five devices at most";
    case NoRight::QuotaUsedUp: return "this device has written as many entries as it may";
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
    case NoRight::QuotaUsedUp: return "Ask an owner to raise the limit of this device";
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

std::string fractionOf(std::size_t count, const char* one, const char* many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
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

std::string hexOf(swarm::ByteView bytes) { return toHex(bytes); }
std::string shortHexOf(const swarm::DeviceId& device) { return hexOf(device.view().first(shortId)); }

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
    case swarm::WriteFault::Kind::NotStored: break;
    }
    return fault.error.value_or(Error{ErrorKind::Io, swarm, "the entry couldn't be written"});
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
    case Fault::NotAnIdentity: return {ErrorKind::BadArgument, file, "it is no identity file"};
    case Fault::NewerVersion: return {ErrorKind::BadArgument, file, "a newer Shoal wrote it", "Update Shoal"};
    case Fault::CutOff: return {ErrorKind::BadArgument, file, "its end is missing", "Copy the file again"};
    case Fault::CostOutOfRange:
        return {ErrorKind::BadArgument, file, "it asks for more memory or time than an identity file may"};
    case Fault::NoMemory:
        return {ErrorKind::BadArgument, file, "there isn't enough memory to open it", "Close other programs"};
    case Fault::WrongOrDamaged:
        return {ErrorKind::BadArgument, "passphrase", "it is another one, or the file is damaged"};
    case Fault::TooShort:
        return {ErrorKind::BadArgument, "passphrase",
                fmt::format("it takes {} characters at least", swarm::leastPassphrase)};
    case Fault::NotText: return {ErrorKind::BadArgument, "passphrase", "it isn't UTF-8 text"};
    case Fault::BrokenLimit: break;
    }
    return {ErrorKind::Internal, file, "it can't be written"};
}

std::string wordsFor(const Permission& permission)
{
    switch (permission.waits) {
    case Permission::Waits::ForNothing: return "it may write";
    case Permission::Waits::ForAMember:
        return "an older copy of the profile may have been restored: it waits for a member that knows what this device "
               "wrote last";
    case Permission::Waits::ForMoreMembers:
        return "an older copy of the profile may have been restored: it waits for more members to say what this device "
               "wrote last";
    case Permission::Waits::ForOwnEntries:
        return fmt::format("an older copy of the profile was restored: it waits for what this device wrote up to "
                           "number {}",
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
        return {Kind::NotFresh, "What is known of who belongs is getting old: soon nobody is served any more",
                "Ask an owner or admin to come online"};
    case NodeTrouble::NotFresh:
        return {Kind::NotFresh, "What is known of who belongs is too old: nobody is served",
                "Ask an owner or admin to come online"};
    case NodeTrouble::ClockBehind:
        return {Kind::ClockOff, "This computer's clock is behind the admins', so that their word can't be believed",
                "Set the clock right, here or on their computers"};
    case NodeTrouble::InDoubt:
        return {Kind::WritesNothing, "This device writes nothing: " + wordsFor(permission),
                permission.waits == Permission::Waits::ForThePerson
                    ? "If this profile is the newest copy, say so with `shoal swarm settle SWARM --go-on-writing`"
                    : "Let it run while other members are online"};
    case NodeTrouble::Suspended:
        return {Kind::Suspended, "This device is suspended: two copies of it wrote, or two admins removed each other",
                "Ask an owner to run `shoal swarm settle`"};
    case NodeTrouble::OtherSuspended:
        return {Kind::Suspended, "A member is suspended: `shoal swarm members` shows which",
                "An owner or admin ends it with `shoal swarm settle`"};
    case NodeTrouble::Removed:
        return {Kind::Removed, "This device is no member any more", "What is here stays; ask for a new invite"};
    case NodeTrouble::NoSecret:
        return {Kind::NoSecret, "The secret of the newest epoch isn't here yet: it waits for a member that has it",
                "Let it run while other members are online"};
    case NodeTrouble::AtQuota:
        return {Kind::AtQuota, "This device has written as many entries as it may",
                "Ask an owner to raise the limit of this device"};
    case NodeTrouble::NotStored:
        return {Kind::Disk, "An entry couldn't be written to the disk; it is tried again",
                "Free some space where the profile lies"};
    }
    return {};
}

const char* kindOf(const swarm::Body& body)
{
    constexpr const char* names[]{"genesis", "owner",  "invite", "cancel-invite", "admit",   "role",
                                  "leave",   "remove", "epoch",  "settle",        "publish", "retire"};
    static_assert(std::size(names) == std::variant_size_v<swarm::Body>);
    return names[body.index()];
}

std::string wordsFor(const swarm::Body& body, const std::function<std::string(const swarm::DeviceId&)>& nameOf)
{
    const auto role = [](swarm::Role given) { return swarmRoleName(roleOf(given)); };
    return std::visit(
        Each{[&](const swarm::Genesis& genesis) {
                 return fmt::format("founds \"{}\", owned by {}", genesis.name, genesis.label);
             },
             [&](const swarm::OwnerDevice& owner) {
                 return fmt::format("makes {} an owner's device{}", owner.label,
                                    owner.cut.empty()
                                        ? std::string{}
                                        : ", and takes away " + fractionOf(owner.cut.size(), "device", "devices"));
             },
             [&](const swarm::Invite& invite) {
                 return fmt::format("invites {} as {}, until {:%Y-%m-%d %H:%M} UTC{}",
                                    fractionOf(invite.uses, "device", "devices"), role(invite.role), invite.expiry,
                                    invite.approval == swarm::Approval::Needed ? ", with approval" : "");
             },
             [&](const swarm::CancelInvite&) { return std::string{"cancels an invite"}; },
             [&](const swarm::Admit& admit) { return fmt::format("lets {} in as {}", admit.label, role(admit.role)); },
             [&](const swarm::ChangeRole& change) {
                 return fmt::format("makes {} {}", nameOf(change.device), role(change.role));
             },
             [&](const swarm::Leave&) { return std::string{"leaves"}; },
             [&](const swarm::Remove& remove) {
                 std::string names;
                 for (const auto& device : remove.devices)
                     names += (names.empty() ? "" : ", ") + nameOf(device);
                 return "removes " + (remove.person ? "a person with all devices" : names);
             },
             [&](const swarm::Epoch&) { return std::string{"begins a new epoch"}; },
             [&](const swarm::Settle& settle) {
                 return fmt::format("settles what was disputed about {}", nameOf(settle.device));
             },
             [&](const swarm::Publish& publish) { return fmt::format("publishes \"{}\"", publish.name); },
             [&](const swarm::Retire&) { return std::string{"takes a share out of the catalogue"}; }},
        body);
}

} // namespace shoal::bt
