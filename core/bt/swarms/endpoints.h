// Addresses as libtorrent's and as ours.
#pragma once

#include "dht/network.h"

#include <libtorrent/address.hpp>
#include <libtorrent/socket.hpp>

#include <algorithm>

namespace shoal::bt {

inline dht::Endpoint ourEndpoint(const lt::tcp::endpoint& endpoint)
{
    dht::Endpoint ours;
    ours.port = endpoint.port();
    const auto take = [&ours](const auto& bytes) { std::copy(bytes.begin(), bytes.end(), ours.address.begin()); };
    if (endpoint.address().is_v4()) {
        take(endpoint.address().to_v4().to_bytes());
    } else {
        ours.family = dht::Family::V6;
        take(endpoint.address().to_v6().to_bytes());
    }
    return ours;
}

inline lt::tcp::endpoint tcpEndpoint(const dht::Endpoint& endpoint)
{
    const auto& from = endpoint.address;
    if (endpoint.family == dht::Family::V6)
        return {lt::address_v6{from}, endpoint.port};
    return {lt::address_v4{{from[0], from[1], from[2], from[3]}}, endpoint.port};
}

} // namespace shoal::bt
