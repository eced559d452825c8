#include "core/swarm/links/auth/hello.h"

#include "core/swarm/encoding/cbor.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

Hello theHello() { return {theOwner().id(), filled<LinkNonce>(0x0b), theOwner().keys().agreement}; }

LinkFault faultOf(const Cbor::Array& fields) { return decodeHello(encodeCbor(Cbor{fields})).error(); }

TEST(SwarmHello, ReadsBackWhatItWrote) { EXPECT_EQ(decodeHello(encodeHello(theHello())), theHello()); }

TEST(SwarmHello, SaysWhenAnotherVersionSpeaks)
{
    EXPECT_EQ(faultOf({2, Bytes(32, 1), Bytes(32, 1), Bytes(32, 1)}), LinkFault::OtherVersion);
    EXPECT_EQ(faultOf({2, std::string{"whatever it says"}}), LinkFault::OtherVersion);
    EXPECT_EQ(faultOf({0}), LinkFault::OtherVersion);
}

TEST(SwarmHello, RefusesWhatIsNone)
{
    EXPECT_EQ(decodeHello({}).error(), LinkFault::Senseless);
    EXPECT_EQ(faultOf({}), LinkFault::Senseless);
    EXPECT_EQ(faultOf({1, Bytes(31, 1), Bytes(32, 1), Bytes(32, 1)}), LinkFault::Senseless);
    EXPECT_EQ(faultOf({1, Bytes(32, 1), Bytes(32, 1)}), LinkFault::Senseless);
    EXPECT_EQ(faultOf({1, Bytes(32, 1), Bytes(32, 1), Bytes(32, 1), 0}), LinkFault::Senseless);
    EXPECT_EQ(faultOf({1, Bytes(200, 1), Bytes(32, 1), Bytes(32, 1)}), LinkFault::Senseless);
    auto longer = encodeHello(theHello());
    longer.push_back(0);
    EXPECT_EQ(decodeHello(longer).error(), LinkFault::Senseless);
}

} // namespace
} // namespace shoal::swarm
