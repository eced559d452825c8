// Sections 6.3 and 6.4: who is an admin, disputes, and what admins do.
#include "tests/core/swarm/simulation/plain_steps.h"

#include <algorithm>

namespace shoal::swarm::simulation {

// 6.3 Who is an admin

/// A counting grant at the level owner.
bool PlainSteps::isOwnersGrant(const Told& g) const { return countsAt(Level::Owner, g); }

const PlainSteps::Persons& PlainSteps::ownersPersons(const DeviceId& device) const
{
    static const Persons none;
    const auto found = ownersPersons_.find(device);
    return found != ownersPersons_.end() ? found->second : none;
}

/// An `owner` entry by the recovery key that names D, or a counting `remove` at the level owner that names D, or that
/// names a person whom an owners' grant gives D; of an owner's device only the former.
bool PlainSteps::isOwnersCut(const Told& g, const DeviceId& device) const
{
    if (isRecoverysCut(g, device))
        return true;
    const auto* const remove = as<Remove>(g);
    if (remove == nullptr || !countsAt(Level::Owner, g) || (isOwners(device) && rules_.ownersStay))
        return false;
    return std::ranges::count(remove->devices, device) > 0
        || (remove->person && ownersPersons(device).contains(*remove->person));
}

bool PlainSteps::adminAt(const DeviceId& device, const Told& e) const
{
    auto grants = of(ownersGrants_, device);
    std::erase_if(grants, [&](const auto* g) { return !wasKnown(*g, &e); });
    grants = outermost(grants);
    if (grants.empty() || std::ranges::any_of(grants, [](const auto* g) { return roleIn(*g) != Role::Admin; }))
        return false;
    for (const auto* const g : of(ownersGrants_, device))
        if (rules_.losingWins && as<ChangeRole>(*g) && roleIn(*g) < Role::Admin && areApart(*g, e)
            && !isRaised(device, *g, e))
            return false;
    for (const auto* const g : cuts_) {
        if (!isOwnersCut(*g, device) || knows(*g, e))
            continue;
        const bool isRaisedOver = !isRecoverysCut(*g, device) && isRaised(device, *g, e);
        if (!areApart(*g, e) || (rules_.losingWins && !isRaisedOver))
            return false;
    }
    return !hasLeft(device, e);
}

/// Whether the author of x had to take D for an admin: some owners' grant a about D for an admin, not x < a, such that
/// there is no d, a ≤ d < x, that is an owners' grant by `role` about D below admin, an owners' cut of D, or a leave by
/// D.
bool PlainSteps::isAdminFor(const DeviceId& device, const Told& x) const
{
    if (!rules_.disputes)
        return false;
    const auto ends = [&](const Told& a) {
        const auto isBetween = [&](const auto* d) { return knows(*d, a) && isBefore(*d, x); };
        return std::ranges::any_of(
                   of(ownersGrants_, device),
                   [&](const auto* d) { return as<ChangeRole>(*d) && roleIn(*d) < Role::Admin && isBetween(d); })
            || std::ranges::any_of(cuts_, [&](const auto* d) { return isOwnersCut(*d, device) && isBetween(d); })
            || std::ranges::any_of(of(leaves_, device), isBetween);
    };
    return std::ranges::any_of(of(ownersGrants_, device), [&](const auto* a) {
        return roleIn(*a) == Role::Admin && (!isBefore(x, *a) || !rules_.promotionsAreApart) && !ends(*a);
    });
}

/// Every device B that it names (itself, or by a person whom an owners' grant gives B), that isn't its author, isn't an
/// owner's device, and has isAdminFor(B, g).
std::vector<DeviceId> PlainSteps::disputedBy(const Told& g) const
{
    std::vector<DeviceId> disputed;
    const auto* const remove = as<Remove>(g);
    if (remove == nullptr || !isAt(Level::Admin, g))
        return disputed;
    for (const auto& [device, grants] : ownersGrants_) {
        const bool isNamed = std::ranges::count(remove->devices, device) > 0
            || (remove->person && ownersPersons(device).contains(*remove->person));
        if (isNamed && device != g.entry.author && !isOwners(device) && isAdminFor(device, g))
            disputed.push_back(device);
    }
    return disputed;
}

void PlainSteps::findDisputes()
{
    for (const auto* const g : view_)
        if (const auto about = granted(*g); about && isOwnersGrant(*g)) {
            ownersGrants_[*about].push_back(g);
            ownersPersons_[*about].insert(personIn(*g));
        }
    for (const auto* const e : view_)
        if (!level_[e->number])
            level_[e->number] = adminAt(e->entry.author, *e) ? Level::Admin : Level::Member;
    for (const auto* const g : view_)
        if (auto disputed = disputedBy(*g); !disputed.empty() && holds(*g))
            disputes_.emplace(g, std::move(disputed));
}

/// Asked in fold order: disputes_ has those before it that hold.
bool PlainSteps::holds(const Told& g) const
{
    if (g.entry.sequence > adminsQuota(g) && rules_.quota)
        return false;
    const bool isOfOne = as<Remove>(g)->person || disputedBy(g).size() == 1;
    const bool isSound = isForkClean(g, Settles::OfOwners)
        || std::ranges::any_of(view_, [&](const auto* x) { return countsAt(Level::Owner, *x) && knows(*x, g); });
    const bool isFree = std::ranges::all_of(disputes_, [&](const auto& dispute) {
        const auto& d = *dispute.first;
        return !isBefore(d, g) || !concerns(d, g.entry.author) || settlesBetween(g.entry.author, d, g);
    });
    return (isOfOne && isFree && isSound) || (!rules_.oneDispute && isSound);
}

bool PlainSteps::concerns(const Told& dispute, const DeviceId& device) const
{
    return dispute.entry.author == device || std::ranges::count(disputes_.at(&dispute), device) > 0;
}

/// An owners' settle s about D has from ≤ s < until.
bool PlainSteps::settlesBetween(const DeviceId& device, const Told& from, const Told& until) const
{
    return std::ranges::any_of(of(settles_, device), [&](const auto* s) {
        return countsAt(Level::Owner, *s) && knows(*s, from) && isBefore(*s, until);
    });
}

// 6.4 What admins do

/// The largest of the admins' quota and those in owners' grants about A < e.
std::uint64_t PlainSteps::adminsQuota(const Told& e) const
{
    auto quota = genesis_->quotas.admin;
    for (const auto* const g : of(ownersGrants_, e.entry.author))
        if (const auto* const role = as<ChangeRole>(*g); role && isBefore(*g, e))
            quota = std::max(quota, role->quota);
    return quota;
}

/// Another entry x knows e, and counts at the level owner, or stands at the level admin and is by another device.
bool PlainSteps::isAnchored(const Told& e) const
{
    return rules_.anchors && std::ranges::any_of(view_, [&](const auto* x) {
               return isBefore(e, *x)
                   && (countsAt(Level::Owner, *x)
                       || ((standing_[x->number] || !rules_.onlyAdminsAnchor) && x->entry.author != e.entry.author));
           });
}

/// Some dispute g that holds, with A as its author or among the disputed, has none of: e = g; e < g; an owners' settle
/// s about A has g ≤ s, and e ≤ s or s < e.
bool PlainSteps::isSuspendedAt(const DeviceId& admin, const Told& e) const
{
    return rules_.suspension && std::ranges::any_of(disputes_, [&](const auto& dispute) {
               const auto& g = *dispute.first;
               return concerns(g, admin) && !knows(g, e)
                   && std::ranges::none_of(of(settles_, admin), [&](const auto* s) {
                          return countsAt(Level::Owner, *s) && knows(*s, g) && (knows(*s, e) || isBefore(*s, e));
                      });
           });
}

bool PlainSteps::stands(const Told& e) const
{
    return (e.entry.sequence <= adminsQuota(e) || !rules_.quota) && !isSuspendedAt(e.entry.author, e)
        && (isForkClean(e, Settles::OfOwners) || isAnchored(e));
}

/// The devices that it names, but owners' devices and those with isAdminFor.
bool PlainSteps::isAdminsCut(const Told& g, const DeviceId& device) const
{
    const auto* const remove = as<Remove>(g);
    return remove && countsAt(Level::Admin, g) && !isOwners(device) && !isAdminFor(device, g)
        && (std::ranges::count(remove->devices, device) > 0
            || (remove->person && ownersPersons(device).contains(*remove->person)));
}

void PlainSteps::judgeAdmins()
{
    for (const auto* const e : reversed(view_))
        standing_[e->number] = isAt(Level::Admin, *e) && stands(*e);
    for (const auto* const e : view_)
        if (standing_[e->number])
            counting_[e->number] = countsForAdmin(*e);
}

bool PlainSteps::countsForAdmin(const Told& e) const
{
    const auto& author = e.entry.author;
    if (std::ranges::any_of(cuts_, [&](const auto* g) { return isAdminsCut(*g, author) && isBefore(*g, e); }))
        return false;
    if (as<OwnerDevice>(e))
        return false;
    if (const auto* const invite = as<Invite>(e))
        return (invite->role < Role::Admin || !rules_.ownersAloneMakeAdmins)
            && (!invite->person || ownPersons(author, &e).contains(*invite->person));
    if (const auto* const cancel = as<CancelInvite>(e)) {
        const auto* const invite = knownBy<Invite>(e, cancel->invite);
        return invite != nullptr && invite->entry.author == author;
    }
    if (as<Admit>(e))
        return admits(e);
    if (const auto* const role = as<ChangeRole>(e))
        return ((role->role < Role::Admin && role->quota == 0) || !rules_.ownersAloneMakeAdmins)
            && role->device != author && !isOwners(role->device) && !isUnknown(role->device, e)
            && !isAdminFor(role->device, e);
    if (as<Remove>(e))
        return disputedBy(e).empty() || disputes_.contains(&e);
    if (const auto* const settle = as<Settle>(e))
        return (settle->device != author && !isOwners(settle->device) && !isAdminFor(settle->device, e))
            || !rules_.settledByHigher;
    if (const auto* const retire = as<Retire>(e))
        return knownBy<Publish>(e, retire->publish) != nullptr;
    return true;
}

} // namespace shoal::swarm::simulation
