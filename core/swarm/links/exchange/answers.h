// Entries that a peer asked for, message by message, so that no more is in memory than their ids.
#pragma once

#include "core/swarm/links/exchange/relayed_log.h"
#include "core/swarm/links/messages/log_messages.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostRequests = 4;    ///< open at once
inline constexpr std::size_t mostAnswered = 4096; ///< entries to one request; the rest is asked for again

/// As many entries as a message holds, from `ids` on; those that aren't there are left out. At least one is taken.
std::vector<Bytes> entriesForMessage(const RelayedLog& log, std::deque<EntryId>& ids);

class Answers {
public:
    /// False for one too many, and for a number that isn't higher than those before.
    bool ask(EntriesWanted wanted);
    bool isEmpty() const { return requests_.empty(); }
    /// The next message. There must be a request.
    EntriesTold next(const RelayedLog& log);

private:
    void start(const RelayedLog& log);

    std::deque<EntriesWanted> requests_;
    std::uint64_t lastNumber_ = 0;
    bool isStarted_ = false;
    bool isCut_ = false;
    std::deque<EntryId> left_;
};

} // namespace shoal::swarm
