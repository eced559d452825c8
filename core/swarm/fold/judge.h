// Judges which entries count, stratum by stratum: docs/swarm-protocol.md, sections 6.1 to 6.5, whose words these are.
#pragma once

#include "core/swarm/fold/facts.h"
#include "core/swarm/log/log.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace shoal::swarm {

/// By what right an entry was written.
enum class Level : std::uint8_t { None, Recovery, Owner, Admin, Member };

struct Verdict {
    Level level = Level::None;
    bool stands = false; ///< at the level admin
    bool counts = false;
    bool isWithinQuota = true;
};

class Judgement {
public:
    explicit Judgement(const Log& log);

    /// Takes in what came into the log since; verdicts on it come next.
    void update();
    /// Judges every membership entry anew. Catalogue entries are the caller's to judge again.
    void judgeAll();
    /// Judges an entry by all others that were judged.
    void judgeAlone(At entry);
    /// Whether it changes no verdict of another entry, so that it may be judged alone. It came last.
    bool isQuiet(At entry) const;

    const Verdict& verdict(At entry) const { return verdicts_[index(entry)]; }
    bool counts(At entry) const { return verdicts_[index(entry)].counts; }
    /// Above the quota, or from a fork on: not relayed for its own sake (section 6.8).
    bool isLeftOut(At entry) const;
    const Facts& facts() const { return facts_; }

    bool isOwnersDevice(const DeviceId& device) const { return ownersDevices_.contains(device); }
    bool isAdminFor(const DeviceId& device, At entry) const;
    /// Disputes that hold, with the device as author or among the disputed.
    const std::vector<At>& disputesOf(const DeviceId& device) const;
    /// The lowest fork that no counting settle mends, down to a level.
    std::optional<std::uint32_t> unmendedFork(AuthorAt author, Level lowest) const;

    /// Counting grants about the device at the level owner, in fold order; all counting ones.
    std::vector<At> ownersGrants(const DeviceId& device) const;
    std::vector<At> countingGrants(const DeviceId& device) const;
    /// Those that no other of them knows.
    std::vector<At> outermost(std::vector<At> inFoldOrder) const;
    Role roleIn(At grant) const;
    std::uint64_t quotaOf(const std::vector<At>& grants) const;
    /// Every cut that concerns the device, whoever it belongs to.
    std::vector<At> cutsOf(const DeviceId& device) const;

private:
    bool knows(At later, At earlier) const { return log_.ancestry().knows(later, earlier); }
    bool isBefore(At earlier, At later) const { return log_.ancestry().isAncestor(earlier, later); }
    bool areConcurrent(At one, At other) const { return !knows(one, other) && !knows(other, one); }
    bool countsAt(Level level, At entry) const { return counts(entry) && verdict(entry).level == level; }
    const DeviceId& authorOf(At entry) const { return log_.device(log_.record(entry).author); }
    template <class Body>
    const Body* bodyOf(At entry) const
    {
        const auto* const membership = log_.record(entry).membership();
        return membership != nullptr ? std::get_if<Body>(&membership->body) : nullptr;
    }
    std::optional<At> placeOf(const EntryId& id) const { return log_.at(id); }

    Verdict verdictOn(At entry) const;

    // judge_quiet.cpp
    bool mayAnchor(At entry) const;
    bool bringsQuietly(const Admit& admit) const;
    bool removesQuietly(const Remove& remove, At entry) const;
    bool changesQuietly(const ChangeRole& change, At entry) const;
    bool knowsAllBy(const DeviceId& device, At entry) const;

    // judge_owners.cpp
    void judgeOwners();
    bool ownerAt(const DeviceId& owner, At entry) const;
    bool mayOwner(At entry) const;
    bool isKnown(const DeviceId& device, At entry) const;
    bool isRaised(const DeviceId& device, At cut, At entry) const;
    std::set<PersonId> ownPersons(const DeviceId& device, At entry, Level lowest) const;

    // judge_admins.cpp
    void judgeAdmins();
    bool adminAt(const DeviceId& device, At entry) const;
    std::set<PersonId> ownersPersons(const DeviceId& device) const;
    std::vector<At> ownersCuts(const DeviceId& device) const;
    void judgeDisputes();
    std::vector<DeviceId> disputedBy(At remove) const;
    bool disputeHolds(At remove, const std::vector<DeviceId>& disputed) const;
    void judgeStanding();
    bool isWithinAdminQuota(At entry) const;
    bool isClearOfDisputes(At entry) const;
    bool stands(At entry) const;
    bool mayAdmin(At entry) const;
    bool wasCutKnowingly(const DeviceId& admin, At entry) const;

    // judge_members.cpp
    void judgeMembers();
    std::optional<Role> roleAt(const DeviceId& device, At entry) const;
    bool isWithinQuota(const DeviceId& device, At entry) const;
    bool mayMember(At entry, Role role) const;
    std::vector<At> cutsSeenAt(const DeviceId& device, At entry) const;
    std::set<PersonId> personsSeenAt(const DeviceId& device, At entry) const;

    // judge_admissions.cpp
    bool mayInviteOwn(const Invite& invite, At entry, Level level) const;
    bool mayCancel(At entry) const;
    bool mayAdmit(At entry, Level level, Role role) const;
    bool isCancelled(const EntryId& invite, At admit) const;
    bool hasRoom(const PersonId& person, At entry, Level level) const;

    // judge_forks.cpp
    bool isForkClean(At entry, Level lowest) const;
    bool mends(At settle, AuthorAt author, std::uint32_t sequence) const;
    bool isAnchored(At entry) const;
    void anchorByOwners();
    Quotas quotas() const;

    Verdict ownersVerdict(At entry) const;
    Verdict adminsVerdict(At entry, bool stands) const;
    Verdict membersVerdict(At entry) const;
    enum class Whose { Own, Anybody };
    bool mayShow(At entry, Whose whose) const;

    const Log& log_;
    Facts facts_;
    std::vector<Verdict> verdicts_;
    std::set<DeviceId> ownersDevices_;
    std::map<DeviceId, std::vector<At>> disputes_;
    std::set<At> held_;                    ///< disputes that hold
    Horizon byOwners_;                     ///< what counting entries of owners know
    std::map<AuthorAt, Horizon> byAdmins_; ///< what each admin's standing entries know
};

} // namespace shoal::swarm
