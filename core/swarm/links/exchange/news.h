// Entries to be passed on over one link as soon as they come. Few: when there are many, comparing logs is cheaper.
#pragma once

#include "core/swarm/links/exchange/relayed_log.h"
#include "core/swarm/links/limits/token_bucket.h"

#include <cstddef>
#include <deque>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostNews = 64;

class News {
public:
    explicit News(Moment now);

    void add(const EntryId& id);
    /// The peer has it.
    void forget(const EntryId& id);
    bool isEmpty() const { return ids_.empty(); }
    /// Entries for one message: no more than a peer lets through that has them already.
    std::vector<Bytes> take(const RelayedLog& log, Moment now);
    /// Once, when some were left out: then the logs are to be compared.
    bool takeOverflow();

private:
    std::deque<EntryId> ids_;
    TokenBucket pace_;
    bool isTooMuch_ = false;
};

} // namespace shoal::swarm
