// Promises about who belongs: whom nobody with the right let in doesn't, nor is anybody raised by nobody.
#include "tests/core/swarm/simulation/plain_steps.h"
#include "tests/core/swarm/simulation/promises.h"

#include <algorithm>

namespace shoal::swarm::simulation {
namespace {
using Entries = std::vector<const Told*>;

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

} // namespace

/// Nobody is a member whom nobody with the right let in.
Broken letInByNobody(const Truth& truth, const PlainState& state)
{
    for (const auto& [device, member] : state.members)
        if (std::ranges::none_of(truth.bringersOf(device),
                                 [&](const auto* b) { return state.counts(b->id) && hadTheRight(truth, *b); }))
            return "somebody is a member whom nobody with the right let in: " + named(truth, device);
    return std::nullopt;
}

/// Whom an untouched admin let in under its own invite is let in, unless an owner cancelled it or somebody else did so
/// too.
Broken turnedAway(const Truth& truth, const PlainState& state)
{
    for (const auto& letInBy : truth.world().letInBy) {
        const auto& device = letInBy.first;
        const auto* const letIn = letInBy.second;
        const auto& author = letIn->entry.author;
        const auto* const admit = as<Admit>(*letIn);
        if (admit == nullptr || !admit->invite || !truth.isHere(*letIn) || !truth.isUntouched(author)
            || state.levels.at(letIn->id) != Level::Admin || truth.bringersOf(device).size() > 1)
            continue;
        const bool isCrossed = std::ranges::any_of(truth.view(), [&](const auto* x) {
            const auto* const cancel = as<CancelInvite>(*x);
            return (cancel && cancel->invite == admit->invite)
                || (x != letIn && x->brings && personBroughtBy(*x) == admit->person);
        });
        if (!isCrossed && !state.counts(letIn->id))
            return "whom an honest admin let in is turned away: " + named(*letIn);
    }
    return std::nullopt;
}

/// No admission counts that an owner's cancelling doesn't know, or that takes a person that it knows to be another's,
/// or that is the sixth to its author's own.
Broken letInWrongly(const Truth& truth, const PlainState& state)
{
    for (const auto* const e : truth.view()) {
        const auto* const admit = as<Admit>(*e);
        if (admit == nullptr || !state.counts(e->id) || truth.isOwner(e->entry.author))
            continue;
        for (const auto* const c : truth.view())
            if (const auto* const cancel = as<CancelInvite>(*c); cancel && cancel->invite == admit->invite
                && truth.isSoundOwner(c->entry.author) && state.counts(c->id) && !knows(*c, *e))
                return "an invite is used that an owner cancelled: " + named(*e);
        const auto* const invite = as<Invite>(*truth.world().story().find(*admit->invite));
        for (const auto* const b : truth.view())
            if (!invite->person && b->brings && isBefore(*b, *e) && personBroughtBy(*b) == admit->person)
                return "somebody is let in as somebody else: " + named(*e);
        std::set<DeviceId> before;
        for (const auto* const b : truth.view())
            if (b->brings && b->brings != e->brings && state.counts(b->id) && personBroughtBy(*b) == admit->person
                && (state.levels.at(b->id) != Level::Member || comesFirst(b, e)))
                before.insert(*b->brings);
        if (state.levels.at(e->id) == Level::Member && before.size() >= 5)
            return "a person lets in a sixth device: " + named(*e);
    }
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

} // namespace shoal::swarm::simulation
