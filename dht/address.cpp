#include "dht/address.h"

#include <algorithm>

namespace shoal::dht {
namespace {
bool isLocalV4(const Endpoint& endpoint)
{
    const auto& a = endpoint.address;
    return a[0] == 127 || a[0] == 10 || (a[0] == 172 && (a[1] & 0xf0) == 16) || (a[0] == 192 && a[1] == 168)
        || (a[0] == 169 && a[1] == 254) || (a[0] == 100 && (a[1] & 0xc0) == 64);
}

bool isLocalV6(const Endpoint& endpoint)
{
    const auto& a = endpoint.address;
    const bool isLoopback = a[15] == 1 && std::all_of(a.begin(), a.end() - 1, [](auto byte) { return byte == 0; });
    return isLoopback || (a[0] & 0xfe) == 0xfc || (a[0] == 0xfe && (a[1] & 0xc0) == 0x80);
}

bool isZero(const std::uint8_t* first, const std::uint8_t* last)
{
    return std::all_of(first, last, [](auto byte) { return byte == 0; });
}

/// ::ffff:0:0/96, ::/96 but for ::1, 2002::/16 and 64:ff9b::/96.
bool isV4AsV6(const Endpoint& endpoint)
{
    const auto* const a = endpoint.address.data();
    const bool isMapped = isZero(a, a + 10) && a[10] == 0xff && a[11] == 0xff;
    const bool isCompatible = isZero(a, a + 12) && !isLocalV6(endpoint);
    const bool is6to4 = a[0] == 0x20 && a[1] == 0x02;
    const bool isNat64 = a[0] == 0 && a[1] == 0x64 && a[2] == 0xff && a[3] == 0x9b && isZero(a + 4, a + 12);
    return isMapped || isCompatible || is6to4 || isNat64;
}
} // namespace

bool isLocalAddress(const Endpoint& endpoint)
{
    return endpoint.family == Family::V4 ? isLocalV4(endpoint) : isLocalV6(endpoint);
}

bool canBeDialled(const Endpoint& endpoint)
{
    if (endpoint.port == 0)
        return false;
    const auto first = endpoint.address[0];
    if (endpoint.family == Family::V4)
        return first != 0 && first < 224;
    return first != 0xff && !isV4AsV6(endpoint);
}

Endpoint speaksFor(const Endpoint& endpoint)
{
    auto speaker = endpoint;
    if (!isLocalAddress(endpoint))
        speaker.port = 0;
    return speaker;
}

} // namespace shoal::dht
