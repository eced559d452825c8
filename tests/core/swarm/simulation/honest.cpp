// What honest devices write: all that the fold of what they hold allows them.
#include "tests/core/swarm/simulation/play.h"

#include <algorithm>

namespace shoal::swarm::simulation {

std::optional<Body> Play::wish(const Agent& agent, const PlainState& state, const Member& me)
{
    if (me.role == Role::Owner)
        return ownersWish(agent, state);
    return me.role == Role::Admin ? adminsWish(agent, state) : membersWish(agent, state, me);
}

std::optional<Body> Play::ownersWish(const Agent& agent, const PlainState& state)
{
    const auto& self = World::idOf(agent.device);
    const auto& own = state.members.at(self).person;
    if (dice_.inPercent(40))
        if (auto settle = toSettle(agent, state, Role::Owner))
            return settle;
    const auto what = dice_.below(100);
    if (what < 35)
        return toLetIn(agent, state);
    if (what < 50) {
        const auto device = someMember(state, Role::Admin, self);
        if (!device)
            return std::nullopt;
        return ChangeRole{.device = *device,
                          .person = state.members.at(*device).person,
                          .role = static_cast<Role>(dice_.between(1, 3)),
                          .quota = dice_.inPercent(80) ? 0 : dice_.between(5, 20)};
    }
    if (what < 62)
        return toRemove(agent, state, Role::Admin);
    if (what < 70)
        return toInvite(dice_.inPercent(30) ? &own : nullptr, Role::Admin);
    if (what < 74 && !outside_.empty()) {
        const auto device = dice_.oneOf(outside_);
        return world_.bringing(device, own);
    }
    if (what < 78)
        return toCancel(agent, state);
    if (what < 84)
        return Epoch{};
    if (what < 88)
        return toRetire(agent, state, false);
    return toPublish();
}

std::optional<Body> Play::adminsWish(const Agent& agent, const PlainState& state)
{
    const auto& self = World::idOf(agent.device);
    const auto& own = state.members.at(self).person;
    if (dice_.inPercent(30))
        if (auto settle = toSettle(agent, state, Role::Writer))
            return settle;
    if (!state.clean.contains(state.currentEpoch) && dice_.inPercent(60))
        return Epoch{};
    const auto what = dice_.below(100);
    if (what < 25)
        return toInvite(dice_.inPercent(30) ? &own : nullptr, Role::Writer);
    if (what < 55)
        return toLetIn(agent, state);
    if (what < 65) {
        const auto device = someMember(state, Role::Writer, self);
        if (!device)
            return std::nullopt;
        return ChangeRole{.device = *device,
                          .person = state.members.at(*device).person,
                          .role = static_cast<Role>(dice_.between(1, 2))};
    }
    if (what < 73)
        return toRemove(agent, state, dice_.inPercent(15) ? Role::Admin : Role::Writer);
    if (what < 78)
        return toCancel(agent, state);
    if (what < 84)
        return toRetire(agent, state, false);
    if (what < 86)
        return Leave{};
    return toPublish();
}

std::optional<Body> Play::membersWish(const Agent& agent, const PlainState& state, const Member& me)
{
    const auto what = dice_.below(100);
    if (what < 25)
        return toInvite(&me.person, me.role);
    if (what < 50)
        return toLetIn(agent, state);
    if (what < 55)
        return toCancel(agent, state);
    if (what < 59)
        return Leave{};
    if (what < 66)
        return toRetire(agent, state, true);
    return toPublish();
}

/// The owner without an invite; others under one of their own.
std::optional<Body> Play::toLetIn(const Agent& agent, const PlainState& state)
{
    auto asking = outside_;
    asking.insert(asking.end(), askingAttackers_.begin(), askingAttackers_.end());
    std::erase_if(asking, [&](auto device) { // nobody is let in twice
        for (std::size_t i = 0; i < agent.held.size(); ++i)
            if (agent.held[i] && world_.story().at(i).brings == World::idOf(device))
                return true;
        return false;
    });
    if (asking.empty())
        return std::nullopt;
    const auto device = dice_.oneOf(asking);
    const auto newPerson = personOf(World::idOf(device));
    const auto& self = World::idOf(agent.device);
    if (state.members.at(self).role == Role::Owner && dice_.inPercent(80))
        return world_.admission(device, nullptr, newPerson,
                                dice_.inPercent(adminsPercent_) ? Role::Admin : static_cast<Role>(dice_.between(1, 2)));
    std::vector<const Told*> invites;
    for (std::size_t i = 0; i < agent.held.size(); ++i)
        if (const auto& e = world_.story().at(i);
            agent.held[i] && e.entry.author == self && as<Invite>(e) && state.counts(e.id))
            invites.push_back(&e);
    if (invites.empty())
        return std::nullopt;
    const auto* const invite = dice_.oneOf(invites);
    const auto& said = *as<Invite>(*invite);
    return world_.admission(device, invite, said.person.value_or(newPerson),
                            static_cast<Role>(dice_.between(1, static_cast<std::size_t>(said.role))));
}

std::optional<Body> Play::toInvite(const PersonId* person, Role most)
{
    Invite invite;
    invite.key = world_.newInviteKey();
    invite.role = static_cast<Role>(dice_.between(1, static_cast<std::size_t>(most)));
    if (person != nullptr)
        invite.person = *person;
    return invite;
}

std::optional<Body> Play::toRemove(const Agent& agent, const PlainState& state, Role most)
{
    const auto device = someMember(state, most, World::idOf(agent.device));
    if (!device)
        return std::nullopt;
    Remove remove;
    if (dice_.inPercent(40))
        remove.person = state.members.at(*device).person;
    else
        remove.devices = {*device};
    if (dice_.inPercent(30))
        remove.through = tailsOf(*device, agent.held);
    return remove;
}

/// What the device wrote is named, so that it is known.
std::optional<Body> Play::toSettle(const Agent& agent, const PlainState& state, Role most)
{
    for (const auto& [id, member] : state.members)
        if (member.isSuspended && member.role <= most && (id != World::idOf(agent.device) || most == Role::Owner))
            return Settle{id, tailsOf(id, agent.held)};
    return std::nullopt;
}

std::optional<Body> Play::toRetire(const Agent& agent, const PlainState& state, bool ownOnly)
{
    // Retiring knows what it retires: one's own chain, or what a membership entry of its author builds on.
    std::vector<EntryId> publishes;
    for (const auto& published : state.catalogue)
        if ((!ownOnly || published.by == World::idOf(agent.device)) && agent.last
            && knows(*agent.last, *world_.story().find(published.entry)))
            publishes.push_back(published.entry);
    return publishes.empty() ? std::nullopt : std::optional<Body>{Retire{dice_.oneOf(publishes)}};
}

std::optional<Body> Play::toCancel(const Agent& agent, const PlainState& state)
{
    std::vector<EntryId> invites;
    for (std::size_t i = 0; i < agent.held.size(); ++i)
        if (agent.held[i] && as<Invite>(world_.story().at(i)) && state.counts(world_.story().at(i).id))
            invites.push_back(world_.story().at(i).id);
    return invites.empty() ? std::nullopt : std::optional<Body>{CancelInvite{dice_.oneOf(invites)}};
}

std::optional<DeviceId> Play::someMember(const PlainState& state, Role most, const DeviceId& but)
{
    std::vector<DeviceId> devices;
    for (const auto& [id, member] : state.members)
        if (member.role <= most && id != but)
            devices.push_back(id);
    return devices.empty() ? std::nullopt : std::optional{dice_.oneOf(devices)};
}

/// The entries of the device that none of its others builds on.
Through Play::tailsOf(const DeviceId& device, const Held& held) const
{
    Through tails;
    for (std::size_t i = 0; i < held.size(); ++i) {
        const auto& e = world_.story().at(i);
        if (!held[i] || e.entry.author != device)
            continue;
        std::erase_if(tails, [&](const auto& id) { return isBefore(*world_.story().find(id), e); });
        tails.push_back(e.id);
    }
    std::ranges::sort(tails);
    tails.resize(std::min(tails.size(), mostNamed));
    return tails;
}

Publish Play::toPublish()
{
    auto publish = publishOf("Share");
    publish.share.bytes[0] = static_cast<std::uint8_t>(++shares_);
    return publish;
}

} // namespace shoal::swarm::simulation
