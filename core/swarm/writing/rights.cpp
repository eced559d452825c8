#include "core/swarm/writing/rights.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using Answer = tl::expected<void, NoRight>;

Answer yes() { return {}; }
tl::unexpected<NoRight> no(NoRight why) { return tl::unexpected{why}; }

class Rights {
public:
    Rights(const Log& log, const Fold& fold, const DeviceId& device, const Member& member)
        : log_{log}
        , fold_{fold}
        , device_{device}
        , member_{member}
    {}

    Answer operator()(const Genesis&) const { return no(NoRight::AlreadyIn); }
    Answer operator()(const OwnerDevice& body) const
    {
        if (!body.cut.empty())
            return no(NoRight::OnlyRecoveryKey);
        return atLeast(Role::Owner);
    }
    Answer operator()(const Invite& body) const
    {
        if (body.person)
            return body.person != member_.person ? no(NoRight::NotOwn) : mayGive(body.role);
        return needs(Role::Admin, mayGive(body.role));
    }
    Answer operator()(const CancelInvite& body) const
    {
        const auto entry = countingEntry<Invite>(body.invite);
        if (!entry)
            return no(NoRight::NotFound);
        return isOwner() || entry->author == device_ ? yes() : no(NoRight::NotOwn);
    }
    Answer operator()(const Admit& body) const
    {
        const auto device = deviceIdOf(body.keys.signing);
        if (isOwner())
            return fold_.isKnown(device) ? no(NoRight::AlreadyIn) : yes();
        if (fold_.wasBrought(device))
            return no(NoRight::AlreadyIn);
        const auto entry = body.invite ? countingEntry<Invite>(*body.invite) : std::nullopt;
        if (!entry)
            return no(NoRight::NotFound);
        const auto& invite = std::get<Invite>(entry->body);
        if (entry->author != device_ || (invite.person && body.person != *invite.person))
            return no(NoRight::NotOwn);
        if (body.role > invite.role)
            return no(NoRight::RoleTooHigh);
        if (fold_.isCancelled(*body.invite))
            return no(NoRight::NotFound);
        if (!invite.person)
            return needs(Role::Admin, mayGive(body.role));
        return fold_.devicesOf(body.person) < mostDevicesOfPerson ? mayGive(body.role) : no(NoRight::TooManyDevices);
    }
    Answer operator()(const ChangeRole& body) const
    {
        if (const auto answer = onDevice(body.device); !answer)
            return answer;
        if (isOwner())
            return yes();
        return body.quota == 0 ? needs(Role::Admin, mayGive(body.role)) : no(NoRight::RoleTooLow);
    }
    Answer operator()(const Leave&) const { return yes(); }
    Answer operator()(const Remove&) const { return atLeast(Role::Admin); }
    Answer operator()(const Epoch&) const { return atLeast(Role::Admin); }
    Answer operator()(const Settle& body) const
    {
        if (isOwner())
            return yes();
        const auto* const target = fold_.member(body.device);
        if (body.device == device_ || (target != nullptr && target->role >= Role::Admin))
            return no(NoRight::RoleTooLow);
        return atLeast(Role::Admin);
    }
    Answer operator()(const Publish&) const { return atLeast(Role::Writer); }
    Answer operator()(const Retire& body) const
    {
        const auto entry = countingEntry<Publish>(body.publish);
        if (!entry)
            return no(NoRight::NotFound);
        if (entry->author != device_ && member_.role < Role::Admin)
            return no(NoRight::NotOwn);
        return atLeast(Role::Writer);
    }

private:
    bool isOwner() const { return member_.role == Role::Owner; }
    Answer atLeast(Role role) const { return member_.role >= role ? yes() : no(NoRight::RoleTooLow); }
    Answer needs(Role role, Answer more) const { return member_.role >= role ? more : no(NoRight::RoleTooLow); }
    /// Owners make admins; everybody else gives at most writer, and at most what they are.
    Answer mayGive(Role role) const
    {
        const bool isGiven = isOwner() || (role < Role::Admin && role <= member_.role);
        return isGiven ? yes() : no(NoRight::RoleTooHigh);
    }
    /// A device that somebody other than an owner may change.
    Answer onDevice(const DeviceId& device) const
    {
        if (!fold_.wasBrought(device))
            return no(NoRight::NotFound);
        const auto* const target = fold_.member(device);
        const auto role = target != nullptr ? target->role : Role::Reader;
        if (role == Role::Owner)
            return no(NoRight::OnlyRecoveryKey);
        return isOwner() || (role < Role::Admin && device != device_) ? yes() : no(NoRight::RoleTooLow);
    }
    template <class Wanted>
    std::optional<Entry> countingEntry(const EntryId& id) const
    {
        if (!fold_.counts(id))
            return std::nullopt;
        auto entry = log_.find(id);
        return entry && std::holds_alternative<Wanted>(entry->body) ? std::move(entry) : std::nullopt;
    }

    const Log& log_;
    const Fold& fold_;
    const DeviceId& device_;
    const Member& member_;
};
} // namespace

tl::expected<void, NoRight> mayWrite(const Log& log, const Fold& fold, const DeviceId& device, const Body& body)
{
    const auto* const member = fold.member(device);
    if (member == nullptr)
        return no(NoRight::NotAMember);
    if (member->isSuspended && member->role != Role::Owner)
        return no(NoRight::Suspended);
    if (const auto may = std::visit(Rights{log, fold, device, *member}, body); !may)
        return may;
    const auto author = log.author(device);
    const auto next = author && !log.chain(*author).empty() ? log.record(log.chain(*author).back()).sequence + 1 : 1;
    return next <= fold.quotaOf(device) ? yes() : no(NoRight::QuotaUsedUp);
}

} // namespace shoal::swarm
