#include "core/bt/source_rows.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds now{1'700'000'000s};

SourceFacts running()
{
    SourceFacts facts;
    facts.isRunning = true;
    facts.dht = dht::Health::Good;
    facts.dhtAskedAt = now - 60s;
    facts.now = now;
    return facts;
}

PeerRow peer(const PeerOrigin& origin, const std::string& client = {})
{
    PeerRow row;
    row.client = client;
    row.origin = origin;
    return row;
}

SourceRow row(const SourceFacts& facts, SourceKind kind)
{
    for (const auto& each : sourceRows(facts))
        if (each.kind == kind)
            return each;
    ADD_FAILURE() << "there is no such row";
    return {};
}
SourceState dhtState(const SourceFacts& facts) { return row(facts, SourceKind::Dht).state; }

TEST(Sources, AreOffWhenASettingSaysSo)
{
    auto facts = running();
    facts.usesDht = facts.usesLan = false;

    EXPECT_EQ(dhtState(facts), SourceState::Off);
    EXPECT_EQ(row(facts, SourceKind::LocalDiscovery).state, SourceState::Off);
}

TEST(Sources, OfAPrivateShareAreItsTrackersAlone)
{
    auto facts = running();
    facts.isPrivate = true;
    facts.trackers = {{.url = "http://a/", .state = TrackerState::Working}};

    for (const auto kind : {SourceKind::Dht, SourceKind::PeerExchange, SourceKind::LocalDiscovery})
        EXPECT_EQ(row(facts, kind).state, SourceState::Off);
    EXPECT_EQ(row(facts, SourceKind::Tracker).state, SourceState::Working);
}

TEST(Sources, RestWithTheirShare)
{
    SourceFacts facts;
    facts.trackers = {{.url = "http://a/"}};
    facts.webSeeds = {"http://b/"};

    ASSERT_EQ(sourceRows(facts).size(), 5u);
    for (const auto& each : sourceRows(facts))
        EXPECT_EQ(each.state, SourceState::Idle);
}

TEST(Sources, TellWhatTheDhtAnswered)
{
    auto facts = running();
    facts.news.dhtPeers = 7;
    facts.dhtNext = 30s;

    const auto dht = row(facts, SourceKind::Dht);
    EXPECT_EQ(dht.state, SourceState::Working);
    EXPECT_EQ(dht.peers, 7u);
    EXPECT_EQ(dht.lastAsked, now - 60s);
    EXPECT_EQ(dht.next, 30s);
}

TEST(Sources, WaitForTheDhtAWhileAndThenTakeSilenceOfLivingNodesForNobody)
{
    auto facts = running();
    facts.dhtAskedAt.reset();
    EXPECT_EQ(dhtState(facts), SourceState::Idle);
    facts.dhtAskedAt = now - 2s;
    EXPECT_EQ(dhtState(facts), SourceState::Asking);
    facts.dhtAskedAt = now - 60s;
    EXPECT_EQ(dhtState(facts), SourceState::Working);
    EXPECT_EQ(row(facts, SourceKind::Dht).peers, 0u);
    facts.dht = dht::Health::Alone;
    EXPECT_EQ(dhtState(facts), SourceState::NoAnswer);
    EXPECT_EQ(row(facts, SourceKind::Dht).message, "no node of the DHT answers");
}

TEST(Sources, CountThePeersThatCameFromThem)
{
    auto facts = running();
    facts.peers = {peer({.dht = true, .peerExchange = true}), peer({.dht = true}), peer({.localDiscovery = true}),
                   peer({.byHand = true})};
    facts.news.lanPeers = 3;

    EXPECT_EQ(row(facts, SourceKind::Dht).connected, 2u);
    EXPECT_EQ(row(facts, SourceKind::PeerExchange).connected, 1u);
    EXPECT_EQ(row(facts, SourceKind::PeerExchange).state, SourceState::Working);
    EXPECT_EQ(row(facts, SourceKind::LocalDiscovery).connected, 1u);
    EXPECT_EQ(row(facts, SourceKind::LocalDiscovery).peers, 3u);
}

TEST(Sources, TellOfATrackerWhatIsInItsRowAndWhatItNamed)
{
    auto facts = running();
    facts.trackers = {{.url = "http://a/",
                       .tier = 2,
                       .state = TrackerState::Failing,
                       .message = "no",
                       .failures = 4,
                       .nextAnnounce = 9s},
                      {.url = "http://b/", .state = TrackerState::Working}};
    facts.news.trackers["http://b/"] = {.at = now - 5s, .peers = 50, .fault = {}};
    facts.peers = {peer({.tracker = true})};

    const auto rows = sourceRows(facts);
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[3].state, SourceState::NoAnswer);
    EXPECT_EQ(rows[3].message, "no");
    EXPECT_EQ(rows[3].tier, 2u);
    EXPECT_EQ(rows[3].failures, 4u);
    EXPECT_EQ(rows[3].next, 9s);
    EXPECT_EQ(rows[3].peers, std::nullopt);
    EXPECT_EQ(rows[3].connected, 0u) << "it named none";
    EXPECT_EQ(rows[4].lastAsked, now - 5s);
    EXPECT_EQ(rows[4].peers, 50u);
    EXPECT_EQ(rows[4].connected, 1u);
}

TEST(Sources, KnowAWebSeedByItsConnectionOrItsFault)
{
    auto facts = running();
    facts.webSeeds = {"http://one.example:8080/files/", "http://two.example/", "http://three.example/"};
    facts.peers = {peer({}, "URL seed @ one.example")};
    facts.news.webSeeds["http://two.example/"] = {.at = now, .peers = {}, .fault = "404 Not Found", .failures = 1};

    const auto rows = sourceRows(facts);
    ASSERT_EQ(rows.size(), 6u);
    EXPECT_EQ(rows[3].state, SourceState::Working);
    EXPECT_EQ(rows[3].connected, 1u);
    EXPECT_EQ(rows[4].state, SourceState::NoAnswer);
    EXPECT_EQ(rows[4].message, "404 Not Found");
    EXPECT_EQ(rows[5].state, SourceState::Idle);
}

} // namespace
} // namespace shoal::bt
