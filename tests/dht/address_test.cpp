#include "dht/address.h"

#include <gtest/gtest.h>

namespace shoal::dht {
namespace {

Endpoint ipv4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d, std::uint16_t port = 6881)
{
    return {.family = Family::V4, .address = {a, b, c, d}, .port = port};
}

Endpoint ipv6(std::array<std::uint8_t, 16> address, std::uint16_t port = 6881)
{
    return {.family = Family::V6, .address = address, .port = port};
}

TEST(DialledAddresses, OfOneComputerCanBeDialled)
{
    for (const auto& endpoint : {ipv4(198, 51, 100, 7), ipv4(1, 0, 0, 0), ipv4(223, 255, 255, 255), ipv4(127, 0, 0, 1),
                                 ipv4(192, 168, 1, 1), ipv4(198, 51, 100, 7, 1), ipv4(198, 51, 100, 7, 65535)})
        EXPECT_TRUE(canBeDialled(endpoint)) << int{endpoint.address[0]};
    EXPECT_TRUE(canBeDialled(ipv6({0x20, 0x01, 0x0d, 0xb8, 1})));
    EXPECT_TRUE(canBeDialled(ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))) << "loopback";
    EXPECT_TRUE(canBeDialled(ipv6({0xfe, 0x80, 0, 0, 0, 0, 0, 0, 1}))) << "link-local";
}

TEST(DialledAddresses, OfNobodyOrOfManyCanNot)
{
    for (const auto& endpoint : {ipv4(198, 51, 100, 7, 0), ipv4(0, 0, 0, 0), ipv4(0, 1, 2, 3), ipv4(224, 0, 0, 1),
                                 ipv4(239, 255, 255, 255), ipv4(240, 0, 0, 1), ipv4(255, 255, 255, 255)})
        EXPECT_FALSE(canBeDialled(endpoint)) << int{endpoint.address[0]};
    EXPECT_FALSE(canBeDialled(ipv6({}))) << "unspecified";
    EXPECT_FALSE(canBeDialled(ipv6({0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}))) << "multicast";
    EXPECT_FALSE(canBeDialled(ipv6({0x20, 0x01, 0x0d, 0xb8, 1}, 0))) << "no port";
}

TEST(DialledAddresses, OfIpv4HaveOneNameOnly)
{
    EXPECT_FALSE(canBeDialled(ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 1}))) << "mapped";
    EXPECT_FALSE(canBeDialled(ipv6({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 192, 0, 2, 1}))) << "compatible";
    EXPECT_FALSE(canBeDialled(ipv6({0x20, 0x02, 192, 168, 0, 1}))) << "6to4";
    EXPECT_FALSE(canBeDialled(ipv6({0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 192, 168, 0, 1}))) << "NAT64";
}

} // namespace
} // namespace shoal::dht
