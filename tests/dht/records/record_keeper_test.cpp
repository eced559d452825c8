#include "dht/records/record_keeper.h"

#include "tests/dht/records/fake_items.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <set>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

const sys_seconds noon = sys_days{std::chrono::year{2026} / 5 / 1} + 12h;

/// Says who it is, and nothing else.
class PlainRecord final : public Record {
public:
    explicit PlainRecord(std::size_t who)
        : who_{who}
    {}
    std::optional<Item> write(sys_days day, sys_seconds stamp) override
    {
        if (!isWanted)
            return std::nullopt;
        return Item{.key = plainKey(who_ + moved_, day), .sequence = stamp.time_since_epoch().count(), .value = {1}};
    }
    void onContested(sys_days) override
    {
        ++contested;
        moved_ += movesBy;
    }

    bool isWanted = true;
    int contested = 0;
    std::size_t movesBy = 0;

private:
    std::size_t who_;
    std::size_t moved_ = 0;
};

/// A keeper, its clock, and one record.
struct Keeping {
    explicit Keeping(sys_seconds start = noon, std::optional<sys_seconds> lastStamp = {})
        : clock{start}
        , keeper{items, 7, lastStamp}
    {}

    PlainRecord& keep(std::size_t who, std::optional<sys_seconds> until = {})
    {
        auto record = std::make_unique<PlainRecord>(who);
        auto& kept = *record;
        numbers[who] = keeper.keep(std::move(record), until);
        return kept;
    }
    /// Time passes, and everything is answered at once.
    void pass(std::chrono::seconds duration)
    {
        for (const auto end = now + duration; now < end; now += 10s, clock += 10s) {
            keeper.tick(now, clock);
            items.answer();
        }
    }
    void tick() { keeper.tick(now, clock); }

    FakeItems items;
    Time now{};
    sys_seconds clock;
    RecordKeeper keeper;
    std::map<std::size_t, RecordNumber> numbers;
};

std::int64_t secondsOf(sys_seconds time) { return time.time_since_epoch().count(); }

TEST(RecordKeeper, WritesAtOnceAndThenEachHourAndALittle)
{
    Keeping of;
    of.keep(1);
    of.pass(10s);
    EXPECT_EQ(of.items.puts.size(), 1U);
    of.pass(60min);
    EXPECT_EQ(of.items.puts.size(), 1U) << "less than an hour and what is drawn";
    of.pass(10min);
    EXPECT_EQ(of.items.puts.size(), 2U);
}

TEST(RecordKeeper, KeepsNoRhythm)
{
    Keeping of;
    of.keep(1);
    of.pass(8h);
    std::set<std::int64_t> pauses;
    for (std::size_t i = 1; i < of.items.puts.size(); ++i) {
        const auto pause = of.items.puts[i].sequence - of.items.puts[i - 1].sequence;
        EXPECT_GE(pause, 3600);
        EXPECT_LE(pause, 4210);
        pauses.insert(pause);
    }
    EXPECT_GE(pauses.size(), 4U);
}

TEST(RecordKeeper, SaysTheTimeAsSequence)
{
    Keeping of;
    of.keep(1);
    of.pass(10s);
    EXPECT_EQ(of.items.puts.front().sequence, secondsOf(noon));
    EXPECT_EQ(of.keeper.lastStamp(), noon);
}

TEST(RecordKeeper, WritesBothDaysAroundMidnightTheNewOneNotAtTheStrokeOfAnHour)
{
    Keeping of{noon + 9h};
    of.keep(1);
    of.pass(6h);
    std::map<ItemKey, std::vector<std::int64_t>> byKey;
    for (const auto& item : of.items.puts)
        byKey[item.key].push_back(item.sequence);
    const sys_days today{std::chrono::floor<std::chrono::days>(noon)};
    const auto& old = byKey.at(plainKey(1, today));
    const auto& next = byKey.at(plainKey(1, today + std::chrono::days{1}));
    EXPECT_EQ(byKey.size(), 2U);
    EXPECT_GT(next.front(), secondsOf(today + 22h)) << "drawn for each device";
    EXPECT_LE(next.front(), secondsOf(today + 22h + 10min));
    EXPECT_GE(old.back(), secondsOf(today + 24h)) << "the old day is written on";
    EXPECT_LE(old.back(), secondsOf(today + 26h));
}

TEST(RecordKeeper, HasFewPutsInFlight)
{
    Keeping of;
    for (std::size_t who = 0; who < 50; ++who)
        of.keep(who);
    for (int i = 0; i < 5; ++i) {
        of.tick();
        EXPECT_EQ(of.items.waiting(), 2U);
        EXPECT_EQ(of.keeper.inFlight(), 2U);
    }
    of.pass(250s);
    EXPECT_EQ(of.items.puts.size(), 50U) << "all had their turn";
}

