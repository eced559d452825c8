#include "core/bt/dht_network.h"
#include "dht/network_watch.h"
#include "tests/support/dht_swarm.h"

#include <chrono>
#include <cstdio>
#include <functional>
#include <gtest/gtest.h>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/settings_pack.hpp>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

lt::session_params observerParams(const std::string& bootstrap)
{
    using lt::settings_pack;
    settings_pack pack;
    pack.set_str(settings_pack::listen_interfaces, "127.65.0.1:6881");
    pack.set_str(settings_pack::dht_bootstrap_nodes, bootstrap);
    pack.set_int(settings_pack::alert_mask, 0); // what DhtNetwork needs comes all the same
    for (const auto off : {settings_pack::enable_dht, settings_pack::enable_lsd, settings_pack::enable_upnp,
                           settings_pack::enable_natpmp, settings_pack::dht_restrict_routing_ips,
                           settings_pack::dht_restrict_search_ips, settings_pack::dht_prefer_verified_node_ids,
                           settings_pack::dht_enforce_node_id, settings_pack::dht_ignore_dark_internet})
        pack.set_bool(off, false);
    return lt::session_params{std::move(pack)};
}

/// One more session, and our view through it, driven as the engine does.
class Observer {
public:
    explicit Observer(const std::string& bootstrap)
        : session_{observerParams(bootstrap)}
    {
        lt::settings_pack start;
        start.set_bool(lt::settings_pack::enable_dht, true);
        session_.apply_settings(start);
    }

    /// Ours runs ahead while nobody says anything, so that waiting for dead nodes costs little.
    dht::Time now() const { return Clock::now() + ahead_; }

    /// Ticks and hands on alerts until then; false if it took longer than `limit`.
    bool until(
        const std::function<bool()>& isDone, std::chrono::seconds limit,
        const std::function<void(dht::Time)>& tick = [](dht::Time) {})
    {
        for (const auto deadline = Clock::now() + limit; !isDone();) {
            if (Clock::now() > deadline)
                return false;
            if (session_.wait_for_alert(lt::milliseconds(100)) == nullptr)
                ahead_ += 1s;
            std::vector<lt::alert*> alerts;
            session_.pop_alerts(&alerts);
            for (const auto* alert : alerts)
                network_.handle(*alert);
            network_.tick(now());
            tick(now());
        }
        return true;
    }

    bool untilItKnowsNodes(std::size_t atLeast = 1)
    {
        return until([&] { return network_.routingTable().nodes.size() >= atLeast; }, 20s);
    }

    bt::DhtNetwork& network() { return network_; }

private:
    std::chrono::seconds ahead_{0};
    lt::session session_;
    bt::DhtNetwork network_{session_, Clock::now()};
};

dht::NetworkView viewOf(Observer& observer)
{
    dht::NetworkWatch watch{observer.network(), 1, observer.now()};
    const auto start = Clock::now();
    observer.until([&] { return watch.view().estimatedSize && watch.view().health == dht::Health::Good; }, 60s,
                   [&](dht::Time now) { watch.tick(now); });
    const auto took = std::chrono::duration<double>(Clock::now() - start).count();
    std::printf("size %llu, health %s, %zu known, %llu questions, %.1f s\n",
                static_cast<unsigned long long>(watch.view().estimatedSize.value_or(0)),
                dht::healthName(watch.view().health), watch.view().knownNodes,
                static_cast<unsigned long long>(watch.estimator().questions()), took);
    return watch.view();
}

TEST(DhtView, TellsSizeAndHealthOf300RealNodesAndAgainAfterAThirdOfThemDied)
{
    test::DhtSwarm swarm{300};
    ASSERT_TRUE(swarm.awaitJoined(60s));
    Observer observer{swarm.bootstrapNodes()};
    ASSERT_TRUE(observer.untilItKnowsNodes());

    const auto before = viewOf(observer);
    swarm.end(100);
    const auto after = viewOf(observer);

    EXPECT_EQ(before.health, dht::Health::Good);
    EXPECT_GE(before.knownNodes, 8U);
    EXPECT_NEAR(static_cast<double>(before.estimatedSize.value_or(0)), 301.0, 0.3 * 301);
    EXPECT_EQ(after.health, dht::Health::Good);
    EXPECT_NEAR(static_cast<double>(after.estimatedSize.value_or(0)), 201.0, 0.3 * 201);
}

class DhtNetworkAmongTwelveNodes : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(hasJoined);
        ASSERT_TRUE(observer.untilItKnowsNodes());
    }

    test::DhtSwarm swarm{12};
    const bool hasJoined = swarm.awaitJoined(30s); // before: a node that finds nobody at first waits for minutes
    Observer observer{swarm.bootstrapNodes()};
};

TEST_F(DhtNetworkAmongTwelveNodes, AsksANodeThatAnswersUnderItsOwnIdAndNamesOthers)
{
    const auto node = observer.network().routingTable().nodes.front();
    std::optional<dht::FoundNodes> found;
    bool wasCalled = false;

    observer.network().findNode(node.endpoint, {}, [&](auto answer) {
        wasCalled = true;
        found = std::move(answer);
    });
    EXPECT_FALSE(wasCalled);
    ASSERT_TRUE(observer.until([&] { return wasCalled; }, 20s));

    ASSERT_TRUE(found);
    EXPECT_EQ(found->from, node.id);
    ASSERT_FALSE(found->nodes.empty());
    for (const auto& other : found->nodes)
        EXPECT_EQ(other.endpoint.address[0], 127);
}

TEST_F(DhtNetworkAmongTwelveNodes, TellsItsOwnId) { EXPECT_EQ(observer.network().routingTable().self.size(), 1U); }

TEST_F(DhtNetworkAmongTwelveNodes, GivesUpOnANodeThatStaysSilentForThreeSeconds)
{
    // The DHT node behind this address is there, but its alert isn't taken: only time passes.
    const auto node = observer.network().routingTable().nodes.front();
    const auto now = observer.now();
    int calls = 0;
    bool answered = true;
    observer.network().tick(now);
    observer.network().findNode(node.endpoint, {}, [&](const auto& found) {
        ++calls;
        answered = found.has_value();
    });

    observer.network().tick(now + 2999ms);
    EXPECT_EQ(calls, 0);
    observer.network().tick(now + 3s);
    EXPECT_EQ(calls, 1);
    EXPECT_FALSE(answered);

    // The answer that comes after all is for nobody.
    bool nextAnswered = false;
    observer.network().tick(now);
    observer.network().findNode(node.endpoint, {}, [&](const auto&) { nextAnswered = true; });
    ASSERT_TRUE(observer.until([&] { return nextAnswered; }, 20s));
    EXPECT_EQ(calls, 1);
}

} // namespace
} // namespace shoal
