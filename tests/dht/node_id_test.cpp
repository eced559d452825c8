#include "dht/address.h"
#include "dht/compact_nodes.h"
#include "dht/node_id.h"

#include <gtest/gtest.h>
#include <string>

namespace shoal::dht {
namespace {

Endpoint v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d, std::uint16_t port = 6881)
{
    return {.address = {a, b, c, d}, .port = port};
}

TEST(NodeId, DistanceIsExclusiveOrAndComparesFromTheFirstByte)
{
    const NodeId zero;
    const NodeId high{.bytes = {0x80}};
    const NodeId low{.bytes = {0x7f, 0xff}};

    EXPECT_EQ(distance(high, low), (NodeId{.bytes = {0xff, 0xff}}));
    EXPECT_EQ(distance(high, high), zero);
    EXPECT_LT(distance(zero, low), distance(zero, high));
}

TEST(NodeId, DistanceAsPartOfTheKeySpaceStaysBelowOne)
{
    NodeId all;
    all.bytes.fill(0xff);

    EXPECT_DOUBLE_EQ(partOfKeySpace({.bytes = {0x80}}), 0.5);
    EXPECT_DOUBLE_EQ(partOfKeySpace({.bytes = {0, 1}}), 1.0 / 65536);
    EXPECT_EQ(partOfKeySpace({}), 0.0);
    EXPECT_LT(partOfKeySpace(all), 1.0);
}

TEST(CompactNodes, AreTwentySixBytesForIpv4)
{
    const std::string id(20, 'i');
    const auto nodes = parseCompactNodes(id + std::string{"\x01\x02\x03\x04\x1a\xe1", 6} + "rest", Family::V4);

    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].id.bytes[19], 'i');
    EXPECT_EQ(nodes[0].endpoint, v4(1, 2, 3, 4, 6881));
}

TEST(CompactNodes, AreThirtyEightBytesForIpv6)
{
    const auto nodes = parseCompactNodes(std::string(20, 'i') + std::string(16, 'a') + "\x01\x02", Family::V6);

    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].endpoint.family, Family::V6);
    EXPECT_EQ(nodes[0].endpoint.address[15], 'a');
    EXPECT_EQ(nodes[0].endpoint.port, 0x0102);
}

TEST(CompactNodes, WithoutAnAddressOrAPortAreLeftOut)
{
    const std::string id(20, 'i');
    EXPECT_TRUE(parseCompactNodes(id + std::string{"\0\0\0\0\x1a\xe1", 6}, Family::V4).empty());
    EXPECT_TRUE(parseCompactNodes(id + std::string{"\x01\x02\x03\x04\0\0", 6}, Family::V4).empty());
    EXPECT_TRUE(parseCompactNodes("", Family::V4).empty());
    EXPECT_TRUE(parseCompactNodes(std::string(25, 'x'), Family::V4).empty());
}

TEST(Address, OnTheInternetSpeaksForAllItsPorts)
{
    EXPECT_EQ(speaksFor(v4(8, 8, 8, 8, 1)), speaksFor(v4(8, 8, 8, 8, 2)));
    EXPECT_NE(speaksFor(v4(8, 8, 8, 8, 1)), speaksFor(v4(8, 8, 8, 9, 1)));
}

TEST(Address, OfALocalNetworkSpeaksForOnePort)
{
    for (const auto& [one, other] :
         {std::pair{v4(127, 0, 0, 1, 1), v4(127, 0, 0, 1, 2)}, std::pair{v4(10, 1, 2, 3, 1), v4(10, 1, 2, 3, 2)},
          std::pair{v4(172, 31, 0, 1, 1), v4(172, 31, 0, 1, 2)},
          std::pair{v4(192, 168, 0, 1, 1), v4(192, 168, 0, 1, 2)}})
        EXPECT_NE(speaksFor(one), speaksFor(other));
}

TEST(Address, LocalNetworksEndWhereTheirRfcsSay)
{
    EXPECT_FALSE(isLocalAddress(v4(172, 32, 0, 1)));
    EXPECT_FALSE(isLocalAddress(v4(192, 169, 0, 1)));
    EXPECT_FALSE(isLocalAddress(v4(100, 128, 0, 1)));
    EXPECT_TRUE(isLocalAddress({.family = Family::V6, .address = {0xfd}}));
    EXPECT_TRUE(isLocalAddress({.family = Family::V6, .address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}}));
    EXPECT_FALSE(isLocalAddress({.family = Family::V6, .address = {0x20, 0x01}}));
}

} // namespace
} // namespace shoal::dht
