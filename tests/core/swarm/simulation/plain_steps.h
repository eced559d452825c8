// The steps of the plain fold, in the order and the words of docs/swarm-protocol.md, section 6.
#pragma once

#include "tests/core/swarm/simulation/plain_fold.h"

#include <optional>
#include <utility>

namespace shoal::swarm::simulation {

class PlainSteps {
public:
    PlainSteps(const View& view, const Rules& rules);

    void judgeOwners();  // 6.2
    void findDisputes(); // 6.3
    void judgeAdmins();  // 6.4
    void judgeMembers(); // 6.5
    PlainState state() const;

private:
    using Entries = std::vector<const Told*>;
    using Persons = std::set<PersonId>;

    // 6.1
    bool counts(const Told& e) const { return counting_[e.number]; }
    bool isAt(Level level, const Told& e) const { return level_[e.number] == level; }
    bool countsAt(Level level, const Told& e) const { return counts(e) && isAt(level, e); }
    const Entries& of(const std::map<DeviceId, Entries>& byDevice, const DeviceId& device) const;
    bool mends(const Told& settle, const DeviceId& device, std::uint64_t sequence) const;
    enum class Settles { OfOwners, All };
    bool isMended(const DeviceId& device, std::uint64_t sequence, Settles by, const Told* before) const;
    bool isForkClean(const Told& e, Settles by) const;
    bool isRaised(const DeviceId& device, const Told& g, const Told& e) const;
    Entries outermost(Entries grants) const;
    bool wasKnown(const Told& grant, const Told* at) const; ///< `at` null: at the end of the log
    bool hasLeft(const DeviceId& device, const Told& e) const;

    // 6.2
    bool ownerAt(const DeviceId& device, const Told& e) const;
    bool isRecoverysCut(const Told& g, const DeviceId& device) const;
    bool isOwners(const DeviceId& device) const { return ownersDevices_.contains(device); }
    bool countsForOwner(const Told& e) const;
    Persons ownPersons(const DeviceId& device, const Told* at) const;
    bool isUnknown(const DeviceId& device, const Told& e) const;
    template <class Kind>
    const Told* knownBy(const Told& e, const EntryId& named) const;

    // 6.3
    bool isOwnersGrant(const Told& g) const;
    const Persons& ownersPersons(const DeviceId& device) const;
    bool isOwnersCut(const Told& g, const DeviceId& device) const;
    bool adminAt(const DeviceId& device, const Told& e) const;
    bool isAdminFor(const DeviceId& device, const Told& x) const;
    std::vector<DeviceId> disputedBy(const Told& g) const;
    bool holds(const Told& g) const;
    bool concerns(const Told& dispute, const DeviceId& device) const;
    bool settlesBetween(const DeviceId& device, const Told& from, const Told& until) const;

    // 6.4
    std::uint64_t adminsQuota(const Told& e) const;
    bool isAnchored(const Told& e) const;
    bool isSuspendedAt(const DeviceId& admin, const Told& e) const;
    bool stands(const Told& e) const;
    bool isAdminsCut(const Told& g, const DeviceId& device) const;
    bool countsForAdmin(const Told& e) const;

    // 6.5
    bool isCut(const Told& g, const DeviceId& device, const Persons& persons) const;
    std::optional<Role> roleAt(const DeviceId& device, const Told& e) const;
    Entries outermostGrants(const DeviceId& device, const Told* at) const;
    std::uint64_t membersQuota(const Told& e) const;
    std::uint64_t quotaOf(Role role) const;
    bool countsForMember(const Told& e) const;
    bool admits(const Told& e) const;
    bool bringsAlready(const Told& b, const Told& e) const;
    bool isCancelled(const Told& invite, const Told& e) const;
    bool hasRoomFor(const PersonId& person) const;
    bool isNewPerson(const PersonId& person, const Told& e) const;

    // 6.6 to 6.8
    std::optional<Member> memberOf(const DeviceId& device) const;
    Persons allPersons(const DeviceId& device) const;
    Role roleNow(const DeviceId& device) const;
    bool isSuspended(const DeviceId& device) const;
    std::optional<Fork> unmendedFork(const DeviceId& device) const;
    bool isEpoch(const Told& e) const;
    void addEpochs(PlainState& state) const;
    void addRelayed(PlainState& state) const;
    void addHeads(PlainState& state) const;
    void addCatalogue(PlainState& state) const;

    View view_;
    Rules rules_;
    const Genesis* genesis_ = nullptr;
    DeviceId recovery_;
    std::map<EntryId, const Told*> byId_;
    std::map<DeviceId, Entries> bringers_;
    std::map<DeviceId, Entries> grants_;
    std::map<DeviceId, Entries> settles_;
    std::map<DeviceId, Entries> leaves_;
    std::map<DeviceId, std::map<std::uint64_t, Entries>> forks_; ///< halves, by sequence
    Entries cuts_;                                               ///< every remove, and owner entries that name devices

    std::vector<std::optional<Level>> level_; ///< by number, as are the others
    std::vector<bool> counting_;
    std::vector<bool> standing_;
    std::set<DeviceId> ownersDevices_;
    std::map<DeviceId, Entries> ownersGrants_;
    std::map<DeviceId, Persons> ownersPersons_;
    std::map<const Told*, std::vector<DeviceId>> disputes_; ///< that hold, and whom they dispute
};

/// The device that a grant is about: whom an `admit` brings, or whose role is changed.
std::optional<DeviceId> granted(const Told& e);
Role roleIn(const Told& grant);
PersonId personIn(const Told& grant);

template <class Kind>
const Told* PlainSteps::knownBy(const Told& e, const EntryId& named) const
{
    const auto found = byId_.find(named);
    return found != byId_.end() && as<Kind>(*found->second) && isBefore(*found->second, e) ? found->second : nullptr;
}

} // namespace shoal::swarm::simulation
