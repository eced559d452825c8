// What dht/item_network.h builds on: how libtorrent's own nodes keep items, and what its calls tell of them.
#include "dht/item_network.h"

#include "tests/support/dht_swarm.h"
#include "tests/support/item_key.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <gtest/gtest.h>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/settings_pack.hpp>
#include <memory>
#include <mutex>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using test::signedItem;

constexpr std::size_t nodes = 12;

/// As far from the item as an id can be: libtorrent would else put items to itself, where nothing answers.
lt::sha1_hash farFrom(const dht::Item& item, const std::string& host)
{
    auto id = test::targetOf(item.key);
    for (auto& byte : id.bytes)
        byte = static_cast<std::uint8_t>(~byte);
    id.bytes.back() = static_cast<std::uint8_t>(host.back()); // each an id of its own
    return lt::sha1_hash{reinterpret_cast<const char*>(id.bytes.data())};
}

lt::session_params itemParams(const std::vector<std::string>& hosts, const dht::Item& item,
                              const std::string& bootstrap)
{
    using lt::settings_pack;
    settings_pack pack;
    std::string listen;
    for (const auto& host : hosts)
        listen += (listen.empty() ? "" : ",") + host + ":6881";
    pack.set_str(settings_pack::listen_interfaces, listen);
    pack.set_str(settings_pack::dht_bootstrap_nodes, bootstrap);
    pack.set_int(settings_pack::alert_mask, lt::alert_category::dht);
    pack.set_int(settings_pack::dht_upload_rate_limit, 10'000'000); // or a put would keep it from answering others
    for (const auto off : {settings_pack::enable_dht, settings_pack::enable_lsd, settings_pack::enable_upnp,
                           settings_pack::enable_natpmp, settings_pack::dht_restrict_routing_ips,
                           settings_pack::dht_restrict_search_ips, settings_pack::dht_prefer_verified_node_ids,
                           settings_pack::dht_enforce_node_id, settings_pack::dht_ignore_dark_internet})
        pack.set_bool(off, false);
    lt::session_params params{std::move(pack)};
    for (const auto& host : hosts)
        params.dht_state.nids.emplace_back(lt::make_address(host), farFrom(item, host));
    return params;
}

std::array<char, 32> keyOf(const dht::Item& item)
{
    std::array<char, 32> key{};
    std::ranges::copy(item.key, key.begin());
    return key;
}

/// What a put's callback was shown, on libtorrent's thread.
struct Shown {
    std::mutex mutex;
    std::vector<std::int64_t> sequences;
};

struct Heard {
    std::vector<std::int64_t> sequences; ///< 0: nothing
    std::vector<bool> isLast;
    std::optional<std::string> value;
};

/// A session with the DHT, beside a small swarm of nodes.
class ItemSession {
public:
    ItemSession(const test::DhtSwarm& swarm, const std::vector<std::string>& hosts, const dht::Item& item)
        : session_{itemParams(hosts, item, swarm.bootstrapNodes(nodes))}
    {
        lt::settings_pack start;
        start.set_bool(lt::settings_pack::enable_dht, true);
        session_.apply_settings(start);
        const auto isReady =
            until([](const lt::alert& alert) { return lt::alert_cast<lt::dht_bootstrap_alert>(&alert) != nullptr; });
        EXPECT_TRUE(isReady) << "no node answered";
    }

    /// How many nodes took it.
    int put(const dht::Item& item, const std::shared_ptr<Shown>& shown = std::make_shared<Shown>())
    {
        session_.dht_put_item(keyOf(item),
                              [item, shown](lt::entry& value, std::array<char, 64>& signature, std::int64_t& sequence,
                                            const std::string&) {
                                  {
                                      const std::lock_guard lock{shown->mutex};
                                      shown->sequences.push_back(value.type() == lt::entry::undefined_t ? 0 : sequence);
                                  }
                                  value = std::string{item.value.begin(), item.value.end()};
                                  std::ranges::copy(item.signature, signature.begin());
                                  sequence = item.sequence;
                              });
        int stored = -1;
        EXPECT_TRUE(until([&](const lt::alert& alert) {
            const auto* const done = lt::alert_cast<lt::dht_put_alert>(&alert);
            if (done == nullptr || done->public_key != keyOf(item))
                return false;
            EXPECT_EQ(done->seq, item.sequence);
            stored = done->num_success;
            return true;
        }));
        return stored;
    }

    Heard get(const dht::Item& item)
    {
        Heard heard;
        session_.dht_get_item(keyOf(item));
        EXPECT_TRUE(until([&](const lt::alert& alert) {
            const auto* const found = lt::alert_cast<lt::dht_mutable_item_alert>(&alert);
            if (found == nullptr || found->key != keyOf(item))
                return false;
            const bool isEmpty = found->item.type() == lt::entry::undefined_t;
            heard.sequences.push_back(isEmpty ? 0 : found->seq);
            heard.isLast.push_back(found->authoritative);
            if (!isEmpty)
                heard.value = found->item.string();
            return found->authoritative;
        }));
        return heard;
    }

