#include "core/bt/swarms/own_addresses.h"

#include "core/bt/swarms/endpoints.h"
#include "core/link/host_port.h"
#include "dht/address.h"

#include <algorithm>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>
#include <optional>
#include <vector>

namespace shoal::bt {
namespace {

bool namesLoopback(const std::string& listen) { return listen.starts_with("127.") || listen.starts_with("[::1]"); }

bool isUsable(const lt::address& address)
{
    return !address.is_unspecified() && !address.is_multicast()
        && !(address.is_v6() && address.to_v6().is_link_local()); // means nothing without its interface
}

} // namespace

std::vector<lt::address> interfaceAddresses()
{
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0)
        return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner{list, freeifaddrs};
    std::vector<lt::address> addresses;
    for (const auto* each = list; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0)
            continue;
        if (each->ifa_addr->sa_family == AF_INET) {
            const auto* const v4 = reinterpret_cast<const sockaddr_in*>(each->ifa_addr);
            addresses.emplace_back(lt::address_v4{ntohl(v4->sin_addr.s_addr)});
        } else if (each->ifa_addr->sa_family == AF_INET6) {
            const auto* const v6 = reinterpret_cast<const sockaddr_in6*>(each->ifa_addr);
            lt::address_v6::bytes_type bytes;
            std::copy_n(std::begin(v6->sin6_addr.s6_addr), bytes.size(), bytes.begin());
            addresses.emplace_back(lt::address_v6{bytes});
        }
    }
    std::ranges::sort(addresses);
    return addresses;
}

swarm::Addresses ownAddresses(const NetworkStatus& status, const std::vector<std::string>& listen,
                              const std::vector<lt::address>& interfaces)
{
    std::vector<lt::tcp::endpoint> all;
    for (const auto& text : status.listening) {
        const auto parsed = parseHostPort(text);
        if (!parsed || parsed->kind == HostPort::Kind::Name)
            continue;
        const auto address = lt::make_address(parsed->host);
        for (const auto& each : interfaces)
            if (address.is_unspecified() && each.is_v4() == address.is_v4())
                all.emplace_back(each, parsed->port);
        // All of 127.0.0.0/8 is loopback's, which has one of them as its address.
        const auto isHere = [&](const lt::address& each) {
            return each == address || (each.is_loopback() && address.is_loopback() && each.is_v4() == address.is_v4());
        };
        if (std::ranges::any_of(interfaces, isHere))
            all.emplace_back(address, parsed->port);
    }
    swarm::Addresses ours;
    const auto add = [&](const lt::tcp::endpoint& endpoint) {
        const auto address = ourEndpoint(endpoint);
        if (isUsable(endpoint.address()) && dht::canBeDialled(address) && ours.size() < swarm::mostAddresses
            && std::ranges::find(ours, address) == ours.end())
            ours.push_back(address);
    };
    boost::system::error_code unreadable;
    if (status.externalAddress && !all.empty())
        if (const auto external = lt::make_address(*status.externalAddress, unreadable); !unreadable)
            add({external, all.front().port()});
    for (const bool isFirst : {true, false}) // those of the Internet before those of this network
        for (const auto& endpoint : all)
            if (dht::isLocalAddress(ourEndpoint(endpoint)) != isFirst && !endpoint.address().is_loopback())
                add(endpoint);
    if (ours.empty()
        && std::ranges::any_of(listen, namesLoopback)) // a network of one machine: tests, and trying it out
        for (const auto& endpoint : all)
            add(endpoint);
    return ours;
}

bool hasInterface(const std::vector<lt::address>& interfaces)
{
    return std::ranges::any_of(interfaces,
                               [](const auto& address) { return isUsable(address) && !address.is_loopback(); });
}

} // namespace shoal::bt
