// Limits of the wire: those that a user sets hold for pieces alone, and nobody fills memory with what isn't heard yet.
#include "tests/network/swarms/wire_member.h"

#include <gtest/gtest.h>
#include <libtorrent/torrent_status.hpp>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using swarm::MessageName;
using test::WireMember;

constexpr std::size_t longest = 65'552;

/// Alice has all of a share, Bob nothing; what isn't free of limits keeps to 10 KB a second each way.
struct WireUnderSmallLimits : testing::Test {
    void SetUp() override
    {
        const auto limited = [](Settings& settings) {
            settings.uploadLimit = settings.downloadLimit = BytesPerSecond{10'000};
        };
        loop.onSecond = [this] { ++seconds; };
        alice = std::make_unique<WireMember>(loop, "127.67.0.1", bt::WireLimits{}, limited);
        bob = std::make_unique<WireMember>(loop, "127.67.0.2", bt::WireLimits{}, limited);
        const auto torrent = test::shareTorrent(alice->folder.writeNoise("film", 4'000'000), 1);
        alice->addShare(torrent, alice->folder.path(), 1, 1);
        const auto content = bob->addShare(torrent, bob->folder.path(), 1, 2);
        ASSERT_TRUE(loop.until([&] { return alice->isShareFinished && bob->isShareChecked; }));
        bob->wire->dial(content, alice->address());
        ASSERT_TRUE(loop.until([&] {
            return alice->living() == 1 && bob->living() == 1 && alice->heardHelloOf(alice->link())
                && bob->heardHelloOf(bob->link());
        }));
    }
    static void say(WireMember& member, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
            member.wire->send(member.link(), {MessageName::Auth, swarm::Bytes(longest, 7)});
    }
    static std::size_t heardBy(WireMember& member) { return member.frames[member.link()].size(); }
    std::int64_t received() const
    {
        return bob->share.status(lt::torrent_handle::query_accurate_download_counters).total_payload_download;
    }
    bool secondsGoBy(int count)
    {
        const auto end = seconds + count;
        return loop.until([&] { return seconds >= end; });
    }

    test::TestLoop loop;
    std::unique_ptr<WireMember> alice, bob;
    int seconds = 0;
};

TEST_F(WireUnderSmallLimits, LetsALinkOfAShareProveItselfAtFullSpeed)
{
    say(*alice, 15);
    say(*bob, 15);
    EXPECT_TRUE(loop.until([&] { return heardBy(*bob) == 15 && heardBy(*alice) == 15; })) << "a megabyte each way";
    EXPECT_EQ(alice->living(), 1U);
    EXPECT_EQ(bob->living(), 1U);
}

TEST_F(WireUnderSmallLimits, SaysWhatWasSaidBeforePiecesMayFlow)
{
    say(*alice, 15);
    alice->wire->allow(alice->link()); // Bob does once he has heard the last
    EXPECT_TRUE(loop.until([&] { return heardBy(*bob) == 15; }));
}

TEST_F(WireUnderSmallLimits, KeepsPiecesToThem)
{
    alice->wire->allow(alice->link());
    bob->wire->allow(bob->link());
    ASSERT_TRUE(loop.until([&] { return received() > 0; }));
    ASSERT_TRUE(secondsGoBy(5));
    EXPECT_LT(received(), 1'000'000);
    EXPECT_FALSE(bob->isShareFinished);
}

/// Of a hub. Nobody's news are heard but in `loop.until`: so the engine's thread is as slow as it gets.
struct WireWithASlowEngine : testing::Test {
    void SetUp() override
    {
        alice.meetHub(1, 1);
        const auto his = bob.meetHub(1, 2);
        bob.wire->dial(his, alice.address());
        ASSERT_TRUE(loop.until([&] { return alice.hellos.size() == 1 && bob.hellos.size() == 1; }));
    }
    void say(std::size_t count, std::size_t size)
    {
        for (std::size_t i = 0; i < count; ++i)
            alice.wire->send(alice.link(), {MessageName::Log, swarm::Bytes(size, 7)});
    }
    /// While nobody hears anything.
    bool isCut()
    {
        const auto hub = alice.wire->session().library().get_torrents().at(0);
        for (const auto deadline = std::chrono::steady_clock::now() + 30s; std::chrono::steady_clock::now() < deadline;)
            if (hub.status().num_peers == 0)
                return true;
        return false;
    }

    test::TestLoop loop;
    WireMember alice{loop, "127.67.0.1"};
    WireMember bob{loop, "127.67.0.2"};
};

TEST_F(WireWithASlowEngine, EndsALinkThatBringsMoreThanAMebibyteMeanwhile)
{
    say(40, longest);
    EXPECT_TRUE(isCut());
    ASSERT_TRUE(loop.until([&] { return bob.living() == 0 && alice.living() == 0; }));
    EXPECT_EQ(bob.frames[bob.link()].size(), (std::size_t{1} << 20) / bt::LinkMeter::costOf(longest));
}

TEST_F(WireWithASlowEngine, CountsSmallFramesByWhatTheyTake)
{
    say(20'000, 1);
    EXPECT_TRUE(isCut());
    ASSERT_TRUE(loop.until([&] { return bob.living() == 0; }));
    EXPECT_EQ(bob.frames[bob.link()].size(), (std::size_t{1} << 20) / bt::LinkMeter::costOf(1));
}

TEST_F(WireWithASlowEngine, KeepsALinkWhoseFramesAreHeard)
{
    for (std::size_t heard = 0; heard < 100; heard += 10) {
        say(10, longest);
        ASSERT_TRUE(loop.until([&] { return bob.frames[bob.link()].size() == heard + 10; })) << "6 MB in all";
    }
    EXPECT_EQ(bob.living(), 1U);
}

} // namespace
} // namespace shoal
