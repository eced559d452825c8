#include "core/swarm/links/auth/link.h"

#include "tests/core/swarm/links/auth/link_ends.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using std::chrono::milliseconds;

TEST(SwarmLink, IsProvenWhenBothProofsCame)
{
    TwoEnds ends;
    const auto proof = as<Frame>(ends.dialler.takeHello(ends.listener.hello()));
    EXPECT_FALSE(ends.dialler.isProven());
    ASSERT_TRUE(ends.listener.takeHello(ends.dialler.hello()));
    EXPECT_EQ(as<Proven>(ends.listener.receive(proof.value())).value().device, ends.ana.id());
    EXPECT_TRUE(ends.listener.isProven());
    EXPECT_FALSE(ends.dialler.isProven()) << "it has heard no proof yet";
}

TEST(SwarmLink, SaysNothingToWhomeverIsNotProven)
{
    TwoEnds ends;
    EXPECT_FALSE(ends.dialler.seal(MessageName::Log, textBytes("a member list")));
    ASSERT_TRUE(ends.dialler.takeHello(ends.listener.hello()));
    EXPECT_FALSE(ends.dialler.seal(MessageName::Log, textBytes("a member list")));
    EXPECT_FALSE(ends.dialler.isClosed());
    TwoEnds proven; // the control
    proven.prove();
    EXPECT_TRUE(as<Frame>(proven.dialler.seal(MessageName::Log, textBytes("a member list"))));
}

TEST(SwarmLink, CarriesSealedMessagesOnceProven)
{
    TwoEnds ends;
    ends.prove();
    const auto frame = as<Frame>(ends.dialler.seal(MessageName::Metadata, textBytes("hello"))).value();
    EXPECT_NE(frame.bytes, textBytes("hello"));
    const auto opened = as<Opened>(ends.listener.receive(frame)).value();
    EXPECT_EQ(opened.name, MessageName::Metadata);
    EXPECT_EQ(opened.plain, textBytes("hello"));
}

TEST(SwarmLink, ClosesOnAHandshakeWithoutSh)
{
    TwoEnds ends;
    EXPECT_EQ(faultIn(ends.dialler.takeHello({})), LinkFault::Senseless);
    EXPECT_TRUE(ends.dialler.isClosed());
}

TEST(SwarmLink, ClosesOnAMessageBeforeTheProof)
{
    TwoEnds ends;
    EXPECT_EQ(faultIn(ends.dialler.receive({MessageName::Log, Bytes(40, 0)})), LinkFault::TooEarly);
    ASSERT_TRUE(ends.listener.takeHello(TwoEnds{}.dialler.hello()));
    EXPECT_EQ(faultIn(ends.listener.receive({MessageName::Metadata, Bytes(40, 0)})), LinkFault::TooEarly);
}

TEST(SwarmLink, ClosesOnASecondProofOrHello)
{
    TwoEnds ends;
    ends.prove();
    EXPECT_EQ(faultIn(ends.dialler.receive({MessageName::Auth, Bytes(64, 0)})), LinkFault::Again);
    TwoEnds others;
    others.prove();
    EXPECT_EQ(faultIn(others.dialler.takeHello(others.listener.hello())), LinkFault::Again);
}

TEST(SwarmLink, ClosesOnTheFirstMessageThatDoesNotOpen)
{
    TwoEnds ends;
    ends.prove();
    EXPECT_EQ(faultIn(ends.dialler.receive({MessageName::Log, Bytes(40, 0)})), LinkFault::NotSealed);
    EXPECT_FALSE(ends.dialler.seal(MessageName::Log, textBytes("more"))) << "a closed link says nothing";
    const auto sound = as<Frame>(ends.listener.seal(MessageName::Log, textBytes("sound"))).value();
    EXPECT_FALSE(ends.dialler.receive(sound)) << "nor does it listen";
}

TEST(SwarmLink, ClosesWhenNoProofCameInTime)
{
    TwoEnds ends;
    ASSERT_TRUE(ends.dialler.takeHello(ends.listener.hello()));
    EXPECT_FALSE(ends.dialler.tick(ends.start + longestHandshake - milliseconds{1}));
    EXPECT_EQ(faultIn(ends.dialler.tick(ends.start + longestHandshake)), LinkFault::TooLate);
    TwoEnds proven;
    proven.prove();
    EXPECT_FALSE(proven.dialler.tick(proven.start + 2 * longestHandshake));
}

TEST(SwarmLink, IsCutAtOnceWhenItsDeviceIsRemoved)
{
    TwoEnds ends;
    ends.prove();
    EXPECT_FALSE(ends.dialler.membershipChanged());
    const auto late = as<Frame>(ends.listener.seal(MessageName::Log, textBytes("from a removed device"))).value();
    ends.roster.remove(ends.bo);
    EXPECT_EQ(faultIn(ends.dialler.membershipChanged()), LinkFault::NotServed);
    EXPECT_FALSE(ends.dialler.receive(late));
    EXPECT_FALSE(ends.dialler.seal(MessageName::Log, textBytes("something new")));
}

TEST(SwarmLink, IsCutBetweenHelloAndProofToo)
{
    TwoEnds ends;
    ASSERT_TRUE(ends.dialler.takeHello(ends.listener.hello()));
    ends.roster.remove(ends.bo);
    EXPECT_EQ(faultIn(ends.dialler.membershipChanged()), LinkFault::NotServed);
}

} // namespace
} // namespace shoal::swarm
