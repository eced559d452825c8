#include "tests/core/swarm/simulation/promised.h"

#include "tests/core/swarm/simulation/plain_steps.h"
#include "tests/core/swarm/simulation/truth.h"

#include <algorithm>

namespace shoal::swarm::simulation {
namespace {
using Broken = std::optional<std::string>;
using Entries = std::vector<const Told*>;

std::string named(const Told& e) { return "#" + std::to_string(e.number); }
std::string named(const Truth& truth, const DeviceId& device)
{
    const auto number = truth.world().numberOf(device);
    return number ? "device " + std::to_string(*number) : "a device that nobody has";
}

/// What an untouched device wrote within its rights counts: nobody's history is voided by others.
Broken voidedByOthers(const Truth& truth, const PlainState& state)
{
    for (const auto* const e : truth.view()) {
        const auto& body = e->entry.body;
        const bool isOwn = std::holds_alternative<Publish>(body) || std::holds_alternative<Invite>(body)
            || std::holds_alternative<Epoch>(body);
        const auto& author = e->entry.author;
        if (isOwn && !state.counts(e->id) && (truth.isSoundOwner(author) || truth.isUntouched(author)))
            return "what an honest device wrote within its rights is void: " + named(*e);
    }
    for (const auto& [device, letIn] : truth.world().letInBy) {
        if (truth.isUntouched(device) && !state.member(device))
            return "an honest device that nobody removed is no member: " + named(truth, device);
        if (truth.isUntouched(device) && roleIn(*letIn) == Role::Writer && state.member(device)->role < Role::Writer)
            return "an honest device that nobody lowered is lowered: " + named(truth, device);
        if (truth.isUntouched(device) && state.member(device)->isSuspended)
            return "an honest device that nobody disputes is suspended: " + named(truth, device);
    }
    return std::nullopt;
}

/// Whether the author of an admission had the right to it, in the past that it names and in spite of what owners
/// decided that it doesn't name.
bool hadTheRight(const Truth& truth, const Told& bringer, Entries seen = {})
{
    const auto& author = bringer.entry.author;
    if (author == World::idOf(World::recovery) || as<Genesis>(bringer))
        return true;
    if (truth.isRecoveredFrom(bringer))
        return false;
    if (truth.isOwner(author))
        return std::ranges::any_of(truth.bringersOf(author), [&](const auto* b) { return isBefore(*b, bringer); });
    const auto isLostBy = [&](const Told& g) {
        return truth.isSoundOwner(g.entry.author) && !knows(g, bringer) && !truth.isRaised(author, g, bringer);
    };
    const auto& grants = truth.grantsOf(author);
    const bool isCut = std::ranges::any_of(truth.removals(), [&](const auto* g) {
        const auto& said = *as<Remove>(*g);
        return std::ranges::count(said.devices, author) > 0 && isLostBy(*g);
    });
    const auto* const admit = as<Admit>(bringer);
    const auto* const invite = admit && admit->invite ? truth.world().story().find(*admit->invite) : nullptr;
    if (isCut || invite == nullptr || invite->entry.author != author || as<Invite>(*invite)->role < admit->role)
        return false;
    const auto isPromotedAfter = [&](const Told& lowering) {
        return std::ranges::any_of(grants, [&](const auto* g) {
            return truth.isOwner(g->entry.author) && roleIn(*g) == Role::Admin && isBefore(lowering, *g)
                && isBefore(*g, bringer);
        });
    };
    const bool isLowered = std::ranges::any_of(grants, [&](const auto* g) {
        return as<ChangeRole>(*g) && roleIn(*g) < Role::Admin && isLostBy(*g) && !isPromotedAfter(*g);
    });
    const bool isAdmin = !isLowered && std::ranges::any_of(grants, [&](const auto* g) {
        return truth.isOwner(g->entry.author) && roleIn(*g) == Role::Admin && isBefore(*g, bringer);
    });
    if (isAdmin)
        return true;
    // Otherwise it is a further device of its own person.
    seen.push_back(&bringer);
    return std::ranges::any_of(truth.bringersOf(author), [&](const auto* b) {
        return isBefore(*b, bringer) && std::ranges::count(seen, b) == 0 && hadTheRight(truth, *b, seen)
            && (personBroughtBy(*b) == admit->person || std::ranges::any_of(grants, [&](const auto* g) {
                    return truth.isOwner(g->entry.author) && personIn(*g) == admit->person && isBefore(*g, bringer);
                }));
    });
}

/// Nobody is a member whom nobody with the right let in.
Broken letInByNobody(const Truth& truth, const PlainState& state)
{
    for (const auto& [device, member] : state.members)
        if (std::ranges::none_of(truth.bringersOf(device),
                                 [&](const auto* b) { return state.counts(b->id) && hadTheRight(truth, *b); }))
            return "somebody is a member whom nobody with the right let in: " + named(truth, device);
    return std::nullopt;
}

/// Nobody has the admin's role without an owner's word, nor the owner's without an owner's or the recovery key's.
Broken raisedByNobody(const Truth& truth, const PlainState& state)
{
    for (const auto& [device, member] : state.members) {
        if (member.role == Role::Owner && !truth.isOwner(device))
            return "somebody is an owner by nobody's word: " + named(truth, device);
        if (member.role == Role::Admin && !truth.wasEverAdmin(device))
            return "somebody is an admin without an owner's word: " + named(truth, device);
    }
    for (const auto* const e : truth.view())
        if (state.counts(e->id) && (as<Epoch>(*e) || as<Remove>(*e) || as<Settle>(*e) || as<ChangeRole>(*e))
            && !truth.isPowerful(e->entry.author))
            return "somebody who was never an admin decides: " + named(*e);
    return std::nullopt;
}

/// The cuts whose authors had the right, and were never cut, lowered or disputed.
bool isSoundCut(const Truth& truth, const Told& g, const DeviceId& device)
{
    if (truth.isOwner(device))
        return false;
    const auto& author = g.entry.author;
    return truth.isSoundOwner(author)
        || (truth.isUntouched(author) && truth.wasEverAdmin(author) && !truth.wasEverAdmin(device)
            && std::ranges::any_of(truth.grantsOf(author), [&](const auto* grant) {
                   return truth.isOwner(grant->entry.author) && roleIn(*grant) == Role::Admin && isBefore(*grant, g);
               }));
}

/// A cut device is no member, and writes nothing that counts but what the cut knows, or an owner raises.
Broken cutInVain(const Truth& truth, const PlainState& state)
{
    for (const auto* const g : truth.removals()) {
        for (std::size_t number = 2; number < truth.world().devices(); ++number) {
            const auto& device = World::idOf(number);
            auto bringers = truth.bringersOf(device);
            std::erase_if(bringers, [&](const auto* b) { return !state.counts(b->id); });
            if (!isSoundCut(truth, *g, device) || !truth.isNamedBy(*g, device, bringers))
                continue;
            if (state.member(device))
                return "a device that was cut is a member: " + named(truth, device) + " by " + named(*g);
            for (const auto* const e : truth.view())
                if (e->entry.author == device && state.counts(e->id) && !knows(*g, *e)
                    && !truth.isRaised(device, *g, *e))
                    return "a device that was cut writes what counts: " + named(*e) + " after " + named(*g);
        }
        const bool isAnyHere = std::ranges::any_of(state.members, [&](const auto& m) {
            return isSoundCut(truth, *g, m.first) && truth.isNamedBy(*g, m.first, truth.bringersOf(m.first));
        });
        const bool isSoundOwners = truth.isSoundOwner(g->entry.author);
        const auto known = std::ranges::count_if(
            state.tight, [&](const auto& id) { return !knows(*truth.world().story().find(id), *g); });
        const auto& said = *as<Remove>(*g);
        const bool cutsOne = !said.devices.empty() && !truth.isOwner(said.devices.front())
            && std::ranges::any_of(truth.bringersOf(said.devices.front()),
                                   [&](const auto* b) { return state.counts(b->id); });
        if (!isAnyHere && isSoundOwners && cutsOne && known > 0)
            return "an epoch is tight that doesn't know a cut: " + named(*g);
    }
    return std::nullopt;
}

/// Whoever the recovery key names wrote nothing that counts but what it knows, and owns nothing.
Broken ownsAfterRecovery(const Truth& truth, const PlainState& state)
{
    for (const auto* const e : truth.view())
        if (truth.isRecoveredFrom(*e) && state.counts(e->id))
            return "whom the recovery key cut writes what counts: " + named(*e);
    for (const auto* const g : truth.view())
        if (const auto* const owner = as<OwnerDevice>(*g); owner && g->entry.author == World::idOf(World::recovery))
            for (const auto& device : owner->cut)
                if (state.member(device))
                    return "whom the recovery key cut is a member: " + named(truth, device);
    for (const auto& [device, letIn] : truth.world().letInBy)
        if (truth.isSoundOwner(device) && (!state.member(device) || state.member(device)->role != Role::Owner)
            && std::ranges::none_of(truth.view(),
                                    [&](const auto* e) { return e->entry.author == device && as<Leave>(*e); }))
            return "an owner's device is none any more: " + named(truth, device);
    return std::nullopt;
}

/// Readers publish nothing; nobody counts beyond the largest quota that was ever granted.
Broken beyondItsRole(const Truth& truth, const PlainState& state)
{
    for (const auto* const e : truth.view()) {
        const auto& author = e->entry.author;
        if (!state.counts(e->id) || truth.isOwner(author) || author == World::idOf(World::recovery))
            continue;
        const auto& grants = truth.grantsOf(author);
        const auto isAbove = [&](Role role) {
            return std::ranges::any_of(grants, [&](const auto* g) { return roleIn(*g) > role; });
        };
        if ((as<Publish>(*e) || as<Retire>(*e)) && !isAbove(Role::Reader))
            return "a reader publishes: " + named(*e);
        const auto& quotas = as<Genesis>(truth.world().genesis())->quotas;
        auto quota = isAbove(Role::Writer) ? quotas.admin : isAbove(Role::Reader) ? quotas.writer : quotas.reader;
        for (const auto* const g : grants)
            if (const auto* const role = as<ChangeRole>(*g); role && truth.isOwner(g->entry.author))
                quota = std::max(quota, role->quota);
        if (e->entry.sequence > quota)
            return "a device writes beyond its quota: " + named(*e);
    }
    return std::nullopt;
}

/// A malicious admin takes down one other, until an owner settled; another one only where an owner built on it.
Broken disputesTooMuch(const Truth& truth, const PlainState& state)
{
    std::map<DeviceId, std::size_t> open;
    for (const auto& id : state.disputes) {
        const auto& g = *truth.world().story().find(id);
        const auto& author = g.entry.author;
        const bool isSettled = std::ranges::any_of(truth.view(), [&](const auto* s) {
            return as<Settle>(*s) && as<Settle>(*s)->device == author && truth.isOwner(s->entry.author);
        });
        const bool isBuiltOn = std::ranges::any_of(
            truth.view(), [&](const auto* x) { return truth.isOwner(x->entry.author) && isBefore(g, *x); });
        if (!isSettled && !isBuiltOn && ++open[author] > 1)
            return "one admin disputes twice: " + named(truth, author) + " by " + named(g);
        if (const auto& said = *as<Remove>(g); !said.person && said.devices.size() > 1) {
            const auto admins = std::ranges::count_if(said.devices, [&](const auto& device) {
                return device != author && state.member(device) && state.member(device)->role == Role::Admin;
            });
            if (admins > 1)
                return "one dispute is against several: " + named(g);
        }
    }
    return std::nullopt;
}

/// The last tight epoch, where there is one, is the current one or before it.
Broken epochIsLoose(const Truth&, const PlainState& state)
{
    if (!state.tight.empty() && !state.tight.contains(state.currentEpoch))
        return "the current epoch isn't tight though there is one that is";
    return std::nullopt;
}

/// What isn't relayed counts nowhere, and whoever never got it comes to the same.
Broken dependsOnWhatIsLeftOut(const Truth& truth, const PlainState& state, const Rules& rules)
{
    for (const auto& id : state.counting)
        if (!state.relayed.contains(id))
            return "what isn't relayed counts: " + named(*truth.world().story().find(id));
    Held held(truth.world().story().size());
    const auto take = [&](const EntryId& id) {
        const auto& e = *truth.world().story().find(id);
        for (std::size_t i = 0; i <= e.number; ++i)
            if (knows(e, truth.world().story().at(i)))
                held[i] = true;
    };
    for (const auto& id : state.relayed)
        take(id);
    for (const auto& [device, fork] : state.unmendedForks)
        take(fork.one), take(fork.other);
    const auto without = plainFold(truth.world().viewOf(held), rules);
    if (without.counting != state.counting || without.members != state.members)
        return "whoever never got what isn't relayed comes to something else";
    return std::nullopt;
}
} // namespace

std::optional<std::string> brokenPromise(const World& world, const View& view, const PlainState& state,
                                         const Rules& rules)
{
    const Truth truth{world, view};
    for (const auto promise : {voidedByOthers, letInByNobody, raisedByNobody, cutInVain, ownsAfterRecovery,
                               beyondItsRole, disputesTooMuch, epochIsLoose})
        if (auto broken = promise(truth, state))
            return broken;
    return dependsOnWhatIsLeftOut(truth, state, rules);
}

} // namespace shoal::swarm::simulation
