#include "tests/bench/programs/bench.h"

#include <gmock/gmock.h>
#include <stdexcept>

namespace shoal::bench {
namespace {
using testing::ElementsAre;

/// Writes down in which order it is measured.
Entry entry(const std::string& name, std::vector<std::string>& order)
{
    return {.name = name, .measure = [name, &order] {
                order.push_back(name);
                return Figures{{"speed", static_cast<double>(order.size())}};
            }};
}

Cell cellOf(const std::vector<Entry>& entries)
{
    return {"cell", "about", [entries](const Bench&) {
                return Plan{.title = "title", .columns = {{"speed", "MiB/s"}}, .entries = entries};
            }};
}

void ignore(const Entry&, unsigned, const std::string&) {}

TEST(RunOfACell, MeasuresItsRowsInTurns)
{
    std::vector<std::string> order;

    const auto result = runCell(cellOf({entry("a", order), entry("b", order)}), {.rounds = 2}, ignore);

    EXPECT_THAT(order, ElementsAre("a", "b", "a", "b"));
    EXPECT_EQ(sampleOf(result.rows[1], "speed").most(), 4.0);
    EXPECT_EQ(result.name, "cell");
    EXPECT_EQ(result.title, "title");
}

TEST(RunOfACell, SaysOfARowThatHadFewerRounds)
{
    std::vector<std::string> order;
    auto slow = entry("slow", order);
    slow.mostRounds = 1;

    const auto result = runCell(cellOf({entry("a", order), slow}), {.rounds = 3}, ignore);

    EXPECT_THAT(order, ElementsAre("a", "slow", "a", "a"));
    EXPECT_EQ(result.rows[1].note, "rounds: 1");
}

TEST(RunOfACell, GoesOnWithoutARowThatFailed)
{
    std::vector<std::string> order;
    Entry broken{.name = "broken", .measure = []() -> Figures { throw std::runtime_error("wrong bytes"); }};

    const auto result = runCell(cellOf({broken, entry("a", order)}), {.rounds = 2}, ignore);

    EXPECT_EQ(result.rows[0].failure, "wrong bytes");
    EXPECT_TRUE(result.rows[0].rounds.empty());
    EXPECT_EQ(result.rows[1].rounds.size(), 2U);
}

} // namespace
} // namespace shoal::bench
