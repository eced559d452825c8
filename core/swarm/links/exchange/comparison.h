// How two members find what the other has, without sending what both have (docs/swarm-protocol.md, section 8.2). Pure:
// each message is answered by what it says and by what is here.
#pragma once

#include "core/swarm/links/auth/hello.h"
#include "core/swarm/links/exchange/relayed_log.h"
#include "core/swarm/links/messages/log_messages.h"

#include <cstddef>
#include <span>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t fewEnough = mostListed; ///< so many ids are named, more are split
inline constexpr std::size_t splitInto = 8;

/// What a message of the peer's gives cause for.
struct Findings {
    std::vector<Range> ranges;   ///< it has something there, and nothing is here
    std::vector<EntryId> ids;    ///< it has them, and they aren't here
    std::vector<DeviceId> forks; ///< it knows a fork, and none so low is known here
    std::vector<Span> spans;     ///< to tell it, in the order of its message
    std::vector<IdList> lists;   ///< likewise
};

RangeDigest digestOf(std::span<const Place> places);
StateDigest digestOf(const std::vector<Row>& rows);
std::vector<Row> rowsOf(const RelayedLog& log);

/// `own` decides who begins where both could.
Findings compareRows(const RelayedLog& log, const std::vector<Row>& theirs, LinkRole own);
Findings compareSpans(const RelayedLog& log, const std::vector<Span>& theirs);
Findings compareLists(const RelayedLog& log, const std::vector<IdList>& theirs);

/// The place after this one.
Place after(Place place);
std::span<const Place> within(std::span<const Place> places, const Range& range);

} // namespace shoal::swarm
