#include "core/speed_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr ShareId one{1};
constexpr ShareId two{2};

class Speeds : public testing::Test {
protected:
    void move(std::chrono::milliseconds at, const Transferred& bytes, ShareId id = one)
    {
        book.add(id, bytes, start + at);
    }
    SpeedHistory history(std::chrono::milliseconds at, std::optional<ShareId> id = one,
                         SpeedSpan span = SpeedSpan::Minutes) const
    {
        return book.history(id, span, start + at, wallClock + std::chrono::floor<std::chrono::seconds>(at));
    }
    std::vector<SpeedSample> samples(std::chrono::milliseconds at, std::optional<ShareId> id = one,
                                     SpeedSpan span = SpeedSpan::Minutes) const
    {
        return history(at, id, span).samples;
    }

    SpeedBook::Time start{5h};
    std::chrono::sys_seconds wallClock{1'700'000'000s};
    SpeedBook book{start};
};

TEST_F(Speeds, AreMeansOverTwoSecondsFromTheStartOn)
{
    move(2500ms, {.down = 1'000, .up = 10});
    move(3900ms, {.down = 3'000, .up = 10});
    move(6s, {.down = 500});

    EXPECT_THAT(samples(8s),
                ElementsAre(SpeedSample{}, SpeedSample{{2'000}, {10}}, SpeedSample{}, SpeedSample{{250}, {0}}));
    EXPECT_EQ(history(8s).step, 2s);
}

TEST_F(Speeds, LeaveOutTheStepThatIsUnderWay)
{
    move(100ms, {.down = 1'000});

    EXPECT_THAT(samples(1s), IsEmpty());
    EXPECT_EQ(history(3s).until, wallClock + 2s);
    EXPECT_THAT(samples(3s), SizeIs(1));
}

TEST_F(Speeds, GoBackTenMinutesAndFallToZero)
{
    move(1s, {.down = 1'000});

    EXPECT_THAT(samples(10min), SizeIs(300));
    EXPECT_EQ(samples(10min).front(), (SpeedSample{{500}, {0}}));
    EXPECT_THAT(samples(10min + 2s), Each(SpeedSample{})) << "the first step is too old by now";
    EXPECT_THAT(samples(23h), SizeIs(300));
}

TEST_F(Speeds, GoBackADayInStepsOfTwoMinutes)
{
    move(30s, {.up = 120'000});
    move(23h, {.up = 12'000});

    const auto day = samples(24h, one, SpeedSpan::Hours);
    ASSERT_THAT(day, SizeIs(720));
    EXPECT_EQ(day[0], (SpeedSample{{0}, {1'000}}));
    EXPECT_EQ(day[690], (SpeedSample{{0}, {100}}));
    EXPECT_EQ(history(24h, one, SpeedSpan::Hours).step, 2min);
}

TEST_F(Speeds, OfAllAreTheSum)
{
    move(1s, {.down = 1'000}, one);
    move(1s, {.down = 500}, two);

    EXPECT_THAT(samples(2s, {}), ElementsAre(SpeedSample{{750}, {0}}));
    EXPECT_THAT(samples(2s, two), ElementsAre(SpeedSample{{250}, {0}}));
}

TEST_F(Speeds, AreNoneOfAShareThatNeverMovedAnythingAndZeroOfAllTogether)
{
    EXPECT_THAT(samples(4s, one), IsEmpty());
    EXPECT_THAT(samples(4s, {}), ElementsAre(SpeedSample{}, SpeedSample{}));
    EXPECT_EQ(book.size(), 0u) << "asking makes no memory";
}

TEST_F(Speeds, AreForgottenAfterADayOfSilenceAndNotBefore)
{
    move(1s, {.down = 1}, one);
    move(2h, {.down = 1}, two);

    book.sweep(start + 24h);
    EXPECT_EQ(book.size(), 2u);
    book.sweep(start + 25h);
    EXPECT_EQ(book.size(), 1u);
    EXPECT_THAT(samples(25h, one), IsEmpty());
    EXPECT_THAT(samples(25h, two), SizeIs(300));
}

TEST_F(Speeds, GoOnAfterASilenceThatIsLongerThanTheHistory)
{
    move(1s, {.down = 1'000});
    move(1h, {.down = 4'000});

    const auto now = samples(1h + 2s);
    ASSERT_THAT(now, SizeIs(300));
    EXPECT_EQ(now.back(), (SpeedSample{{2'000}, {0}}));
    EXPECT_EQ(now.front(), SpeedSample{});
}

} // namespace
} // namespace shoal
