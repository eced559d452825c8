// What the exchange remembers of one link.
#pragma once

#include "core/swarm/links/exchange/answers.h"
#include "core/swarm/links/exchange/news.h"
#include "core/swarm/links/exchange/outbox.h"
#include "core/swarm/links/exchange/questions.h"
#include "core/swarm/links/exchange/value_exchange.h"
#include "core/swarm/links/exchange/wishes.h"
#include "core/swarm/links/limits/link_budget.h"

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace shoal::swarm {

/// Whether our state is to be told.
enum class Due : std::uint8_t {
    No,
    IfChanged, ///< since it was told last
    Yes,       ///< for the peer is to compare again
};

/// What we pay ourselves before we send, so that we stay below what a peer lets through.
inline constexpr Rate ownPace{.atOnce = 96, .perSecond = 3};
inline constexpr Rate ownStatePace{.atOnce = 24, .perSecond = 1};
inline constexpr std::size_t mostReplies = 524'288; ///< bytes of answers to a comparison that wait
inline constexpr int mostParentSteps = 16;          ///< from parent to parent, until comparing is cheaper

struct ExchangeLink {
    ExchangeLink(const DeviceId& device, LinkRole own, const NewestValues& kept, Moment now)
        : peer{device}
        , role{own}
        , budget{now}
        , news{now}
        , values{kept}
        , comparePace{ownPace, now}
        , askPace{ownPace, now}
        , statePace{ownStatePace, now}
        , toldAt{now}
    {}

    DeviceId peer;
    LinkRole role; ///< our own
    Outbox outbox;
    LinkBudget budget; ///< the peer's
    News news;
    ValueExchange values;
    TokenBucket comparePace;
    TokenBucket askPace;
    TokenBucket statePace;

    Due stateDue = Due::Yes;
    std::optional<StateTold> told;
    std::optional<EntryId> shown; ///< the peer's own last entry: it came from there, or was sent there
    bool isShowDue = false;
    Moment toldAt;
    std::optional<DeviceId> rowsAfter; ///< rows are being told, from behind this device on
    bool rowsDue = false;
    std::optional<std::uint64_t> rowsOf; ///< version of the log whose rows were told
    std::deque<Bytes> replies;
    std::size_t replySize = 0;

    Answers answers;
    Questions questions;
    Wishes wishes;
    bool hasWatched = false;   ///< the entry that is watched went out
    bool waitsForTurn = false; ///< somebody else is being asked for whole chains
    bool wasUseful = false;    ///< since it got its turn
    int parentSteps = 0;
    std::set<EntryId> secretsAsked;     ///< lately
    std::map<EntryId, int> secretsOwed; ///< answers that may still come
    std::deque<EntryId> secretsWanted;  ///< by the peer
};

} // namespace shoal::swarm
