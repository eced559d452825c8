// Sections 6.1 and 6.2: words, the recovery key and owners.
#include "tests/core/swarm/simulation/plain_steps.h"

#include <algorithm>

namespace shoal::swarm::simulation {

std::optional<DeviceId> granted(const Told& e)
{
    if (as<Admit>(e))
        return e.brings;
    const auto* const role = as<ChangeRole>(e);
    return role ? std::optional{role->device} : std::nullopt;
}

Role roleIn(const Told& grant) { return as<Admit>(grant) ? as<Admit>(grant)->role : as<ChangeRole>(grant)->role; }

PersonId personIn(const Told& grant)
{
    return as<Admit>(grant) ? as<Admit>(grant)->person : as<ChangeRole>(grant)->person;
}

PlainSteps::PlainSteps(const View& view, const Rules& rules)
    : view_{view}
    , rules_{rules}
{
    std::size_t numbers = 0;
    std::map<DeviceId, std::map<std::uint64_t, Entries>> chains;
    for (const auto* const e : view_) {
        numbers = std::max(numbers, e->number + 1);
        byId_.emplace(e->id, e);
        if (as<Genesis>(*e)) {
            genesis_ = as<Genesis>(*e);
            recovery_ = deviceIdOf(genesis_->recovery);
        }
        if (e->brings)
            bringers_[*e->brings].push_back(e);
        if (const auto about = granted(*e))
            grants_[*about].push_back(e);
        if (const auto* const settle = as<Settle>(*e))
            settles_[settle->device].push_back(e);
        if (as<Leave>(*e))
            leaves_[e->entry.author].push_back(e);
        if (as<Remove>(*e) || (as<OwnerDevice>(*e) && !as<OwnerDevice>(*e)->cut.empty()))
            cuts_.push_back(e);
        chains[e->entry.author][e->entry.sequence].push_back(e);
    }
    for (const auto& [device, chain] : chains)
        for (const auto& [sequence, halves] : chain)
            if (halves.size() > 1)
                forks_[device].emplace(sequence, halves);
    level_.resize(numbers);
    counting_.resize(numbers);
    standing_.resize(numbers);
}

// 6.1 Words

const PlainSteps::Entries& PlainSteps::of(const std::map<DeviceId, Entries>& byDevice, const DeviceId& device) const
{
    static const Entries none;
    const auto found = byDevice.find(device);
    return found != byDevice.end() ? found->second : none;
}

/// A settle s about D mends D's fork at n if it knows at least two of its halves.
bool PlainSteps::mends(const Told& settle, const DeviceId& device, std::uint64_t sequence) const
{
    const auto& halves = forks_.at(device).at(sequence);
    const auto known = std::ranges::count_if(halves, [&](const auto* half) { return knows(settle, *half); });
    return known >= (rules_.twoHalvesMend ? 2 : static_cast<std::ptrdiff_t>(halves.size()));
}

bool PlainSteps::isMended(const DeviceId& device, std::uint64_t sequence, Settles by, const Told* before) const
{
    return std::ranges::any_of(of(settles_, device), [&](const auto* s) {
        return (by == Settles::All ? counts(*s) : countsAt(Level::Owner, *s)) && mends(*s, device, sequence)
            && (before == nullptr || isBefore(*s, *before));
    });
}

/// For every fork of D at a sequence ≤ sequence(e) some s ∈ S about D mends it, with s < e.
bool PlainSteps::isForkClean(const Told& e, Settles by) const
{
    const auto forks = forks_.find(e.entry.author);
    if (!rules_.forksVoid || forks == forks_.end())
        return true;
    return std::ranges::all_of(forks->second, [&](const auto& fork) {
        return fork.first > e.entry.sequence || isMended(e.entry.author, fork.first, by, &e);
    });
}

/// A counting settle s about D by an owner has g ≤ s and e ≤ s.
bool PlainSteps::isRaised(const DeviceId& device, const Told& g, const Told& e) const
{
    return std::ranges::any_of(of(settles_, device), [&](const auto* s) {
        return countsAt(Level::Owner, *s) && knows(*s, g) && knows(*s, e);
    });
}

/// A grant is outermost in a set of grants if no other one in the set knows it.
PlainSteps::Entries PlainSteps::outermost(Entries grants) const
{
    const auto all = grants;
    std::erase_if(grants, [&](const auto* g) {
        return std::ranges::any_of(all, [&](const auto* other) { return isBefore(*g, *other); });
    });
    return grants;
}

bool PlainSteps::wasKnown(const Told& grant, const Told* at) const
{
    return at == nullptr || !rules_.causalRights || isBefore(grant, *at);
}

bool PlainSteps::hasLeft(const DeviceId& device, const Told& e) const
{
    return rules_.leaves
        && std::ranges::any_of(of(leaves_, device), [&](const auto* leave) { return isBefore(*leave, e); });
}

// 6.2 Recovery key and owners

void PlainSteps::judgeOwners()
{
    for (const auto* const e : view_)
        if (e->entry.author == recovery_) {
            level_[e->number] = Level::Recovery;
            counting_[e->number] = true;
        }
    // Who is an owner looks at genesis and owner entries alone; who is an owner's device at all of them.
    for (const auto* const e : view_)
        if ((as<Genesis>(*e) || as<OwnerDevice>(*e)) && !level_[e->number] && ownerAt(e->entry.author, *e)) {
            level_[e->number] = Level::Owner;
            counting_[e->number] = countsForOwner(*e);
        }
    for (const auto* const e : view_)
        if ((as<Genesis>(*e) || as<OwnerDevice>(*e)) && counts(*e))
            ownersDevices_.insert(*e->brings);
    for (const auto* const e : view_)
        if (!level_[e->number] && ownerAt(e->entry.author, *e)) {
            level_[e->number] = Level::Owner;
            counting_[e->number] = countsForOwner(*e);
        }
}

bool PlainSteps::ownerAt(const DeviceId& device, const Told& e) const
{
    const bool isBrought = std::ranges::any_of(of(bringers_, device), [&](const auto* b) {
        return as<Genesis>(*b) ? knows(e, *b) : as<OwnerDevice>(*b) && counts(*b) && isBefore(*b, e);
    });
    return isBrought && !hasLeft(device, e)
        && std::ranges::all_of(cuts_, [&](const auto* g) { return !isRecoverysCut(*g, device) || knows(*g, e); });
}

bool PlainSteps::isRecoverysCut(const Told& g, const DeviceId& device) const
{
    const auto* const owner = as<OwnerDevice>(g);
    return rules_.recoveryCuts && owner && (isAt(Level::Recovery, g) || !rules_.recoveryAloneCuts)
        && std::ranges::count(owner->cut, device) > 0;
}

bool PlainSteps::countsForOwner(const Told& e) const
{
    const auto& author = e.entry.author;
    if (const auto* const owner = as<OwnerDevice>(e))
        return owner->cut.empty() || !rules_.recoveryAloneCuts;
    if (as<Admit>(e))
        return isUnknown(*e.brings, e) || !rules_.ownersAdmitOnce;
    if (const auto* const invite = as<Invite>(e))
        return !invite->person || ownPersons(author, &e).contains(*invite->person);
    if (const auto* const cancel = as<CancelInvite>(e))
        return knownBy<Invite>(e, cancel->invite) != nullptr;
    if (const auto* const retire = as<Retire>(e))
        return knownBy<Publish>(e, retire->publish) != nullptr;
    if (const auto* const role = as<ChangeRole>(e))
        return !isUnknown(role->device, e) && !isOwners(role->device);
    return true;
}

/// The persons that counting grants < e at the levels decided so far give D (`role` gives one at the level owner
/// alone); genesis and `owner` entries give one to the device that they bring.
PlainSteps::Persons PlainSteps::ownPersons(const DeviceId& device, const Told* at) const
{
    Persons persons;
    for (const auto* const b : of(bringers_, device))
        if (!as<Admit>(*b) && counts(*b) && (at == nullptr || isBefore(*b, *at)))
            persons.insert(personBroughtBy(*b));
    for (const auto* const g : of(grants_, device))
        if ((counts(*g) || (!rules_.personsCount && as<Admit>(*g))) && (at == nullptr || isBefore(*g, *at))
            && (as<Admit>(*g) || isAt(Level::Owner, *g)))
            persons.insert(personIn(*g));
    return persons;
}

/// The device has no bringer < e, counting or not.
bool PlainSteps::isUnknown(const DeviceId& device, const Told& e) const
{
    return std::ranges::none_of(of(bringers_, device), [&](const auto* b) { return isBefore(*b, e); });
}

} // namespace shoal::swarm::simulation
