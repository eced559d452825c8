// Entries that came before their parents. Bounded: strangers can send orphans without end.
#pragma once

#include "core/swarm/entries/entry.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostWaiting = 4096;
inline constexpr std::size_t mostWaitingOfAuthor = 256;
inline constexpr std::size_t mostWaitingBytes = 8 * 1024 * 1024;

/// When it is full the one that waits longest goes, first among its author's. Whoever needs it asks for it again.
class WaitingEntries {
public:
    bool contains(const EntryId& id) const { return waiting_.contains(id); }
    std::size_t size() const { return waiting_.size(); }

    /// Parents that nobody here waits as; at most so many.
    std::vector<EntryId> missing(std::size_t most) const;

    /// `missing` are the parents that aren't in the log, at least one.
    void add(const EntryId& id, const DeviceId& author, const std::vector<EntryId>& missing, Bytes bytes);
    /// Those that waited for this parent last, taken out.
    std::vector<Bytes> arrived(const EntryId& parent);
    /// This parent will never come: neither do those that wait for it, nor those that wait for them.
    void dropAllBehind(const EntryId& parent);

private:
    struct Waiting {
        DeviceId author;
        std::set<EntryId> missing;
        Bytes bytes;
        std::uint64_t turn = 0;
    };
    void forget(const EntryId& id);
    void makeRoomFor(const DeviceId& author, std::size_t bytes);
    std::vector<EntryId> behind(const EntryId& parent) const;

    std::map<EntryId, Waiting> waiting_;
    std::set<std::pair<EntryId, EntryId>> byParent_;                ///< parent, who waits
    std::map<DeviceId, std::map<std::uint64_t, EntryId>> byAuthor_; ///< in their turn
    std::map<std::uint64_t, EntryId> byTurn_;
    std::uint64_t nextTurn_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace shoal::swarm
