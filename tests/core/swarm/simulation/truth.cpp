#include "tests/core/swarm/simulation/truth.h"

#include "tests/core/swarm/simulation/plain_steps.h"

#include <algorithm>

namespace shoal::swarm::simulation {
namespace {

const std::vector<const Told*>& among(const std::map<DeviceId, std::vector<const Told*>>& all, const DeviceId& device)
{
    static const std::vector<const Told*> none;
    const auto found = all.find(device);
    return found != all.end() ? found->second : none;
}
} // namespace

Truth::Truth(const World& world, const View& view)
    : world_{world}
    , view_{view}
    , here_{view.begin(), view.end()}
{
    for (const auto* const e : view_) {
        if (e->brings)
            bringers_[*e->brings].push_back(e);
        if (const auto about = granted(*e))
            grants_[*about].push_back(e);
        if (as<Remove>(*e))
            removals_.push_back(e);
        if (e->entry.author == World::idOf(World::recovery))
            recoveries_.push_back(e);
    }
    for (const auto* const e : view_) { // a bringer's author comes before it
        const auto* const owner = as<OwnerDevice>(*e);
        const bool isByOwner =
            isOwner(e->entry.author) && !isRecoveredFrom(*e) && !isAfterLeaving(*e) && owner && owner->cut.empty();
        if (as<Genesis>(*e) || (owner && (isByOwner || e->entry.author == World::idOf(World::recovery))))
            owners_.insert(*e->brings);
    }
    for (const auto* const e : view_)
        if (const auto about = granted(*e); about && isOwner(e->entry.author) && !isRecoveredFrom(*e)
            && !isAfterLeaving(*e) && roleIn(*e) == Role::Admin
            && (as<Admit>(*e)
                || std::ranges::any_of(bringersOf(*about), [&](const auto* b) { return isBefore(*b, *e); })))
            everAdmins_.insert(*about); // a role of one whom its author didn't know counts nowhere
}

bool Truth::isSoundOwner(const DeviceId& device) const
{
    return isOwner(device) && world_.isHonest(device) && std::ranges::none_of(recoveries_, [&](const auto* g) {
               return std::ranges::count(as<OwnerDevice>(*g)->cut, device) > 0;
           });
}

bool Truth::isAbove(const Told& settle, const DeviceId& device) const
{
    const auto& author = settle.entry.author;
    if (isOwner(author))
        return true;
    const bool isLowered = std::ranges::any_of(grantsOf(device), [&](const auto* g) {
        return isOwner(g->entry.author) && roleIn(*g) < Role::Admin && isBefore(*g, settle);
    });
    return wasEverAdmin(author) && author != device && !isOwner(device) && (!wasEverAdmin(device) || isLowered);
}

bool Truth::isRecoveredFrom(const Told& e) const
{
    return std::ranges::any_of(recoveries_, [&](const auto* g) {
        return std::ranges::count(as<OwnerDevice>(*g)->cut, e.entry.author) > 0 && !knows(*g, e);
    });
}

bool Truth::isAfterLeaving(const Told& e) const
{
    return std::ranges::any_of(view_, [&](const auto* leave) {
        return as<Leave>(*leave) && leave->entry.author == e.entry.author && isBefore(*leave, e);
    });
}

const std::vector<const Told*>& Truth::bringersOf(const DeviceId& device) const { return among(bringers_, device); }
const std::vector<const Told*>& Truth::grantsOf(const DeviceId& device) const { return among(grants_, device); }

bool Truth::isNamedBy(const Told& remove, const DeviceId& device, const std::vector<const Told*>& bringers) const
{
    const auto& said = *as<Remove>(remove);
    return std::ranges::count(said.devices, device) > 0
        || (said.person
            && std::ranges::any_of(bringers, [&](const auto* b) { return personBroughtBy(*b) == *said.person; }));
}

bool Truth::isRaised(const DeviceId& device, const Told& cut, const Told& e) const
{
    return std::ranges::any_of(view_, [&](const auto* s) {
        const auto* const settle = as<Settle>(*s);
        return settle && settle->device == device && isOwner(s->entry.author) && knows(*s, cut) && knows(*s, e);
    });
}

bool Truth::isUntouched(const DeviceId& device) const { return world_.isHonest(device) && isLeftAlone(device); }

bool Truth::isLeftAlone(const DeviceId& device) const
{
    const auto letIn = world_.letInBy.find(device);
    if (isOwner(device) || letIn == world_.letInBy.end() || !isHere(*letIn->second))
        return false;
    const auto& bringer = *letIn->second;
    const auto& admitter = bringer.entry.author;
    if (!(isOwner(admitter) ? isSoundOwner(admitter) : isUntouched(admitter)))
        return false;
    return isUntouchedNow(device);
}

bool Truth::wasAdminFor(const DeviceId& device, const Told& removal) const
{
    const auto isOver = [&](const Told& g) { // lowered before, and the removal knew
        return std::ranges::any_of(grantsOf(device), [&](const auto* r) {
            return isOwner(r->entry.author) && !isRecoveredFrom(*r) && !isAfterLeaving(*r) && as<ChangeRole>(*r)
                && roleIn(*r) < Role::Admin && knows(*r, g) && isBefore(*r, removal);
        });
    };
    return std::ranges::any_of(grantsOf(device), [&](const auto* g) {
        return isOwner(g->entry.author) && roleIn(*g) == Role::Admin && !isBefore(removal, *g) && !isOver(*g);
    });
}

bool Truth::namesAnAdmin(const Told& remove) const
{
    return std::ranges::any_of(everAdmins_, [&](const auto& device) {
        return isNamedBy(remove, device, bringersOf(device)) && wasAdminFor(device, remove);
    });
}

bool Truth::isUntouchedNow(const DeviceId& device) const
{
    const auto& bringer = *world_.letInBy.at(device);
    const auto* const admit = as<Admit>(bringer);
    const auto isAmiss = [&](const auto* e) {
        const bool isPowers = isPowerful(e->entry.author);
        if (e == &bringer)
            return false;
        if (e->entry.author == device) // it may dispute another admin, together with itself
            return as<Leave>(*e) != nullptr || (as<Remove>(*e) && namesAnAdmin(*e));
        if (const auto* const remove = as<Remove>(*e); remove && isPowers)
            return isNamedBy(*e, device, bringersOf(device)) || remove->person == admit->person;
        if (const auto* const role = as<ChangeRole>(*e); role && isPowers && role->device == device)
            return !isSoundOwner(e->entry.author) || role->role < admit->role
                || std::ranges::any_of(grantsOf(device), [&](const auto* g) { return roleIn(*g) > role->role; });
        if (const auto* const other = as<Admit>(*e); other && isPowers)
            return e->brings == device || other->person == admit->person;
        if (const auto* const cancel = as<CancelInvite>(*e); cancel && isOwner(e->entry.author))
            return admit->invite == cancel->invite;
        if (const auto* const owner = as<OwnerDevice>(*e))
            return std::ranges::count(owner->cut, device) > 0 || e->brings == device
                || (isPowers && owner->person == admit->person);
        return false;
    };
    return admit != nullptr && std::ranges::none_of(view_, isAmiss);
}

} // namespace shoal::swarm::simulation
