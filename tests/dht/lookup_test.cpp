#include "dht/lookup.h"

#include "tests/support/sim_dht.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <memory>
#include <set>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using test::Lie;
using test::SimDht;

NodeId someTarget(std::uint64_t seed)
{
    std::mt19937_64 random{seed};
    return randomId(random);
}

void finish(SimDht& sim, Lookup& lookup)
{
    sim.runUntil([&] { return lookup.isDone(); }, [&](Time now) { lookup.tick(now); }, 40s);
}

std::vector<Node> nearest(const Lookup& lookup, std::size_t count)
{
    std::vector<Node> nodes;
    for (const auto& [distance, node] : lookup.answered())
        if (nodes.size() < count)
            nodes.push_back(node);
    return nodes;
}

TEST(Lookup, FindsTheNodesNearestToItsTarget)
{
    SimDht sim{{.others = 500, .seed = 5}};
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto target = someTarget(seed);
        Lookup lookup{sim, target, sim.routingTable().nodes, sim.now()};
        finish(sim, lookup);

        EXPECT_TRUE(lookup.isComplete());
        EXPECT_EQ(nearest(lookup, 4), sim.nearestLiving(target, 4)) << seed;
        EXPECT_LE(lookup.questions(), 64U);
    }
}

TEST(Lookup, CountsOnlyNodesThatAnswer)
{
    SimDht sim{{.others = 200, .seed = 6, .dead = 0.5}};
    const auto target = someTarget(1);
    Lookup lookup{sim, target, sim.routingTable().nodes, sim.now()};
    finish(sim, lookup);

    const auto living = sim.nearestLiving(target, 200);
    ASSERT_GE(lookup.answered().size(), 8U);
    for (const auto& [distance, node] : lookup.answered())
        EXPECT_NE(std::find(living.begin(), living.end(), node), living.end());
}

TEST(Lookup, OfANetworkThatIsSmallerThanItWantsFindsAll)
{
    SimDht sim{{.others = 5}};
    Lookup lookup{sim, someTarget(1), sim.routingTable().nodes, sim.now()};
    finish(sim, lookup);

    EXPECT_TRUE(lookup.isComplete());
    EXPECT_EQ(lookup.answered().size(), 5U);
    EXPECT_EQ(lookup.questions(), 5U); // nobody twice, and not ourselves
}

TEST(Lookup, WithoutAnyStartIsDoneAtOnce)
{
    SimDht sim{{.others = 5}};
    Lookup lookup{sim, someTarget(1), {}, sim.now()};

    EXPECT_TRUE(lookup.isComplete());
    EXPECT_TRUE(lookup.answered().empty());
}

TEST(Lookup, KeepsThreeQuestionsInFlight)
{
    SimDht sim{{.others = 100}};
    Lookup lookup{sim, someTarget(1), sim.routingTable().nodes, sim.now()};

    EXPECT_EQ(sim.questions(), 3U);
}

TEST(Lookup, StopsAtItsNumberOfQuestionsAndSaysSo)
{
    SimDht sim{{.others = 300, .seed = 7}};
    Lookup lookup{sim, someTarget(1), sim.routingTable().nodes, sim.now(), {.questions = 5}};
    finish(sim, lookup);

    EXPECT_TRUE(lookup.isDone());
    EXPECT_FALSE(lookup.isComplete());
    EXPECT_EQ(sim.questions(), 5U);
}

TEST(Lookup, StopsWhenItsTimeIsOverAndSaysSo)
{
    SimDht sim{{.others = 300, .dead = 1.0}};
    Lookup lookup{sim, someTarget(1), sim.routingTable().nodes, sim.now(), {.questions = 1000, .duration = 5s}};
    sim.runUntil([&] { return lookup.isDone(); }, [&](Time now) { lookup.tick(now); }, 6s);

    EXPECT_TRUE(lookup.isDone());
    EXPECT_FALSE(lookup.isComplete());
    const auto asked = sim.questions();
    sim.run(20s);
    EXPECT_EQ(sim.questions(), asked);
}

TEST(Lookup, TakesOneNodeOnlyFromAPublicAddress)
{
    SimDht sim{{.others = 30, .seed = 8}};
    sim.makeLiar(Lie::ItselfManyTimes);
    Lookup lookup{sim, someTarget(1), sim.routingTable().nodes, sim.now(), {.wanted = 100}};
    finish(sim, lookup);

    ASSERT_GT(sim.liarMet(), 0U);
    std::set<std::array<std::uint8_t, 16>> addresses;
    for (const auto& [distance, node] : lookup.answered())
        EXPECT_TRUE(addresses.insert(node.endpoint.address).second);
}

TEST(Lookup, BelievesAnIdOnlyFromTheNodeItself)
{
    SimDht sim{{.others = 30, .seed = 9}};
    sim.makeLiar(Lie::OthersAsNear);
    const auto target = someTarget(1);
    Lookup lookup{sim, target, sim.routingTable().nodes, sim.now(), {.wanted = 100}};
    finish(sim, lookup);

    ASSERT_GT(sim.liarMet(), 0U);
    // But for the liar itself, everyone is where the network really has them.
    const auto truth = sim.nearestLiving(target, 30);
    std::size_t wrong = 0;
    for (const auto& [distance, node] : lookup.answered())
        wrong += std::find(truth.begin(), truth.end(), node) == truth.end() ? 1 : 0;
    EXPECT_EQ(wrong, 1U);
}

TEST(Lookup, HearsNothingAfterItsEnd)
{
    SimDht sim{{.others = 100}};
    auto lookup = std::make_unique<Lookup>(sim, someTarget(1), sim.routingTable().nodes, sim.now());
    ASSERT_EQ(sim.questions(), 3U);

    lookup.reset();
    sim.run(10s); // the answers come

    EXPECT_EQ(sim.questions(), 3U);
}

} // namespace
} // namespace shoal::dht
