// A swarm's log: the entries that are sound in themselves, and how they stand to each other (docs/swarm-protocol.md,
// section 4). Which of them count is for the fold.
#pragma once

#include "core/swarm/entries/entry.h"
#include "core/swarm/log/waiting_entries.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// What became of an entry that came.
enum class Arrival {
    Taken,   ///< with all that waited for it
    Known,   ///< already here, or already waiting
    Waiting, ///< a parent is missing
    Void,    ///< breaks a rule, or belongs to another swarm: whoever sent it is at fault
};

/// Two different entries of one device with the same sequence.
struct Fork {
    EntryId one;
    EntryId other;
    auto operator<=>(const Fork&) const = default;
};

/// The same entries make the same log, in whatever order they came.
class Log {
public:
    explicit Log(const SwarmId& swarm)
        : swarm_{swarm}
    {}

    Arrival add(ByteView bytes);

    std::size_t size() const { return records_.size(); }
    std::size_t waiting() const { return waiting_.size(); }
    /// Null when it isn't here; valid as long as the log.
    const Entry* find(const EntryId& id) const;
    /// The bytes as they were signed, to pass on. Empty when it isn't here.
    ByteView bytesOf(const EntryId& id) const;

    /// Whether `later` knew of `earlier`: it is a parent, or a parent's. False for entries that aren't here.
    bool isAncestor(const EntryId& earlier, const EntryId& later) const;
    /// Every entry that `id` knew of, itself not among them.
    std::set<EntryId> ancestors(const EntryId& id) const;
    /// Membership entries that no other membership entry knows of: what two logs compare. (A new entry names as its
    /// past only such as count.)
    const std::set<EntryId>& heads() const { return heads_; }
    /// By (Lamport, author, id): parents come before their children.
    std::vector<EntryId> inOrder() const;

    /// The fork with the lowest sequence, its lowest ids; empty for a device that has one entry a sequence.
    std::optional<Fork> firstFork(const DeviceId& device) const;

private:
    struct Record {
        Entry entry;
        Bytes bytes;
        std::vector<EntryId> parents;
    };
    Arrival addOne(ByteView bytes);
    std::vector<EntryId> missingParents(const std::vector<EntryId>& parents) const;
    void keep(const EntryId& id, Record record);

    bool isSound(const EntryId& id, const Record& record) const;
    bool stepsOn(const Record& record) const;
    bool namesMembershipAlone(const Entry& entry) const;
    bool isSignedByAuthor(const EntryId& id, const Record& record) const;
    bool isRecoveryKey(const DeviceId& author) const;
    bool isRequested(const Record& record) const;
    bool reachesThroughToThoseNamed(const Record& record) const;
    bool isBehind(const EntryId& earlier, const std::vector<EntryId>& parents) const;
    bool isOfPerson(const DeviceId& device, const PersonId& person, const Record& by) const;

    struct Place {
        std::uint64_t lamport;
        DeviceId author;
        EntryId id;
        auto operator<=>(const Place&) const = default;
    };
    SwarmId swarm_;
    std::map<EntryId, Record> records_;
    std::set<Place> order_;
    std::set<EntryId> heads_;
    std::map<DeviceId, std::set<EntryId>> bringers_; ///< entries with a device's key
    std::map<std::pair<DeviceId, std::uint64_t>, std::set<EntryId>> chains_;
    std::set<std::pair<DeviceId, std::uint64_t>> forks_;
    WaitingEntries waiting_;
};

} // namespace shoal::swarm
