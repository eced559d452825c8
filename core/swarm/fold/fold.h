// Who belongs to a swarm and which entries count: docs/swarm-protocol.md, section 6.
#pragma once

#include "core/swarm/fold/judge.h"
#include "core/swarm/log/log.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shoal::swarm {

/// A device that is let in and wasn't cut.
struct Member {
    DeviceKeys keys;
    PersonId person;
    std::string label;
    Role role = Role::Reader;
    bool isSuspended = false; ///< a fork or a dispute that nobody settled: it is served nothing
    bool operator==(const Member&) const = default;
};

/// A share that the catalogue shows.
struct Published {
    EntryId entry;
    DeviceId by;
    ShareId share;
    auto operator<=>(const Published&) const = default;
};

/// The same set of entries gives the same answers, in whatever order they came. The answers are of the last `update`.
class Fold {
public:
    /// The log must outlive it, and hold its genesis entry.
    explicit Fold(const Log& log);

    /// Takes in what came into the log since.
    void update();

    /// Whether it was allowed, by all that is known. False for entries that aren't here.
    bool counts(const EntryId& entry) const;
    /// Whether it is passed on to others (section 6.8).
    bool isRelayed(const EntryId& entry) const;

    const std::map<DeviceId, Member>& members() const { return members_; }
    /// Null for whoever is no member.
    const Member* member(const DeviceId& device) const;

    /// Whether a counting entry brought it, ever.
    bool wasBrought(const DeviceId& device) const;
    /// Whether an entry that knows all that counts knows one that brings it, be it one that doesn't count.
    bool isKnown(const DeviceId& device) const;
    /// Devices that counting entries brought for the person, also those that were cut since.
    std::size_t devicesOf(const PersonId& person) const;
    /// The highest sequence that the device may write.
    std::uint64_t quotaOf(const DeviceId& device) const;
    bool isCancelled(const EntryId& invite) const;
    /// Whether an entry that comes unasked is kept (section 6.8).
    bool isWelcome(const Entry& entry) const;

    /// What a new entry of `author` names as its past: the heads among the membership entries that count, those by
    /// owners and admins and about the author first.
    std::vector<EntryId> heads(const DeviceId& author) const;
    /// In fold order.
    std::vector<Published> catalogue() const;

    EntryId currentEpoch() const { return log_.record(currentEpoch_).id; }
    /// Whether it knows every cut: pieces flow under such only. False for what is no epoch.
    bool isTight(const EntryId& epoch) const;
    /// Whether it knows every leave besides.
    bool isClean(const EntryId& epoch) const;

    /// The two lowest halves of the device's lowest fork that nobody settled.
    std::optional<Fork> unmendedFork(const DeviceId& device) const;

    // For whoever keeps what follows from it up to date.

    /// Another one whenever `members` says something else.
    std::uint64_t membersVersion() const { return membersVersion_; }
    /// Entries of which the fold may say something else than when this was asked last, ascending.
    std::vector<At> takeChanged();
    /// Not passed on for its own sake: above a quota, or from a fork on (section 6.8).
    bool isLeftOut(At entry) const { return judge_.isLeftOut(entry); }
    /// A `publish` by which the catalogue shows a share.
    bool isShown(At entry) const;
    /// Membership entries in fold order.
    const std::vector<At>& membership() const { return judge_.facts().order(); }
    /// By what right it was written.
    Level levelOf(At entry) const { return judge_.verdict(entry).level; }
    /// The entry that brings the device: the first that counts, without one any. Null for a device that nothing brings.
    const Entry* bringerOf(const DeviceId& device) const;

private:
    void takeAlone(At entry);
    void takeAll(std::size_t from);
    void judgeCatalogueOf(AuthorAt author);
    std::vector<std::uint64_t> markOf(const DeviceId& device) const;
    bool updateMember(const DeviceId& device);
    void noteChanged(At entry);
    std::optional<Member> memberBy(const DeviceId& device) const;
    std::optional<Role> roleOf(const DeviceId& device) const;
    Level mendedBy(const DeviceId& device) const;
    bool isSuspended(const DeviceId& device) const;
    bool isEpoch(At entry) const;
    void updateEpochs();
    void rememberRetired(At entry);
    bool isRetired(At publish) const;

    const Log& log_;
    Judgement judge_;
    std::size_t seen_ = 0;
    std::map<DeviceId, Member> members_;
    std::uint64_t membersVersion_ = 0;
    std::vector<At> changed_;
    std::map<DeviceId, std::vector<std::uint64_t>> marks_; ///< what a device's catalogue entries were judged by
    std::set<std::pair<At, At>> retired_;                  ///< `publish` entries, each with what retires it
    std::vector<At> cuts_;                                 ///< the outermost of what an epoch must know to be tight
    std::vector<At> leaves_;                               ///< and to be clean
    At currentEpoch_{};
    mutable std::optional<Horizon> byRelayed_; ///< what relayed entries know, once somebody asks
};

} // namespace shoal::swarm
