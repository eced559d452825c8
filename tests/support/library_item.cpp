#include "tests/support/library_item.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <libtorrent/bencode.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/kademlia/ed25519.hpp>
#include <libtorrent/kademlia/item.hpp>
#include <string>

namespace shoal::test {

dht::Item signedByLibrary(std::span<const std::uint8_t, 32> seed, const dht::Item& item)
{
    std::array<char, 32> bytes{};
    std::ranges::copy(seed, bytes.begin());
    const auto [publicKey, secretKey] = lt::dht::ed25519_create_keypair(bytes);
    std::string value;
    lt::bencode(std::back_inserter(value), lt::entry{std::string{item.value.begin(), item.value.end()}});
    const auto signature =
        lt::dht::sign_mutable_item(value, {}, lt::dht::sequence_number{item.sequence}, publicKey, secretKey);
    auto result = item;
    std::ranges::copy(publicKey.bytes, result.key.begin());
    std::ranges::copy(signature.bytes, result.signature.begin());
    return result;
}

} // namespace shoal::test
