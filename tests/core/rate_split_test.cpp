#include "core/rate_split.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

constexpr BytesPerSecond limit{1'000'000};

std::uint64_t sumOf(const RateSplit::Shares& shares) { return shares.first.value + shares.second.value; }

TEST(RateSplit, GivesEachHalfAtFirst)
{
    RateSplit split;

    EXPECT_EQ(split.update(limit, {}), (RateSplit::Shares{{500'000}, {500'000}}));
}

TEST(RateSplit, GivesWhatOneDoesNotUseToTheOther)
{
    RateSplit split;
    split.update(limit, {});

    EXPECT_EQ(split.update(limit, {{490'000}, {0}}), (RateSplit::Shares{{900'000}, {100'000}}));
    EXPECT_EQ(split.update(limit, {{880'000}, {0}}), (RateSplit::Shares{{900'000}, {100'000}}));
}

TEST(RateSplit, GivesHalfBackAsSoonAsBothWantMore)
{
    RateSplit split;
    split.update(limit, {});
    split.update(limit, {{490'000}, {0}});

    EXPECT_EQ(split.update(limit, {{880'000}, {95'000}}), (RateSplit::Shares{{500'000}, {500'000}}));
}

TEST(RateSplit, LeavesOneThatIsContentWhatItUsesAndALittleMore)
{
    RateSplit split;
    split.update(limit, {});

    EXPECT_EQ(split.update(limit, {{200'000}, {480'000}}), (RateSplit::Shares{{250'000}, {750'000}}));
}

TEST(RateSplit, NeverSumsUpToMoreThanTheLimitWhateverIsUsed)
{
    RateSplit split;
    for (std::uint64_t step = 0; step < 2000; ++step) {
        const BytesPerSecond changing{2 + (step / 100) * 77'777};
        const auto shares = split.update(changing, {{step * 7919 % 900'000}, {step * 104'729 % 900'000}});

        EXPECT_LE(sumOf(shares), changing.value);
        EXPECT_GT(shares.first.value, 0u) << "0 would be no limit";
        EXPECT_GT(shares.second.value, 0u);
    }
}

TEST(RateSplit, HasNoLimitWhereThereIsNone)
{
    RateSplit split;
    split.update(limit, {});

    EXPECT_EQ(split.update({0}, {{5}, {5}}), RateSplit::Shares{});
}

} // namespace
} // namespace shoal
