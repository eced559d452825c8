// Promises about admins among themselves: none takes away another, and each takes down one other at most.
#include "tests/core/swarm/simulation/plain_steps.h"
#include "tests/core/swarm/simulation/promises.h"

#include <algorithm>

namespace shoal::swarm::simulation {
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
                return device != author && truth.wasAdminFor(device, g) && state.member(device)
                    && state.member(device)->role == Role::Admin;
            });
            if (admins > 1)
                return "one dispute is against several: " + named(g);
        }
    }
    return std::nullopt;
}

/// An admin whom no owner removed or lowered is one, whatever other admins do.
Broken takenAwayByAdmins(const Truth& truth, const PlainState& state)
{
    for (const auto& letInBy : truth.world().letInBy) {
        const auto& device = letInBy.first;
        const auto* const letIn = letInBy.second;
        if (!truth.world().isHonest(device) || !truth.isHere(*letIn) || !truth.isSoundOwner(letIn->entry.author)
            || truth.isOwner(device) || roleIn(*letIn) != Role::Admin)
            continue;
        const bool isOwnersDoing = std::ranges::any_of(truth.view(), [&](const auto* e) {
            const bool isByOwner = truth.isOwner(e->entry.author);
            const auto* const role = as<ChangeRole>(*e);
            return (as<Leave>(*e) && e->entry.author == device)
                || (as<OwnerDevice>(*e) && !as<OwnerDevice>(*e)->cut.empty())
                || (role && role->device == device && isByOwner)
                || (as<Remove>(*e) && (isByOwner || isBefore(*e, *letIn))
                    && truth.isNamedBy(*e, device, truth.bringersOf(device)))
                || (as<Admit>(*e) && e->brings == device && e != letIn);
        });
        if (!isOwnersDoing && (!state.member(device) || state.member(device)->role != Role::Admin))
            return "an admin is taken away without an owner's word: " + named(truth, device);
    }
    return std::nullopt;
}

/// Who is in a dispute that no owner settled writes nothing that counts, but what the dispute knows.
Broken actsWhileSuspended(const Truth& truth, const PlainState& state)
{
    for (const auto& id : state.disputes) {
        const auto& g = *truth.world().story().find(id);
        for (const auto* const e : truth.view()) {
            const auto& author = e->entry.author;
            const auto* const remove = as<Remove>(g);
            const bool isNamed = std::ranges::count(remove->devices, author) > 0 && truth.wasAdminFor(author, g);
            if (!state.counts(e->id) || knows(g, *e) || !(author == g.entry.author || isNamed) || truth.isOwner(author)
                || state.levels.at(e->id) != Level::Admin)
                continue;
            const bool isSettled = std::ranges::any_of(truth.view(), [&](const auto* s) {
                return as<Settle>(*s) && as<Settle>(*s)->device == author && truth.isOwner(s->entry.author)
                    && knows(*s, g);
            });
            if (!isSettled)
                return "a suspended admin acts: " + named(*e) + " in spite of " + named(g);
        }
    }
    return std::nullopt;
}

} // namespace shoal::swarm::simulation
