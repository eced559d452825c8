#include "dht/network_watch.h"

#include "tests/support/sim_dht.h"

#include <gtest/gtest.h>
#include <memory>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using test::SimDht;

/// Watches a simulated network second by second.
struct Watched {
    explicit Watched(const test::SimOptions& options)
        : sim{options}
    {}
    Health after(std::chrono::seconds duration)
    {
        sim.runUntil([] { return false; }, [&](Time now) { watch.tick(now); }, duration);
        watch.tick(sim.now());
        return watch.view().health;
    }
    SimDht sim;
    NetworkWatch watch{sim, 1, sim.now()};
};

TEST(NetworkWatch, IsStartingUntilSomebodyAnswersAndGoodSoonAfter)
{
    Watched network{{.others = 100}};

    EXPECT_EQ(network.after(0s), Health::Starting);
    EXPECT_EQ(network.after(3s), Health::Good);
    EXPECT_EQ(network.watch.view().knownNodes, network.sim.routingTable().nodes.size());
}

TEST(NetworkWatch, IsAloneWhenNobodyIsKnownAfterTenSeconds)
{
    Watched network{{.others = 0}};

    EXPECT_EQ(network.after(9s), Health::Starting);
    EXPECT_EQ(network.after(2s), Health::Alone);
    EXPECT_EQ(network.watch.view(), (NetworkView{.health = Health::Alone}));
}

TEST(NetworkWatch, IsAloneWhenNobodyKnownAnswers)
{
    Watched network{{.others = 100, .dead = 1.0}};

    EXPECT_EQ(network.after(9s), Health::Starting);
    EXPECT_EQ(network.after(2s), Health::Alone);
    EXPECT_GT(network.watch.view().knownNodes, 8U);
}

TEST(NetworkWatch, IsThinWithFewerThanEightNodes)
{
    EXPECT_EQ((Watched{{.others = 7}}.after(5s)), Health::Thin);
    EXPECT_EQ((Watched{{.others = 8}}.after(5s)), Health::Good);
}

TEST(NetworkWatch, CountsForHealthOnlyThePartOfTheTableThatAnswers)
{
    Watched network{{.others = 14, .seed = 2, .dead = 0.6}};

    EXPECT_EQ(network.after(5s), Health::Thin);
}

TEST(NetworkWatch, BecomesAloneWithinThreeMinutesOfACutLineAndGoodAgainAfterwards)
{
    Watched network{{.others = 100}};
    ASSERT_EQ(network.after(5s), Health::Good);

    network.sim.setLoss(1.0);
    EXPECT_EQ(network.after(3min), Health::Alone);

    network.sim.setLoss(0.0);
    EXPECT_EQ(network.after(10s), Health::Good);
}

TEST(NetworkWatch, DoesNotDespairOfOneCheckWithoutAnswer)
{
    Watched network{{.others = 100}};
    ASSERT_EQ(network.after(100s), Health::Good);

    network.sim.setLoss(1.0);
    EXPECT_EQ(network.after(30s), Health::Good); // one check, two minutes after the first
    network.sim.setLoss(0.0);
    EXPECT_EQ(network.after(1min), Health::Good);
}

TEST(NetworkWatch, TellsTheSizeOnceARoundEnded)
{
    Watched network{{.others = 100, .seed = 3}};
    EXPECT_EQ(network.after(1s), Health::Good);
    EXPECT_FALSE(network.watch.view().estimatedSize);

    network.after(1min);

    ASSERT_TRUE(network.watch.view().estimatedSize);
    EXPECT_NEAR(static_cast<double>(*network.watch.view().estimatedSize), 101.0, 30.0);
}

TEST(NetworkWatch, AsksFourQuestionsAMinuteWhenAllIsWell)
{
    Watched network{{.others = 100}};
    network.after(1min);
    const auto before = network.sim.questions();

    network.after(4min);

    EXPECT_LE(network.sim.questions() - before, 16U);
}

TEST(NetworkWatch, MayBeDestroyedWithQuestionsInFlight)
{
    SimDht sim{{.others = 50}};
    auto watch = std::make_unique<NetworkWatch>(sim, 1, sim.now());
    watch->tick(sim.now());
    const auto asked = sim.questions();
    ASSERT_GT(asked, 8U);

    watch.reset();
    sim.run(10s);

    EXPECT_EQ(sim.questions(), asked);
}

} // namespace
} // namespace shoal::dht