TEST(RecordKeeper, WritesUntilItsTimeIsOverOrItIsDropped)
{
    Keeping of;
    of.keep(1, noon + std::chrono::days{1});
    of.keep(2);
    of.pass(23h);
    const auto written = of.items.puts.size();
    EXPECT_GE(written, 2 * 19U);
    of.pass(2h);
    EXPECT_EQ(of.keeper.kept(), 1U);
    of.keeper.drop(of.numbers.at(2));
    const auto before = of.items.puts.size();
    of.pass(5h);
    EXPECT_EQ(of.items.puts.size(), before);
    EXPECT_EQ(of.keeper.kept(), 0U);
}

TEST(RecordKeeper, AnAnswerForADroppedRecordIsNobodys)
{
    Keeping of;
    of.keep(1);
    of.tick();
    of.keeper.drop(of.numbers.at(1));
    of.items.answer();
    EXPECT_EQ(of.keeper.inFlight(), 0U);
}

TEST(RecordKeeper, ANetworkThatOutlivesItCallsNobody)
{
    FakeItems items;
    {
        RecordKeeper keeper{items, 1};
        keeper.keep(std::make_unique<PlainRecord>(1));
        keeper.tick(Time{}, noon);
    }
    ASSERT_EQ(items.waiting(), 1U);
    items.answer();
}

TEST(RecordKeeper, AsksARecordThatIsNotWrittenNowAgainAfterAnHour)
{
    Keeping of;
    auto& record = of.keep(1);
    record.isWanted = false;
    of.pass(30min);
    record.isWanted = true;
    of.pass(20min);
    EXPECT_TRUE(of.items.puts.empty());
    of.pass(11min);
    EXPECT_EQ(of.items.puts.size(), 1U);
}

TEST(RecordKeeper, TriesAgainSoonWhereNobodyTookItButEverMoreSeldom)
{
    Keeping of;
    of.items.isReachable = false;
    of.keep(1);
    of.pass(30min);
    EXPECT_EQ(of.items.puts.size(), 5U) << "0, 1, 3, 7 and 15 minutes";
    of.items.isReachable = true;
    of.pass(5min);
    EXPECT_EQ(of.items.held.size(), 1U);
}

TEST(RecordKeeper, WritesAnewWhenWhatItSaysChangedButNotEachTime)
{
    Keeping of;
    of.keep(1);
    of.pass(10s);
    for (int i = 0; i < 100; ++i) {
        of.keeper.refresh();
        of.pass(10s);
    }
    EXPECT_EQ(of.items.puts.size(), 17U) << "once a minute";
}

TEST(RecordKeeper, WritesAgainWhatChangedWhileItWasWritten)
{
    Keeping of;
    of.keep(1);
    of.tick();
    of.keeper.refresh();
    of.items.answer();
    of.pass(70s);
    EXPECT_EQ(of.items.puts.size(), 2U);
}

TEST(RecordKeeper, ARestartWithoutItsStampGoesOnBehindWhatItWroteBefore)
{
    Keeping of;
    const auto key = plainKey(1, std::chrono::floor<std::chrono::days>(noon));
    of.items.held[key] = {.key = key, .sequence = secondsOf(noon + 3h), .value = {9}}; // the clock was ahead then
    auto& record = of.keep(1);
    of.pass(30s);
    ASSERT_EQ(of.items.puts.size(), 2U);
    EXPECT_EQ(of.items.held.at(key), of.items.puts.back());
    EXPECT_EQ(of.items.puts.back().sequence, secondsOf(noon + 3h + 1s));
    of.pass(5h);
    EXPECT_EQ(of.items.held.at(key), of.items.puts.back());
    EXPECT_EQ(record.contested, 0);
}

TEST(RecordKeeper, ARestartWithItsStampIsNeverBehind)
{
    Keeping of{noon, noon + 3h};
    of.keep(1);
    of.pass(10s);
    EXPECT_EQ(of.items.puts.front().sequence, secondsOf(noon + 3h + 1s));
}

TEST(RecordKeeper, AClockThatWasPutBackMakesNoSequenceTwice)
{
    Keeping of;
    of.keep(1);
    of.pass(3h);
    of.clock -= 2h;
    of.pass(3h);
    const auto isBefore = [](const Item& a, const Item& b) { return a.sequence < b.sequence; };
    EXPECT_TRUE(std::ranges::is_sorted(of.items.puts, isBefore));
    EXPECT_EQ(of.items.held.begin()->second, of.items.puts.back());
}

