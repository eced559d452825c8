// Signed items in the DHT of a real session, beside a small swarm of nodes.
#include "core/bt/swarms/dht_items.h"

#include "core/bt/session.h"
#include "core/bt/session_settings.h"
#include "tests/network/swarms/wire_member.h"
#include "tests/support/dht_swarm.h"
#include "tests/support/item_key.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using test::signedItem;

struct DhtItemKeeper {
    DhtItemKeeper(test::TestLoop& loop, const std::string& host, const std::string& bootstrap, bool isOn = true)
    {
        Settings settings;
        settings.listen = {host + ":0"};
        settings.lanDiscovery = settings.portMapping = false;
        settings.dhtClosedNetwork = true;
        settings.dhtEnabled = isOn;
        settings.dhtBootstrap.clear();
        for (std::size_t begin = 0; begin < bootstrap.size();) {
            const auto end = std::min(bootstrap.find(',', begin), bootstrap.size());
            settings.dhtBootstrap.push_back(bootstrap.substr(begin, end - begin));
            begin = end + 1;
        }
        session = std::move(
            *bt::Session::open({.settings = settings, .dhtState = {}, .plugins = {}, .onAlerts = [this, &loop] {
                                    loop.post([this, alive = std::weak_ptr{isAlive}] {
                                        if (alive.lock())
                                            drain();
                                    });
                                }}));
        session->library().apply_settings(bt::itemDhtSettings(settings));
        items = std::make_unique<bt::DhtItems>(
            session->library(), [&loop](std::function<void()> work) { loop.post(std::move(work)); }, now);
    }
    ~DhtItemKeeper() { session.reset(); }

    void drain()
    {
        for (const auto* alert : session->popAlerts()) {
            isJoined = isJoined || lt::alert_cast<lt::dht_bootstrap_alert>(alert) != nullptr;
            items->handle(*alert);
        }
    }

    dht::Time now{};
    bool isJoined = false;
    std::shared_ptr<bool> isAlive = std::make_shared<bool>(true);
    std::unique_ptr<bt::Session> session;
    std::unique_ptr<bt::DhtItems> items;
};

struct DhtItemsOverASession : testing::Test {
    void SetUp() override
    {
        ASSERT_TRUE(nodes.awaitJoined(20s));
        ASSERT_TRUE(loop.until([this] { return writer.isJoined && reader.isJoined; }));
    }
    std::optional<dht::PutOutcome> put(const dht::Item& item)
    {
        std::optional<dht::PutOutcome> outcome;
        writer.items->put(item, [&outcome](const dht::PutOutcome& ended) { outcome = ended; });
        EXPECT_TRUE(loop.until([&] { return outcome.has_value(); }, 60s));
        return outcome;
    }
    std::vector<dht::HeardItem> get(const dht::ItemKey& key)
    {
        std::vector<dht::HeardItem> heard;
        reader.items->get(key, [&heard](const dht::HeardItem& one) { heard.push_back(one); });
        EXPECT_TRUE(loop.until([&] { return !heard.empty() && heard.back().isLast; }, 60s));
        return heard;
    }

    test::TestLoop loop;
    test::DhtSwarm nodes{12};
    DhtItemKeeper writer{loop, "127.69.0.1", nodes.bootstrapNodes(12)};
    DhtItemKeeper reader{loop, "127.69.0.2", nodes.bootstrapNodes(12)};
};

TEST_F(DhtItemsOverASession, AreFoundByOthersAsTheyWerePut)
{
    const auto item = signedItem(1, 1'700'000'000, std::vector<std::uint8_t>(930, 0xee));
    const auto outcome = put(item);
    EXPECT_GE(outcome->stored, 7U);
    EXPECT_EQ(outcome->found, std::nullopt);
    const auto heard = get(item.key);
    EXPECT_EQ(heard.front().item, item);
    EXPECT_EQ(heard.back().item, item);

    const auto next = signedItem(1, 1'700'000'001, std::vector<std::uint8_t>(930, 0xef));
    EXPECT_EQ(put(next)->found, item) << "what lay there before";
    const auto older = put(item);
    EXPECT_EQ(older->found, next);
    EXPECT_LT(older->stored, outcome->stored) << "who has the newer one refuses";
    EXPECT_EQ(get(item.key).back().item, next);
}

TEST_F(DhtItemsOverASession, ThatAreNotThereAreToldAsNothingToAllWhoAsk)
{
    int ended = 0;
    for (int asker = 0; asker < 2; ++asker)
        reader.items->get(test::itemKey(5), [&](const dht::HeardItem& heard) {
            EXPECT_EQ(heard.item, std::nullopt);
            ended += heard.isLast ? 1 : 0;
        });
    EXPECT_TRUE(loop.until([&] { return ended == 2; }, 60s));
}

TEST(DhtItemsWithoutANetwork, AreAnsweredAllTheSameWithinAMinute)
{
    test::TestLoop loop;
    DhtItemKeeper keeper{loop, "127.69.0.3", "", false};
    int ended = 0;
    keeper.items->get(test::itemKey(1), [&](const dht::HeardItem& heard) { ended += heard.isLast ? 1 : 0; });
    keeper.items->put(signedItem(1, 1, {1}), [&](const dht::PutOutcome& outcome) {
        EXPECT_EQ(outcome.stored, 0U);
        ++ended;
    });
    keeper.items->tick(keeper.now + 30s);
    EXPECT_EQ(ended, 0);
    keeper.items->tick(keeper.now + 59s);
    EXPECT_TRUE(loop.until([&] { return ended == 2; }));
}

} // namespace
} // namespace shoal
