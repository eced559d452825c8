#include "core/swarm/records/addresses.h"

#include "dht/address.h"

#include <algorithm>
#include <set>

namespace shoal::swarm {
namespace {
constexpr std::size_t portSize = 2;

std::size_t addressSize(dht::Family family) { return family == dht::Family::V4 ? 4 : 16; }

std::optional<dht::Endpoint> readAddress(const Cbor& field)
{
    const auto* const bytes = std::get_if<Bytes>(&field.value);
    if (bytes == nullptr)
        return std::nullopt;
    dht::Endpoint endpoint;
    endpoint.family = bytes->size() == addressSize(dht::Family::V4) + portSize ? dht::Family::V4 : dht::Family::V6;
    const auto size = addressSize(endpoint.family);
    if (bytes->size() != size + portSize)
        return std::nullopt;
    std::ranges::copy(ByteView{*bytes}.first(size), endpoint.address.begin());
    endpoint.port = static_cast<std::uint16_t>((*bytes)[size] << 8 | (*bytes)[size + 1]);
    return endpoint;
}
} // namespace

bool areSound(const Addresses& addresses)
{
    const std::set<dht::Endpoint> distinct{addresses.begin(), addresses.end()};
    return addresses.size() <= mostAddresses && distinct.size() == addresses.size()
        && std::ranges::all_of(addresses, dht::canBeDialled);
}

Cbor fieldOf(const Addresses& addresses)
{
    Cbor::Array items;
    for (const auto& endpoint : addresses) {
        Bytes bytes;
        append(bytes, ByteView{endpoint.address}.first(addressSize(endpoint.family)));
        bytes.push_back(static_cast<std::uint8_t>(endpoint.port >> 8));
        bytes.push_back(static_cast<std::uint8_t>(endpoint.port));
        items.emplace_back(bytes);
    }
    return {std::move(items)};
}

std::optional<Addresses> readAddresses(const Cbor& field)
{
    const auto* const items = std::get_if<Cbor::Array>(&field.value);
    if (items == nullptr || items->size() > mostAddresses)
        return std::nullopt;
    Addresses addresses;
    for (const auto& item : *items) {
        const auto address = readAddress(item);
        if (!address)
            return std::nullopt;
        addresses.push_back(*address);
    }
    return areSound(addresses) ? std::optional{addresses} : std::nullopt;
}

Addresses toDial(const Addresses& addresses, LocalAddresses local)
{
    auto dialled = addresses;
    if (local == LocalAddresses::Refused)
        std::erase_if(dialled, dht::isLocalAddress);
    return dialled;
}

} // namespace shoal::swarm
