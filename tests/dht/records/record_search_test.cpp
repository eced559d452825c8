#include "dht/records/record_search.h"

#include "tests/dht/records/fake_items.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

const sys_days someDay{std::chrono::year{2026} / 5 / 1};

/// Takes whatever lies at the right key, but for one value.
class PlainSought final : public Sought {
public:
    ItemKey keyOf(std::size_t who, sys_days day) override { return plainKey(who, day); }
    bool take(std::size_t, sys_days, const Item& item, sys_seconds) override
    {
        ++seen;
        return item.value != junk;
    }

    static inline const std::vector<std::uint8_t> junk{0xbb};
    std::size_t seen = 0;
};

struct Searching {
    explicit Searching(sys_seconds start = someDay + 12h)
        : clock{start}
    {}

    void pass(std::chrono::seconds duration)
    {
        for (const auto end = now + duration; now < end; now += 10s, clock += 10s) {
            search.tick(now, clock);
            items.answer();
        }
    }
    void lay(std::size_t who, sys_days day, std::vector<std::uint8_t> value = {1})
    {
        const auto key = plainKey(who, day);
        items.held[key] = {.key = key, .sequence = 1, .value = std::move(value)};
    }
    std::set<std::size_t> asked() const
    {
        std::set<std::size_t> who;
        for (const auto& key : items.gets)
            who.insert(key[0]);
        return who;
    }

    FakeItems items;
    PlainSought sought;
    Time now{};
    sys_seconds clock;
    RecordSearch search{items, sought, 3};
};

TEST(RecordSearch, AsksForThoseLastSeenAndEightOfTheOthers)
{
    Searching of;
    of.search.begin(12, 100);
    of.pass(60s);
    const auto asked = of.asked();
    EXPECT_EQ(of.search.questions(), 16U);
    EXPECT_EQ(asked.size(), 16U);
    for (std::size_t who = 0; who < 8; ++who)
        EXPECT_TRUE(asked.contains(who)) << who;
}

TEST(RecordSearch, DrawsOthersEachRound)
{
    Searching of;
    of.search.begin(8, 200);
    of.pass(2h);
    EXPECT_GE(of.search.rounds(), 5U);
    EXPECT_GE(of.asked().size(), 8 + 3 * 8U);
}

TEST(RecordSearch, AsksForAllWhereThereAreFew)
{
    Searching of;
    of.search.begin(2, 5);
    of.pass(60s);
    EXPECT_EQ(of.asked(), (std::set<std::size_t>{0, 1, 2, 3, 4}));
    EXPECT_EQ(of.search.questions(), 5U);
}

TEST(RecordSearch, AsksNothingWhereThereIsNobody)
{
    Searching of;
    of.search.begin(0, 0);
    of.pass(1h);
    EXPECT_EQ(of.search.questions(), 0U);
}

TEST(RecordSearch, HasFewQuestionsInFlight)
{
    Searching of;
    of.search.begin(8, 100);
    for (int i = 0; i < 5; ++i)
        of.search.tick(of.now, of.clock);
    EXPECT_EQ(of.items.waiting(), 4U);
    EXPECT_EQ(of.search.inFlight(), 4U);
}

TEST(RecordSearch, AsksForBothDaysAroundMidnight)
{
    Searching of{someDay + 23h};
    of.search.begin(3, 3);
    of.pass(60s);
    EXPECT_EQ(of.search.questions(), 6U);
    EXPECT_TRUE(std::ranges::find(of.items.gets, plainKey(0, someDay + std::chrono::days{1})) != of.items.gets.end());
}

TEST(RecordSearch, PassesOverWhatIsEmptyOrNotWhatWasSought)
{
    Searching of;
    of.lay(0, someDay, PlainSought::junk);
    of.lay(2, someDay);
    of.search.begin(3, 3);
    of.pass(60s);
    EXPECT_EQ(of.search.found(), std::set<std::size_t>{2});
    EXPECT_EQ(of.sought.seen, 2U);
}

TEST(RecordSearch, PausesDoubleUpToHalfAnHour)
{
    Searching of;
    of.search.begin(1, 1);
    of.pass(1h);
    const auto inTheFirstHour = of.search.rounds();
    EXPECT_GE(inTheFirstHour, 5U);
    EXPECT_LE(inTheFirstHour, 6U) << "0, 1, 3, 7, 15 and 31 minutes, and what is drawn";
    of.pass(10h);
    EXPECT_GE(of.search.rounds() - inTheFirstHour, 16U);
    EXPECT_LE(of.search.rounds() - inTheFirstHour, 20U);
}

TEST(RecordSearch, LooksADayAroundInEverySecondRound)
{
    Searching of;
    of.lay(0, someDay + std::chrono::days{1});
    of.search.begin(1, 1);
    of.pass(30s);
    EXPECT_TRUE(of.search.found().empty());
    of.pass(2min);
    EXPECT_EQ(of.search.rounds(), 2U);
    EXPECT_EQ(of.search.found(), std::set<std::size_t>{0});
    of.pass(30min);
    EXPECT_EQ(of.search.questions(), of.search.rounds() + 2 * (of.search.rounds() / 2));
}

TEST(RecordSearch, LooksADayAroundWhateverItFound)
{
    Searching of;
    of.lay(0, someDay); // somebody hostile, who lets itself be found on a wrong day
    of.lay(1, someDay + std::chrono::days{1});
    of.search.begin(2, 2);
    of.pass(2min);
    EXPECT_EQ(of.search.found(), (std::set<std::size_t>{0, 1}));
}

TEST(RecordSearch, BeginsAnewAtOnce)
{
    Searching of;
    of.search.begin(1, 1);
    of.pass(4h);
    const auto before = of.search.questions();
    of.search.begin(4, 4);
    of.pass(20s);
    EXPECT_EQ(of.search.questions(), before + 4);
    of.search.stop();
    of.pass(4h);
    EXPECT_EQ(of.search.questions(), before + 4);
}

TEST(RecordSearch, AnswersFromBeforeItBeganAnewAreNobodys)
{
    Searching of;
    of.lay(0, someDay);
    of.search.begin(1, 1);
    of.search.tick(of.now, of.clock);
    of.search.begin(1, 1);
    of.items.answer();
    EXPECT_EQ(of.sought.seen, 0U);
    EXPECT_EQ(of.search.inFlight(), 0U);
    of.pass(20s);
    EXPECT_EQ(of.search.found(), std::set<std::size_t>{0});
}

TEST(RecordSearch, ANetworkThatOutlivesItCallsNobody)
{
    FakeItems items;
    PlainSought sought;
    {
        RecordSearch search{items, sought, 1};
        search.begin(1, 1);
        search.tick(Time{}, someDay + 12h);
    }
    ASSERT_EQ(items.waiting(), 1U);
    items.answer();
    EXPECT_EQ(sought.seen, 0U);
}

} // namespace
} // namespace shoal::dht
