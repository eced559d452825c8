// Promises about who doesn't belong any more: it stays so, and undoes nothing.
#include "tests/core/swarm/simulation/plain_steps.h"
#include "tests/core/swarm/simulation/promises.h"

#include <algorithm>

namespace shoal::swarm::simulation {
namespace {

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

} // namespace

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
            for (const auto* const e : truth.view()) {
                // A person that a member made it later in fold order is none of its yet.
                auto decided = bringers;
                std::erase_if(decided, [&](const auto* b) {
                    return state.levels.at(b->id) == Level::Member && !comesFirst(b, e);
                });
                if (e->entry.author == device && state.counts(e->id) && !knows(*g, *e)
                    && truth.isNamedBy(*g, device, decided) && !truth.isRaised(device, *g, *e))
                    return "a device that was cut writes what counts: " + named(*e) + " after " + named(*g);
            }
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

/// What a lowered device writes without knowing of it counts by the lower role alone.
Broken loweredInVain(const Truth& truth, const PlainState& state)
{
    for (const auto* const g : truth.view()) {
        const auto* const role = as<ChangeRole>(*g);
        if (role == nullptr || role->role == Role::Admin || !truth.isSoundOwner(g->entry.author)
            || truth.isOwner(role->device) || !state.counts(g->id))
            continue;
        for (const auto* const e : truth.view()) {
            if (e->entry.author != role->device || !areApart(*e, *g) || !state.counts(e->id)
                || truth.isRaised(role->device, *g, *e))
                continue;
            const bool isAdmins = as<Epoch>(*e) || as<Remove>(*e) || as<Settle>(*e) || as<ChangeRole>(*e);
            const bool isWriters = as<Publish>(*e) || as<Retire>(*e);
            if (isAdmins || (isWriters && role->role == Role::Reader))
                return "a lowered device does what it might before: " + named(*e) + " in spite of " + named(*g);
        }
    }
    return std::nullopt;
}

/// Whoever left is no member, and writes nothing that counts.
Broken leftInVain(const Truth& truth, const PlainState& state)
{
    for (const auto* const leave : truth.view()) {
        const auto& device = leave->entry.author;
        if (!as<Leave>(*leave) || !state.counts(leave->id))
            continue;
        if (state.member(device))
            return "a device that left is a member: " + named(truth, device);
        for (const auto* const e : truth.view())
            if (e->entry.author == device && isBefore(*leave, *e) && state.counts(e->id))
                return "a device that left writes what counts: " + named(*e);
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
    for (const auto& letInBy : truth.world().letInBy) {
        const auto& device = letInBy.first;
        const auto hasLeft = [&](const auto* e) { return e->entry.author == device && as<Leave>(*e); };
        if (truth.isSoundOwner(device) && (!state.member(device) || state.member(device)->role != Role::Owner)
            && std::ranges::none_of(truth.view(), hasLeft))
            return "an owner's device is none any more: " + named(truth, device);
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

} // namespace shoal::swarm::simulation
