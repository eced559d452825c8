// Whoever recorded a member's connection and says all of it again gets nothing by it.
#include "tests/network/swarms/recording_door.h"
#include "tests/network/swarms/strangers_socket.h"
#include "tests/network/swarms/wire_member.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using test::WireMember;

struct WireReplays : testing::Test {
    test::TestLoop loop;
    WireMember alice{loop, "127.69.0.1", bt::WireLimits{.halfOpen = 64, .patience = 3s}};
    WireMember bob{loop, "127.69.0.2"};
    test::RecordingDoor door{"127.69.0.3", alice.address()};

    /// Bob talks to Alice through the door; what he said.
    std::string recorded()
    {
        alice.meetHub(1, 1);
        bob.wire->dial(bob.meetHub(1, 2), door.address());
        if (!loop.until([&] { return alice.living() == 1 && bob.living() == 1; }))
            return {};
        bob.wire->send(bob.link(), {swarm::MessageName::Log, swarm::Bytes(1000, 3)});
        if (!loop.until([&] { return !alice.frames[alice.link()].empty(); }))
            return {};
        return door.said();
    }
    /// How much Alice answers who says this, to the end of the connection.
    std::size_t answersTo(const std::string& said)
    {
        const test::StrangersSocket stranger{alice.address()};
        stranger.say(said);
        std::string heard;
        EXPECT_TRUE(loop.until([&] { return stranger.isOver(&heard); }));
        EXPECT_EQ(heard.find("BitTorrent"), std::string::npos);
        return heard.size();
    }
};

TEST_F(WireReplays, OfAWholeConnectionAreNoLinkWhileItLivesNorAfter)
{
    const auto said = recorded();
    ASSERT_GT(said.size(), 2000U) << "the control: it was a link, and carried a frame";
    ASSERT_EQ(alice.links.size(), 1U);

    EXPECT_GT(answersTo(said), 0U) << "she greets it, as anybody who begins TLS";
    EXPECT_EQ(alice.links.size(), 1U);
    EXPECT_EQ(alice.living(), 1U) << "Bob's own link is as it was";
    bob.wire->cut(bob.link());
    ASSERT_TRUE(loop.until([&] { return alice.living() == 0; }));
    answersTo(said);
    answersTo(said + said);

    EXPECT_EQ(alice.links.size(), 1U);
    EXPECT_EQ(alice.frames.size(), 1U);
    EXPECT_EQ(alice.frames.begin()->second.size(), 1U);
}

TEST_F(WireReplays, CutAtAnyPlaceAreNoLinkEither)
{
    const auto said = recorded();
    ASSERT_GT(said.size(), 2000U);
    for (const auto part : {1, 2, 3, 5, 8}) {
        answersTo(said.substr(said.size() / static_cast<std::size_t>(part * 2)));
        test::StrangersSocket{alice.address()}.say(said.substr(0, said.size() / static_cast<std::size_t>(part * 2)));
    }
    EXPECT_EQ(alice.links.size(), 1U);
    bob.wire->send(bob.link(), {swarm::MessageName::Log, swarm::Bytes(10, 4)});
    EXPECT_TRUE(loop.until([&] { return alice.frames[alice.link()].size() == 2; })) << "Bob is heard as before";
}

} // namespace
} // namespace shoal
