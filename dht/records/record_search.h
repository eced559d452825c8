// Looks for the records of others: of those last seen, and of some at random.
#pragma once

#include "dht/item_network.h"
#include "dht/network.h"
#include "dht/records/record_days.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <vector>

namespace shoal::dht {

/// Whose records are looked for: each is a number below a count.
class Sought {
public:
    virtual ~Sought() = default;
    /// Where the record lies that day.
    virtual ItemKey keyOf(std::size_t who, std::chrono::sys_days day) = 0;
    /// Whether the item is what was sought. Called again when a newer one is heard.
    virtual bool take(std::size_t who, std::chrono::sys_days day, const Item& item, std::chrono::sys_seconds clock) = 0;
};

struct SearchLimits {
    std::size_t lastSeen = 8;
    std::size_t random = 8;   ///< of the others, drawn anew each round
    std::size_t inFlight = 4; ///< look-ups; each asks 20 to 60 nodes
    std::chrono::seconds firstPause{60};
    std::chrono::seconds longestPause{std::chrono::minutes{30}};
};

/// Rounds of questions, with pauses between them that double. Every second round reads a day more on each side: it may
/// be our own clock that is wrong. It goes on until it is stopped, whatever it finds: only who uses that knows whether
/// it was enough, and a hostile member that lets itself be found must not end it.
class RecordSearch {
public:
    /// Both others must outlive it.
    RecordSearch(ItemNetwork& network, Sought& sought, std::uint64_t seed, SearchLimits limits = {});
    RecordSearch(const RecordSearch&) = delete;
    RecordSearch& operator=(const RecordSearch&) = delete;

    /// Begins anew with the next tick: numbers below `lastSeen` are those last seen, newest first; those up to `all`
    /// are the others.
    void begin(std::size_t lastSeen, std::size_t all);
    void stop();
    /// Call it about once a second; `clock` is what the computer takes for the time.
    void tick(Time now, std::chrono::sys_seconds clock);

    bool isAsking() const { return !waiting_.empty() || inFlight_ > 0; }
    /// Whose records were taken, in all rounds since it began.
    const std::set<std::size_t>& found() const { return found_; }
    std::size_t rounds() const { return rounds_; } ///< since it began
    std::size_t questions() const { return questions_; }
    std::size_t inFlight() const { return inFlight_; }

private:
    struct Question {
        std::size_t who = 0;
        std::chrono::sys_days day;
        std::optional<std::int64_t> seen; // the sequence that was handed on
    };

    void beginRound();
    std::vector<std::size_t> drawn();
    void askOn();
    void ask(const Question& asked);
    void onItem(Question& question, const HeardItem& heard);
    void endRound(Time now);

    ItemNetwork& network_;
    Sought& sought_;
    std::mt19937_64 random_;
    SearchLimits limits_;
    std::size_t lastSeen_ = 0;
    std::size_t all_ = 0;
    std::deque<Question> waiting_;
    std::size_t inFlight_ = 0;
    bool isInRound_ = false;
    std::chrono::sys_seconds clock_{};
    Time nextRound_{};
    std::chrono::seconds pause_{0};
    std::set<std::size_t> found_;
    std::size_t rounds_ = 0;
    std::size_t questions_ = 0;
    std::shared_ptr<RecordSearch*> alive_; // of those questions that still count; last: goes first
};

} // namespace shoal::dht
