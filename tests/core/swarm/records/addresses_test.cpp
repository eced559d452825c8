#include "core/swarm/records/addresses.h"

#include "tests/core/swarm/records/record_examples.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

TEST(SwarmAddresses, AreReadBackInTheirOrder)
{
    for (const auto& addresses : {Addresses{}, {recordV4}, {recordV6, recordV4}, {localV4, recordV6}})
        EXPECT_EQ(readAddresses(fieldOf(addresses)), addresses);
}

/// Each as the bytes of a field.
std::optional<Addresses> readFrom(const std::vector<Bytes>& items)
{
    return readAddresses(Cbor{Cbor::Array{items.begin(), items.end()}});
}

const Bytes soundAddress{192, 0, 2, 1, 0x1a, 0xe1};

TEST(SwarmAddresses, HaveSixBytesOrEighteen)
{
    EXPECT_EQ(readFrom({soundAddress}), Addresses{recordV4});
    for (const std::size_t size : {0U, 4U, 5U, 7U, 16U, 17U, 19U})
        EXPECT_FALSE(readFrom({Bytes(size, 1)})) << size;
    EXPECT_FALSE(readAddresses(Cbor{std::uint64_t{1}}));
    EXPECT_FALSE(readAddresses(Cbor{Cbor::Array{Cbor{std::uint64_t{1}}}}));
}

TEST(SwarmAddresses, AreAtMostEight)
{
    std::vector<Bytes> items;
    for (std::uint8_t i = 1; i <= 8; ++i)
        items.push_back({192, 0, 2, i, 0x1a, 0xe1});
    EXPECT_EQ(readFrom(items)->size(), 8U);
    items.push_back({192, 0, 2, 9, 0x1a, 0xe1});
    EXPECT_FALSE(readFrom(items));
}

TEST(SwarmAddresses, AreNamedOnce) { EXPECT_FALSE(readFrom({soundAddress, soundAddress})); }

TEST(SwarmAddresses, ThatNobodyCouldDialSpoilAll)
{
    EXPECT_FALSE(readFrom({soundAddress, {192, 0, 2, 1, 0, 0}})) << "port 0";
    EXPECT_FALSE(readFrom({soundAddress, {0, 0, 0, 0, 0x1a, 0xe1}})) << "unspecified";
    EXPECT_FALSE(readFrom({soundAddress, {224, 0, 0, 1, 0x1a, 0xe1}})) << "multicast";
    EXPECT_FALSE(readFrom({soundAddress, {255, 255, 255, 255, 0x1a, 0xe1}})) << "broadcast";
    EXPECT_FALSE(readFrom({soundAddress, Bytes{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1, 0, 1}}))
        << "IPv4 as IPv6";
}

TEST(SwarmAddresses, OfALocalNetworkAreDialledOnlyWhereThatIsAllowed)
{
    const dht::Endpoint loopback{.family = dht::Family::V4, .address = {127, 0, 0, 1}, .port = 22};
    const Addresses all{localV4, recordV4, loopback, recordV6};
    EXPECT_EQ(toDial(all, LocalAddresses::Refused), (Addresses{recordV4, recordV6}));
    EXPECT_EQ(toDial(all, LocalAddresses::Allowed), all);
}

} // namespace
} // namespace shoal::swarm