    lt::session& session() { return session_; }
    /// Hands on alerts until one is it; false after 20 s.
    bool until(const std::function<bool(const lt::alert&)>& isIt)
    {
        bool isDone = false;
        for (const auto deadline = Clock::now() + 20s; !isDone && Clock::now() < deadline;) {
            session_.wait_for_alert(lt::milliseconds(100));
            std::vector<lt::alert*> alerts;
            session_.pop_alerts(&alerts);
            for (const auto* alert : alerts)
                isDone = isDone || isIt(*alert);
        }
        return isDone;
    }

private:
    lt::session session_;
};

struct LibtorrentsItems : testing::Test {
    void SetUp() override { ASSERT_TRUE(swarm.awaitJoined(20s)); }

    ItemSession writer() const { return {swarm, {"127.65.0.1"}, item(0)}; }
    ItemSession reader() const { return {swarm, {"127.65.0.2"}, item(0)}; }
    dht::Item item(std::int64_t sequence, std::size_t size = 930) const
    {
        return signedItem(1, sequence, std::vector<std::uint8_t>(size, 0xee));
    }

    test::DhtSwarm swarm{nodes};
};

TEST_F(LibtorrentsItems, OfOurSizeAndSignatureAreKeptAndFoundByOthers)
{
    auto living = writer(); // a look-up waits 15 s for whoever died since it was heard of
    EXPECT_EQ(living.put(item(1'700'000'000)), 8);
    const auto heard = reader().get(item(0));
    EXPECT_EQ(heard.sequences, std::vector<std::int64_t>(2, 1'700'000'000)) << "the last step repeats it";
    EXPECT_EQ(heard.isLast, (std::vector<bool>{false, true}));
    EXPECT_EQ(heard.value, std::string(930, '\xee'));
}

TEST_F(LibtorrentsItems, ThatAreNotThereAreToldAsNothing)
{
    const auto heard = reader().get(item(0));
    EXPECT_EQ(heard.sequences, std::vector<std::int64_t>{0});
    EXPECT_EQ(heard.isLast, std::vector<bool>{true});
}

TEST_F(LibtorrentsItems, WithALowerSequenceAreRefusedAndWhatLiesThereIsShown)
{
    auto session = writer();
    EXPECT_EQ(session.put(item(10)), 8);
    const auto shown = std::make_shared<Shown>();
    // Of eight. A node that became one of the nearest since then doesn't have the other.
    EXPECT_LE(session.put(item(9), shown), 1);
    EXPECT_EQ(shown->sequences, std::vector<std::int64_t>{10});
    EXPECT_EQ(session.put(item(10)), 8) << "the same one, kept longer";
    EXPECT_EQ(session.put(item(11)), 8);
    EXPECT_EQ(session.get(item(0)).sequences.back(), 11);
}

TEST_F(LibtorrentsItems, WithAWrongSignatureAreRefused)
{
    auto forged = item(10);
    forged.value.back() ^= 1;
    EXPECT_EQ(writer().put(forged), 0);
}

TEST_F(LibtorrentsItems, HoldNoMoreThanAThousandBytes)
{
    EXPECT_EQ(writer().put(item(1, dht::largestItem + 1)), 0);
    EXPECT_EQ(writer().put(item(1, dht::largestItem)), 8);
}

TEST_F(LibtorrentsItems, AreShownOnceForEachAddressThatIsListenedOn)
{
    ItemSession session{swarm, {"127.65.0.1", "127.65.0.2"}, item(0)};
    const auto shown = std::make_shared<Shown>();
    EXPECT_GE(session.put(item(10), shown), 8);
    EXPECT_EQ(shown->sequences.size(), 2U);
}

TEST_F(LibtorrentsItems, AreNotSpokenOfAtAllWhileTheDhtIsOff)
{
    auto session = reader();
    lt::settings_pack stop;
    stop.set_bool(lt::settings_pack::enable_dht, false);
    session.session().apply_settings(stop);
    session.session().dht_get_item(keyOf(item(0)));
    lt::settings_pack start;
    start.set_bool(lt::settings_pack::enable_dht, true);
    session.session().apply_settings(start);
    bool isSpokenOf = false;
    session.until([&](const lt::alert& alert) { // commands are worked off in their order
        isSpokenOf = isSpokenOf || lt::alert_cast<lt::dht_mutable_item_alert>(&alert) != nullptr;
        return lt::alert_cast<lt::dht_bootstrap_alert>(&alert) != nullptr;
    });
    EXPECT_FALSE(isSpokenOf);
    EXPECT_EQ(session.get(item(0)).isLast, std::vector<bool>{true});
}

} // namespace
} // namespace shoal
