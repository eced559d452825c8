// Who belongs to a swarm and which entries count: docs/swarm-protocol.md, section 6.
#pragma once

#include "core/swarm/log/log.h"

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

/// The same set of entries gives the same answers, in whatever order they came.
class Fold {
public:
    /// The log must outlive it, and hold its genesis entry.
    explicit Fold(const Log& log);
    ~Fold();
    Fold(const Fold&) = delete;
    Fold& operator=(const Fold&) = delete;

    /// Takes in what came into the log since. The answers below are of the last time.
    void update();

    /// Whether it was allowed, by all that is known. False for entries that aren't here.
    bool counts(const EntryId& entry) const;
    /// Whether it is passed on to others (section 6.8).
    bool isRelayed(const EntryId& entry) const;

    const std::map<DeviceId, Member>& members() const;
    /// Null for whoever is no member.
    const Member* member(const DeviceId& device) const;

    /// What a new entry names as its past: the heads among the membership entries that count, at most `mostPast`.
    std::vector<EntryId> heads() const;
    /// In fold order.
    std::vector<Published> catalogue() const;

    EntryId currentEpoch() const;
    /// Whether it knows every cut: pieces flow under such only.
    bool isTight(const EntryId& epoch) const;
    /// Whether it knows every leave besides.
    bool isClean(const EntryId& epoch) const;

    /// The two lowest halves of the device's lowest fork that nobody settled.
    std::optional<Fork> unmendedFork(const DeviceId& device) const;
};

} // namespace shoal::swarm
