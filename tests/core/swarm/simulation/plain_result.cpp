// Sections 6.6 to 6.8: members, suspension, roles, epochs, and what is relayed.
#include "tests/core/swarm/simulation/plain_steps.h"

#include <algorithm>

namespace shoal::swarm::simulation {

// 6.6 Members, suspension, roles

/// All that counting bringers and owners' `role` entries give D.
PlainSteps::Persons PlainSteps::allPersons(const DeviceId& device) const { return ownPersons(device, nullptr); }

/// A counting bringer brings it, no cut concerns it, and no counting `leave` is by D.
std::optional<Member> PlainSteps::memberOf(const DeviceId& device) const
{
    const auto& bringers = of(bringers_, device);
    const auto first = std::ranges::find_if(bringers, [&](const auto* b) { return counts(*b) || !rules_.membersOnly; });
    if (first == bringers.end())
        return std::nullopt;
    const auto persons = allPersons(device);
    for (const auto* const g : cuts_) {
        const bool isOver = !rules_.cutForGood
            && std::ranges::any_of(bringers, [&](const auto* b) { return counts(*b) && !knows(*g, *b); });
        if (isCut(*g, device, persons) && !isOver)
            return std::nullopt;
    }
    if (rules_.leaves && std::ranges::any_of(of(leaves_, device), [&](const auto* leave) { return counts(*leave); }))
        return std::nullopt;
    Member member{.role = roleNow(device), .isSuspended = isSuspended(device)};
    if (const auto* const genesis = as<Genesis>(**first))
        member.keys = genesis->owner, member.person = genesis->person, member.label = genesis->label;
    if (const auto* const owner = as<OwnerDevice>(**first))
        member.keys = owner->keys, member.person = owner->person, member.label = owner->label;
    if (const auto* const admit = as<Admit>(**first))
        member.keys = admit->keys, member.person = admit->person, member.label = admit->label;
    return member;
}

/// Owner, for an owner's device; admin, if the outermost owners' grants about it are not empty and all for an admin;
/// else the lowest of the outermost counting grants about it, at most writer.
Role PlainSteps::roleNow(const DeviceId& device) const
{
    if (isOwners(device))
        return Role::Owner;
    const auto isForAdmin = [](const auto* g) { return roleIn(*g) == Role::Admin; };
    const auto grants = outermost(of(ownersGrants_, device));
    if (!grants.empty() && std::ranges::all_of(grants, isForAdmin))
        return Role::Admin;
    auto role = rules_.ownersAloneMakeAdmins ? Role::Writer : Role::Admin;
    for (const auto* const g : outermostGrants(device, nullptr))
        role = std::min(role, roleIn(*g));
    return role;
}

/// It has an unmended fork, or a dispute that holds, with D as author or among the
/// disputed, that no owners' settle about D knows.
bool PlainSteps::isSuspended(const DeviceId& device) const
{
    return unmendedFork(device) || std::ranges::any_of(disputes_, [&](const auto& dispute) {
               return concerns(*dispute.first, device)
                   && std::ranges::none_of(of(settles_, device), [&](const auto* s) {
                          return countsAt(Level::Owner, *s) && knows(*s, *dispute.first);
                      });
           });
}

/// No counting settle about D mends it; where its role is admin, no counting one by an owner.
std::optional<Fork> PlainSteps::unmendedFork(const DeviceId& device) const
{
    const auto forks = forks_.find(device);
    if (forks == forks_.end())
        return std::nullopt;
    const auto settles = roleNow(device) == Role::Admin ? Settles::OfOwners : Settles::All;
    for (const auto& [sequence, halves] : forks->second) {
        if (isMended(device, sequence, settles, nullptr))
            continue;
        std::set<EntryId> ids;
        for (const auto* const half : halves)
            ids.insert(half->id);
        return Fork{*ids.begin(), *std::next(ids.begin())};
    }
    return std::nullopt;
}

// 6.7 Epochs

/// The counting `genesis`, `epoch`, `remove` and cutting `owner` entries.
bool PlainSteps::isEpoch(const Told& e) const
{
    const auto* const owner = as<OwnerDevice>(e);
    return counts(e) && (as<Genesis>(e) || as<Epoch>(e) || as<Remove>(e) || (owner && owner->epoch));
}

void PlainSteps::addEpochs(PlainState& state) const
{
    const Told* last = nullptr;
    const Told* lastTight = nullptr;
    const Told* lastClean = nullptr;
    auto cuts = cuts_;
    std::erase_if(cuts, [&](const auto* g) { return !counts(*g) || !rules_.tightEpochs; });
    Entries leaves;
    for (const auto& [device, entries] : leaves_)
        std::ranges::copy_if(entries, std::back_inserter(leaves), [&](const auto* leave) { return counts(*leave); });
    for (const auto* const e : view_) {
        if (!isEpoch(*e))
            continue;
        last = e;
        const auto isKnown = [&](const auto* g) { return knows(*e, *g); };
        if (!std::ranges::all_of(cuts, isKnown))
            continue;
        lastTight = e;
        state.tight.insert(e->id);
        if (!std::ranges::all_of(leaves, isKnown))
            continue;
        lastClean = e;
        state.clean.insert(e->id);
    }
    state.currentEpoch = (lastClean ? lastClean : lastTight ? lastTight : last)->id;
}

// 6.8 What is relayed

/// Left out are entries of the levels admin and member that are above their author's quota, or that are neither
/// fork-clean under all counting settles nor anchored, unless a relayed entry knows them.
void PlainSteps::addRelayed(PlainState& state) const
{
    Entries relayed;
    for (const auto* const e : reversed(view_)) {
        const bool isHigh = isAt(Level::Recovery, *e) || isAt(Level::Owner, *e);
        const auto quota = isAt(Level::Admin, *e) ? adminsQuota(*e) : isHigh ? 0 : membersQuota(*e);
        const bool isSound =
            isHigh || (e->entry.sequence <= quota && (isForkClean(*e, Settles::All) || isAnchored(*e)));
        const bool isAsked = std::ranges::any_of(relayed, [&](const auto* x) { return isBefore(*e, *x); });
        if (isSound || isAsked || !rules_.relayLimits) {
            relayed.push_back(e);
            state.relayed.insert(e->id);
        }
    }
}

/// What a device names as its past (section 4): the heads of the membership entries that count.
void PlainSteps::addHeads(PlainState& state) const
{
    Entries counting;
    std::ranges::copy_if(view_, std::back_inserter(counting),
                         [&](const auto* e) { return counts(*e) && isMembership(e->entry.body); });
    for (const auto* const e : counting)
        if (std::ranges::none_of(counting, [&](const auto* x) { return isBefore(*e, *x); }))
            state.heads.insert(e->id);
}

/// A share is in it while a counting `publish` of it is known to no counting `retire` that names it.
void PlainSteps::addCatalogue(PlainState& state) const
{
    std::set<EntryId> retired;
    for (const auto* const e : view_)
        if (as<Retire>(*e) && counts(*e))
            retired.insert(as<Retire>(*e)->publish);
    for (const auto* const e : view_)
        if (const auto* const publish = as<Publish>(*e); publish && counts(*e) && !retired.contains(e->id))
            state.catalogue.push_back({e->id, e->entry.author, publish->share});
}

PlainState PlainSteps::state() const
{
    PlainState state;
    for (const auto* const e : view_) {
        state.levels.emplace(e->id, *level_[e->number]);
        if (counts(*e))
            state.counting.insert(e->id);
    }
    for (const auto& [device, bringers] : bringers_)
        if (auto member = memberOf(device))
            state.members.emplace(device, std::move(*member));
    for (const auto& [device, forks] : forks_)
        if (const auto fork = unmendedFork(device))
            state.unmendedForks.emplace(device, *fork);
    for (const auto& [g, disputed] : disputes_)
        state.disputes.insert(g->id);
    addEpochs(state);
    addRelayed(state);
    addHeads(state);
    addCatalogue(state);
    return state;
}

} // namespace shoal::swarm::simulation
