#include "dht/size_estimator.h"

#include "tests/support/sim_dht.h"

#include <cmath>
#include <cstdio>
#include <gtest/gtest.h>
#include <ostream>
#include <string>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using test::Lie;
using test::SimDht;
using test::SimOptions;

constexpr std::uint64_t mostQuestions = 16 * 64;

/// The first size that an estimator says; 0 for none.
double estimateOf(SimDht& sim)
{
    SizeEstimator estimator{sim, 1};
    sim.runUntil([&] { return estimator.size().has_value(); }, [&](Time now) { estimator.tick(now); }, 15min);
    EXPECT_LE(estimator.questions(), mostQuestions);
    return static_cast<double>(estimator.size().value_or(0));
}

struct SizeCase {
    std::size_t nodes; ///< ours too
    double dead;
    std::uint64_t seed;
};

std::string name(const testing::TestParamInfo<SizeCase>& info)
{
    const auto& [nodes, dead, seed] = info.param;
    return std::to_string(nodes) + "Nodes" + std::to_string(std::lround(dead * 100)) + "PercentDeadSeed"
        + std::to_string(seed);
}

class SizeEstimate : public testing::TestWithParam<SizeCase> {};

TEST_P(SizeEstimate, IsWithin30PercentOfTheLivingNodes)
{
    const auto& [nodes, dead, seed] = GetParam();
    SimDht sim{{.others = nodes - 1, .seed = seed, .dead = dead, .loss = 0.02}};

    const double size = estimateOf(sim);

    const auto living = static_cast<double>(sim.living());
    std::printf("| %4zu | %2.0f %% | %4.0f | %4.0f | %+5.1f %% | %4zu |\n", nodes, dead * 100, living, size,
                (size / living - 1) * 100, sim.questions());
    EXPECT_NEAR(size, living, 0.3 * living);
}

INSTANTIATE_TEST_SUITE_P(Simulated, SizeEstimate,
                         testing::Values(SizeCase{100, 0.0, 1}, SizeCase{100, 0.0, 2}, SizeCase{100, 0.0, 3},
                                         SizeCase{100, 0.2, 4}, SizeCase{100, 0.5, 5}, SizeCase{300, 0.0, 6},
                                         SizeCase{1000, 0.0, 7}, SizeCase{1000, 0.0, 8}, SizeCase{1000, 0.0, 9},
                                         SizeCase{1000, 0.2, 10}, SizeCase{1000, 0.5, 11}),
                         name);

TEST(SizeEstimator, CountsASmallNetworkExactly)
{
    for (const std::size_t others : {1, 4, 8, 19})
        for (const double dead : {0.0, 0.2, 0.5}) {
            SimDht sim{{.others = others, .seed = 3, .dead = dead}};
            EXPECT_EQ(estimateOf(sim), static_cast<double>(sim.living())) << others << " others, dead " << dead;
        }
}

TEST(SizeEstimator, SaysNothingWhenNobodyAnswers)
{
    SimDht sim{{.others = 20, .dead = 1.0}};

    EXPECT_EQ(estimateOf(sim), 0.0); // a network of one looks the same as being cut off
    EXPECT_GT(sim.questions(), 0U);
}

TEST(SizeEstimator, WaitsForAFirstKnownNode)
{
    SimDht sim{{.others = 20}};
    const auto table = sim.routingTable().nodes;
    sim.setTable({});
    SizeEstimator estimator{sim, 1};

    estimator.tick(sim.now());
    EXPECT_FALSE(estimator.isBusy());

    sim.setTable(table);
    estimator.tick(sim.now());
    EXPECT_TRUE(estimator.isBusy());
}

struct LieCase {
    const char* name;
    Lie lie;
    bool isPrivate;
};
void PrintTo(const LieCase& lie, std::ostream* out) { *out << lie.name; }

class OneLiar : public testing::TestWithParam<LieCase> {};

TEST_P(OneLiar, MovesTheEstimateByAtMostOnePlaceInEachLookup)
{
    for (const std::size_t others : {19, 99, 300}) {
        const SimOptions options{.others = others, .seed = 12, .isPrivate = GetParam().isPrivate};
        SimDht honest{options};
        SimDht lying{options};
        lying.makeLiar(GetParam().lie);

        const double truth = estimateOf(honest);
        const double lied = estimateOf(lying);

        EXPECT_GT(lying.liarMet(), 0U) << others;
        EXPECT_NEAR(lied, truth, truth / 7.0) << others; // k / (k - 1) for k = 8
    }
}

INSTANTIATE_TEST_SUITE_P(Simulated, OneLiar,
                         testing::Values(LieCase{"ItselfManyTimes", Lie::ItselfManyTimes, false},
                                         LieCase{"NobodyThere", Lie::NobodyThere, false},
                                         LieCase{"NobodyThereInALocalNetwork", Lie::NobodyThere, true},
                                         LieCase{"OthersAsNear", Lie::OthersAsNear, false}),
                         [](const auto& lie) { return lie.param.name; });

TEST(SizeEstimator, AsksASmallNetworkAgainAfterFiveMinutesAndALargeOneAfterAnHour)
{
    struct Pace {
        std::size_t others;
        std::chrono::seconds quiet;
    };
    for (const auto& [others, quiet] : {Pace{50, 290s}, Pace{1300, 59min}}) {
        SimDht sim{{.others = others, .seed = 4}};
        SizeEstimator estimator{sim, 1};
        const auto tick = [&](Time now) { estimator.tick(now); };
        sim.runUntil([&] { return estimator.size() && !estimator.isBusy(); }, tick, 4min);

        const auto before = sim.questions();
        sim.runUntil([] { return false; }, tick, quiet);
        EXPECT_EQ(sim.questions(), before) << others;
        sim.runUntil([] { return false; }, tick, 70s);
        EXPECT_GT(sim.questions(), before) << others;
    }
}

TEST(SizeEstimator, MayBeDestroyedWithQuestionsInFlight)
{
    SimDht sim{{.others = 50}};
    auto estimator = std::make_unique<SizeEstimator>(sim, 1);
    estimator->tick(sim.now());
    const auto asked = sim.questions();
    ASSERT_GT(asked, 0U);

    estimator.reset();
    sim.run(10s); // the answers come

    EXPECT_EQ(sim.questions(), asked);
}

} // namespace
} // namespace shoal::dht
