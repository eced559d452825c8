// Shares over the wire: content flows between two who allowed each other, and while it does they can still talk.
#include "tests/network/swarms/wire_member.h"

#include <gtest/gtest.h>
#include <libtorrent/torrent_status.hpp>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using swarm::MessageName;
using test::WireMember;

struct WireShares : testing::Test {
    /// Alice has all of it, Bob nothing; they are linked by it, and have introduced themselves.
    void share(Bytes size, std::uint64_t uploadLimit = 0)
    {
        loop.onSecond = [this] { ++seconds; };
        alice = std::make_unique<WireMember>(loop, "127.67.0.1", bt::WireLimits{}, [=](Settings& settings) {
            settings.uploadLimit = BytesPerSecond{uploadLimit};
        });
        bob = std::make_unique<WireMember>(loop, "127.67.0.2");
        const auto file = alice->folder.writeNoise("film", size);
        const auto torrent = test::shareTorrent(file, 1);
        alice->addShare(torrent, alice->folder.path(), 1, 1);
        content = bob->addShare(torrent, bob->folder.path(), 1, 2);
        ASSERT_TRUE(loop.until([&] { return alice->isShareFinished && bob->isShareChecked; }));
        ASSERT_TRUE(dial());
    }
    bool dial()
    {
        bob->wire->dial(content, alice->address());
        return loop.until([&] {
            return alice->living() == 1 && bob->living() == 1 && alice->heardHelloOf(alice->link())
                && bob->heardHelloOf(bob->link());
        });
    }
    void allow(WireMember& member) { member.wire->allow(member.link()); }
    std::int64_t received() const
    {
        return bob->share.status(lt::torrent_handle::query_accurate_download_counters).total_payload_download;
    }
    /// libtorrent looks after everything once a second.
    bool secondsGoBy(int count)
    {
        const auto end = seconds + count;
        return loop.until([&] { return seconds >= end; });
    }

    test::TestLoop loop;
    std::unique_ptr<WireMember> alice, bob;
    swarm::TorrentNumber content{};
    int seconds = 0;
};

TEST_F(WireShares, GiveNothingToWhomWasNotAllowed)
{
    share(4'000'000);
    EXPECT_TRUE(secondsGoBy(3));
    EXPECT_EQ(received(), 0);
    allow(*bob); // asks, and Alice doesn't hear it
    EXPECT_TRUE(secondsGoBy(3));
    EXPECT_EQ(received(), 0);
    EXPECT_EQ(alice->living(), 1U);
}

TEST_F(WireShares, AskNothingOfWhomTheyDidNotAllow)
{
    share(4'000'000);
    allow(*alice);
    EXPECT_TRUE(secondsGoBy(3));
    EXPECT_EQ(received(), 0);
    EXPECT_EQ(bob->living(), 1U);
}

TEST_F(WireShares, FlowOnceBothAllowed)
{
    share(4'000'000);
    allow(*alice);
    allow(*bob);
    EXPECT_TRUE(loop.until([&] { return bob->isShareFinished; }));
    EXPECT_TRUE(test::contentOf(bob->folder / "film") == test::contentOf(alice->folder / "film"));
}

TEST_F(WireShares, FlowWhicheverAllowsFirstAndHoweverLongBefore)
{
    for (const bool isAliceFirst : {true, false}) {
        share(2'000'000);
        allow(isAliceFirst ? *alice : *bob);
        EXPECT_TRUE(secondsGoBy(2));
        allow(isAliceFirst ? *bob : *alice);
        EXPECT_TRUE(loop.until([&] { return bob->isShareFinished; })) << isAliceFirst;
        bob.reset();
        alice.reset();
    }
}

TEST_F(WireShares, EndInTheMiddleWhenTheLinkIsCut)
{
    share(60'000'000, 2'000'000);
    allow(*alice);
    allow(*bob);
    ASSERT_TRUE(loop.until([&] { return received() > 1'000'000; }));
    alice->wire->cut(alice->link());
    ASSERT_TRUE(loop.until([&] { return bob->living() == 0; }));
    const auto before = received();
    EXPECT_TRUE(secondsGoBy(3));
    EXPECT_EQ(received(), before);
    EXPECT_FALSE(bob->isShareFinished);

    ASSERT_TRUE(dial());
    EXPECT_TRUE(secondsGoBy(2));
    EXPECT_EQ(received(), before) << "each link is allowed anew";
    allow(*alice);
    allow(*bob);
    EXPECT_TRUE(loop.until([&] { return received() > before; }));
}

TEST_F(WireShares, LeaveRoomForWhatMembersSayHoweverLowTheLimits)
{
    share(4'000'000, 1'000);
    const auto his = bob->meetHub(1, 2);
    alice->meetHub(1, 1);
    const auto shareOfAlice = alice->link();
    allow(*alice);
    allow(*bob);
    bob->wire->dial(his, alice->address());
    ASSERT_TRUE(loop.until([&] { return alice->hellos.size() == 2 && bob->hellos.size() == 2; }));
    ASSERT_TRUE(loop.until([&] { return received() > 0; })) << "it is under way";

    constexpr std::size_t messages = 15, size = 65'552;
    for (std::size_t i = 0; i < messages; ++i) {
        alice->wire->send(alice->link(), {MessageName::Log, swarm::Bytes(size, 7)});
        bob->wire->send(bob->link(), {MessageName::Log, swarm::Bytes(size, 7)});
    }
    EXPECT_NE(alice->link(), shareOfAlice);
    EXPECT_TRUE(loop.until([&] { return bob->frames[bob->link()].size() == messages; })) << "1 MB at 1 KB/s";
    EXPECT_TRUE(loop.until([&] { return alice->frames[alice->link()].size() == messages; }));
    EXPECT_LT(received(), 1'000'000);
}

} // namespace
} // namespace shoal
