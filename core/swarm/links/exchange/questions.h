// What we asked one peer for and haven't got yet.
#pragma once

#include "core/swarm/links/limits/moment.h"
#include "core/swarm/links/messages/log_messages.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace shoal::swarm {

inline constexpr std::chrono::seconds longestSilence{30};   ///< of a peer that owes an answer
inline constexpr std::chrono::seconds longestQuestion{120}; ///< until somebody else is asked

struct Question {
    EntriesWanted wanted;         ///< without what came
    std::vector<EntryId> parents; ///< those of its ids without which others wait, ascending
    bool isForRanges = false;
    Moment askedAt{};
    Moment heardAt{};      ///< something came that was asked for
    std::size_t count = 0; ///< entries that came
    bool isUseful = false; ///< one of them was new

    /// Whether this entry was asked for.
    bool asksFor(const EntryId& id, const Entry& entry) const;
    bool asksForParent(const EntryId& id) const;
    bool asksForForkOf(const DeviceId& device) const;
    /// What of it isn't here yet goes on after this entry.
    void goOnAfter(const EntryId& id, const Entry& entry);
    /// Both halves of a fork that was asked for, when the entry is the second of them. One alone proves nothing.
    std::vector<Bytes> proofWith(const EntryId& id, const Entry& entry, ByteView bytes);

    struct Half {
        EntryId id;
        std::uint64_t sequence = 0;
        Bytes bytes;
    };
    std::map<DeviceId, Half> halves = {}; ///< the first of each that came
};

class Questions {
public:
    /// Numbers it, and remembers it until `close`.
    EntriesWanted ask(EntriesWanted wanted, std::vector<EntryId> parents, Moment now);
    /// Null when there is none with this number.
    Question* find(std::uint64_t number);
    void close(std::uint64_t number) { open_.erase(number); }
    /// Something came that was asked for.
    void heard(Moment now);

    std::size_t size() const { return open_.size(); }
    bool asksForRanges() const;
    bool asksFor(const EntryId& id) const;
    bool asksForForkOf(const DeviceId& device) const;
    /// Nothing that was asked for came for too long.
    bool isStalled(Moment now) const;
    /// Takes longer than others should wait for.
    bool isSlow(Moment now) const;

private:
    std::map<std::uint64_t, Question> open_;
    std::uint64_t lastNumber_ = 0;
};

} // namespace shoal::swarm