TEST(RecordKeeper, AStrangerWithTheKeyIsToldAfterTwoPutsInARow)
{
    Keeping of;
    auto& record = of.keep(1);
    of.pass(10s);
    const auto key = of.items.puts.front().key;
    for (int i = 0; i < 3; ++i) {
        of.items.held[key].sequence += 1;
        of.items.held[key].value = {0xbb};
        EXPECT_EQ(record.contested, i / 2);
        of.pass(70min);
    }
    EXPECT_EQ(record.contested, 1);
}

TEST(RecordKeeper, ARecordThatNodesTakeAndForgetIsToldAsContested)
{
    Keeping of;
    auto& record = of.keep(1);
    for (int i = 0; i < 3; ++i) {
        of.pass(70min);
        of.items.held.clear();
    }
    EXPECT_EQ(record.contested, 1);
}

TEST(RecordKeeper, ARecordThatNodesHoldAtAnOlderStateIsToldAsContested)
{
    Keeping of;
    auto& record = of.keep(1);
    of.pass(10s);
    const auto first = of.items.held;
    of.pass(70min);
    for (int i = 0; i < 3; ++i) {
        of.items.held = first;
        of.pass(70min);
    }
    EXPECT_EQ(record.contested, 1);
}

TEST(RecordKeeper, ARecordThatWasForgottenInTimeIsNotContested)
{
    Keeping of;
    auto& record = of.keep(1);
    of.pass(10s);
    for (int i = 0; i < 3; ++i) {
        of.now += 3h; // the computer sleeps
        of.clock += 3h;
        of.items.held.clear();
        of.pass(10s);
    }
    EXPECT_GE(of.items.puts.size(), 4U);
    EXPECT_EQ(record.contested, 0);
}

TEST(RecordKeeper, ASleepThatOnlyTheClockNoticedIsMadeUpForAtOnce)
{
    Keeping of;
    auto& record = of.keep(1);
    of.pass(10s);
    for (std::size_t i = 0; i < 3; ++i) {
        of.clock += 3h;
        of.items.held.clear();
        of.pass(30s);
        EXPECT_EQ(of.items.puts.size(), 2 + i) << "once";
    }
    EXPECT_EQ(record.contested, 0);
}

TEST(RecordKeeper, NoNetworkIsNoContest)
{
    Keeping of;
    auto& record = of.keep(1);
    of.pass(10s);
    of.items.isReachable = false;
    of.items.held.clear();
    of.pass(110min);
    EXPECT_EQ(record.contested, 0);
}

TEST(RecordKeeper, ASequenceThatNoTimeReachesIsNotRunAfter)
{
    Keeping of;
    auto& record = of.keep(1);
    auto& other = of.keep(2);
    const auto key = plainKey(1, std::chrono::floor<std::chrono::days>(noon));
    of.items.held[key] = {.key = key, .sequence = std::numeric_limits<std::int64_t>::max(), .value = {0xbb}};
    of.pass(10min);
    EXPECT_GE(record.contested, 1);
    EXPECT_EQ(other.contested, 0);
    std::vector<std::int64_t> inMinutes;
    for (const auto& item : of.items.puts)
        if (item.key == key)
            inMinutes.push_back((item.sequence - secondsOf(noon)) / 60);
    EXPECT_EQ(inMinutes, (std::vector<std::int64_t>{0, 1, 3, 7})) << "none at once, and no stamp that follows it";
}

TEST(RecordKeeper, WhoPushesOneKeysSequenceAheadDoesNotPushOthers)
{
    Keeping of;
    of.keep(1);
    of.keep(2);
    const auto key = plainKey(1, std::chrono::floor<std::chrono::days>(noon));
    of.items.held[key] = {.key = key, .sequence = secondsOf(noon + 20h), .value = {0xbb}};
    of.pass(2h);
    EXPECT_EQ(of.items.held.at(key).value, Item{.value = {1}}.value) << "ours is the newest again";
    for (const auto& item : of.items.puts)
        EXPECT_TRUE(item.key == key || item.sequence <= secondsOf(of.clock));
    EXPECT_LE(of.keeper.lastStamp(), of.clock);
}

TEST(RecordKeeper, ARecordThatMovesLeavesItsFoeBehind)
{
    Keeping of;
    auto& record = of.keep(1);
    record.movesBy = 1;
    const auto day = std::chrono::floor<std::chrono::days>(noon);
    const auto key = plainKey(1, day);
    of.items.held[key] = {.key = key, .sequence = std::numeric_limits<std::int64_t>::max(), .value = {0xbb}};
    of.pass(10min);
    EXPECT_EQ(record.contested, 1);
    EXPECT_TRUE(of.items.held.contains(plainKey(2, day)));
    of.pass(6h);
    EXPECT_EQ(record.contested, 1) << "there it stays";
}

} // namespace
} // namespace shoal::dht
