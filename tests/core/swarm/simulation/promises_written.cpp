// Promises about what is written: nobody's history is voided by others, and nobody writes beyond its rights.
#include "tests/core/swarm/simulation/plain_steps.h"
#include "tests/core/swarm/simulation/promises.h"

#include <algorithm>

namespace shoal::swarm::simulation {
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

/// What counted for an owner when it built on it keeps counting, though its author forks later.
Broken voidedByLateFork(const Truth& truth, const PlainState& state)
{
    for (const auto* const x : truth.view()) {
        const auto written = truth.world().countedWhenWritten.find(x);
        if (written == truth.world().countedWhenWritten.end() || !truth.isSoundOwner(x->entry.author))
            continue;
        for (const auto& id : written->second) {
            const auto& e = *truth.world().story().find(id);
            if (isBefore(e, *x) && (as<Publish>(e) || as<Invite>(e) || as<Epoch>(e)) && !state.counts(id)
                && truth.isLeftAlone(e.entry.author)
                && isBefore(*truth.world().letInBy.at(e.entry.author), e)) // not by an admission of somebody else's
                return "what an owner built on is void: " + named(e) + ", known to " + named(*x);
        }
    }
    return std::nullopt;
}

/// From a fork on nothing counts on which nobody with power built, while nobody above settled it.
Broken countsFromAFork(const Truth& truth, const PlainState& state)
{
    std::map<std::pair<DeviceId, std::uint64_t>, std::size_t> halves;
    for (const auto* const e : truth.view())
        ++halves[{e->entry.author, e->entry.sequence}];
    for (const auto* const e : truth.view()) {
        const auto& author = e->entry.author;
        const bool isForked = std::ranges::any_of(halves, [&](const auto& place) {
            return place.first.first == author && place.first.second <= e->entry.sequence && place.second > 1;
        });
        if (!isForked || !state.counts(e->id) || truth.isOwner(author) || author == World::idOf(World::recovery))
            continue;
        const bool isHelped = std::ranges::any_of(truth.view(), [&](const auto* x) {
            const auto& by = x->entry.author;
            const auto* const settle = as<Settle>(*x);
            const bool isAbove = truth.isAbove(*x, author);
            return (settle && settle->device == author && isAbove)
                || (isBefore(*e, *x) && truth.isPowerful(by) && by != author);
        });
        if (!isHelped)
            return "what comes from a fork on counts by nobody's word: " + named(*e);
    }
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
        const bool mayPublish =
            std::ranges::any_of(grants, [&](const auto* g) { return roleIn(*g) > Role::Reader && isBefore(*g, *e); });
        if ((as<Publish>(*e) || as<Retire>(*e)) && !mayPublish)
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

/// A device with a fork is suspended until somebody above it settled.
Broken settledByItself(const Truth& truth, const PlainState& state)
{
    std::map<std::pair<DeviceId, std::uint64_t>, std::size_t> halves;
    for (const auto* const e : truth.view())
        ++halves[{e->entry.author, e->entry.sequence}];
    for (const auto& [place, count] : halves) {
        const auto& device = place.first;
        const auto* const member = state.member(device);
        if (count < 2 || member == nullptr || member->isSuspended)
            continue;
        if (std::ranges::none_of(truth.view(), [&](const auto* s) {
                return as<Settle>(*s) && as<Settle>(*s)->device == device && truth.isAbove(*s, device);
            }))
            return "a fork is settled by nobody above: " + named(truth, device);
    }
    return std::nullopt;
}

/// Nobody passes on what is beyond every quota that was ever granted, unless something within its quota builds on it.
Broken relaysAFlood(const Truth& truth, const PlainState& state)
{
    for (const auto* const e : truth.view()) {
        const auto& author = e->entry.author;
        if (!state.relayed.contains(e->id) || truth.isOwner(author) || author == World::idOf(World::recovery))
            continue;
        auto quota = as<Genesis>(truth.world().genesis())->quotas.admin;
        for (const auto* const g : truth.grantsOf(author))
            if (const auto* const role = as<ChangeRole>(*g); role && truth.isOwner(g->entry.author))
                quota = std::max(quota, role->quota);
        const bool isBuiltOn = std::ranges::any_of(truth.view(), [&](const auto* x) {
            const bool isWithin = x->entry.author != author || x->entry.sequence <= quota;
            return isWithin && state.relayed.contains(x->id) && isBefore(*e, *x);
        });
        if (e->entry.sequence > quota && !isBuiltOn)
            return "a flood is relayed: " + named(*e);
    }
    return std::nullopt;
}

} // namespace shoal::swarm::simulation
