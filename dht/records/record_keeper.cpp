#include "dht/records/record_keeper.h"

#include <algorithm>
#include <utility>

namespace shoal::dht {
namespace {
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr std::chrono::hours itemLifetime{2}; // of what nobody puts again (BEP 44)
} // namespace

RecordKeeper::RecordKeeper(ItemNetwork& network, std::uint64_t seed, std::optional<sys_seconds> lastStamp,
                           KeeperLimits limits)
    : network_{network}
    , random_{seed}
    , limits_{limits}
    , lastStamp_{lastStamp}
{
    if (lastStamp_)
        *lastStamp_ += seconds{1};
}

RecordNumber RecordKeeper::keep(std::unique_ptr<Record> record, std::optional<sys_seconds> until)
{
    const RecordNumber number{++lastNumber_};
    records_.emplace(number, Kept{.record = std::move(record), .until = until, .days = {}});
    return number;
}

void RecordKeeper::drop(RecordNumber number) { records_.erase(number); }

void RecordKeeper::refresh()
{
    for (auto& [number, kept] : records_)
        for (auto& [day, state] : kept.days) {
            state.due = soonest(state);
            state.isStale = state.isInFlight;
        }
}

void RecordKeeper::tick(Time now, sys_seconds clock)
{
    now_ = now;
    clock_ = clock;
    std::erase_if(records_, [&](const auto& entry) { return entry.second.until && *entry.second.until <= clock_; });
    for (auto& [number, kept] : records_)
        turnDays(kept);
    putWhatIsDue();
}

/// A day that begins for everybody at once doesn't begin with everybody's put at once.
void RecordKeeper::turnDays(Kept& kept)
{
    const auto days = daysToWrite(clock_);
    std::erase_if(kept.days, [&](const auto& entry) { return std::ranges::find(days, entry.first) == days.end(); });
    for (const auto day : days)
        if (!kept.days.contains(day))
            kept.days[day].due = kept.isNew ? now_ : now_ + jitter();
    kept.isNew = false;
}

void RecordKeeper::putWhatIsDue()
{
    struct Due {
        Time at;
        RecordNumber number;
        sys_days day;
    };
    std::vector<Due> due;
    for (const auto& [number, kept] : records_)
        for (const auto& [day, state] : kept.days)
            if (isDue(state))
                due.push_back({state.due, number, day});
    std::ranges::stable_sort(due, {}, &Due::at);
    for (const auto& [at, number, day] : due) {
        if (inFlight_ >= limits_.inFlight)
            break;
        put(number, records_.at(number), day);
    }
}

void RecordKeeper::put(RecordNumber number, Kept& kept, sys_days day)
{
    auto& state = kept.days.at(day);
    state.due = now_ + limits_.pause;
    const auto stamp = stampFor(state);
    const auto item = kept.record->write(day, stamp);
    if (!item)
        return;
    state.stamp = stamp;
    state.putAt = now_;
    state.putClock = clock_;
    state.isInFlight = true;
    ++inFlight_;
    ++puts_;
    network_.put(*item, [alive = std::weak_ptr{alive_}, number, day, item = *item](const PutOutcome& outcome) {
        if (const auto self = alive.lock())
            (*self)->onPut(number, day, item, outcome);
    });
}

/// Later than what this day's key has seen, and not before what any record said. Only the latter is remembered: who has
/// one key can push its stamps ahead, and shall not push others'.
sys_seconds RecordKeeper::stampFor(const DayState& state)
{
    const auto before = lastStamp_ ? std::optional{*lastStamp_ - seconds{1}} : std::nullopt;
    lastStamp_ = nextStamp(clock_, before);
    return std::max(*lastStamp_, nextStamp(clock_, state.stamp));
}

/// By its clock as well: while a computer sleeps, `Time` may stand still.
bool RecordKeeper::isDue(const DayState& state) const
{
    const bool isOverdue = state.putAt && clock_ > state.putClock + limits_.pause + limits_.jitter;
    return !state.isInFlight && (state.due <= now_ || isOverdue);
}

Time RecordKeeper::soonest(const DayState& state) const
{
    return state.putAt ? std::max(now_, *state.putAt + limits_.shortPause) : now_;
}

void RecordKeeper::onPut(RecordNumber number, sys_days day, const Item& item, const PutOutcome& outcome)
{
    --inFlight_;
    const auto record = records_.find(number);
    if (record == records_.end())
        return;
    const auto found = record->second.days.find(day);
    if (found == record->second.days.end())
        return;
    auto& state = found->second;
    state.isInFlight = false;
    const bool isContested = isMissing(state, item, outcome);
    const bool goesOnAtOnce = outcome.found && catchUp(state, item, *outcome.found) && state.contested == 0;
    if (outcome.stored > 0) {
        state.written = item;
        state.writtenAt = now_;
        state.writtenClock = clock_;
        state.shortPause = seconds{0};
        state.due = now_ + limits_.pause + jitter();
    } else {
        state.shortPause = std::clamp(2 * state.shortPause, limits_.shortPause, limits_.pause);
        state.due = now_ + state.shortPause;
    }
    if (std::exchange(state.isStale, false))
        state.due = soonest(state);
    if (goesOnAtOnce)
        state.due = now_;
    noteContest(record->second, day, state, isContested);
}

/// Makes the next stamp higher than what was found, where readers will still take it.
bool RecordKeeper::catchUp(DayState& state, const Item& ours, const Item& found) const
{
    if (found.sequence < ours.sequence || found == ours)
        return false;
    const sys_seconds theirs{seconds{found.sequence}};
    if (theirs >= clock_ + furthestAhead)
        return false;
    state.stamp = theirs;
    return true;
}

/// What the last put left, while nodes keep it. Without one, what an earlier run left may lie there, which is older.
bool RecordKeeper::isMissing(const DayState& state, const Item& ours, const PutOutcome& outcome) const
{
    const auto& found = outcome.found;
    if (state.written && now_ < state.writtenAt + itemLifetime && clock_ < state.writtenClock + itemLifetime)
        return (found && found != state.written && found != ours) || (!found && outcome.stored > 0);
    return found && found->sequence >= ours.sequence && found != ours;
}

void RecordKeeper::noteContest(Kept& kept, sys_days day, DayState& state, bool isContested)
{
    state.contested = isContested ? state.contested + 1 : 0;
    if (state.contested < limits_.contestedBy)
        return;
    state.contested = 0;
    state.written.reset(); // it may lie elsewhere from now on
    kept.record->onContested(day);
}

seconds RecordKeeper::jitter()
{
    return seconds{std::uniform_int_distribution<seconds::rep>{0, limits_.jitter.count()}(random_)};
}

} // namespace shoal::dht
