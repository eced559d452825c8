// Between libtorrent's types and ours.
#pragma once

#include "core/torrent/info_hash.h"

#include <libtorrent/info_hash.hpp>
#include <libtorrent/sha1_hash.hpp>
#include <libtorrent/socket.hpp>

#include <algorithm>
#include <string>

namespace shoal::bt {

inline Sha1 fromLibrary(const lt::sha1_hash& hash)
{
    Sha1 digest;
    std::copy_n(hash.begin(), digest.bytes.size(), digest.bytes.begin());
    return digest;
}
inline Sha256 fromLibrary(const lt::sha256_hash& hash)
{
    Sha256 digest;
    std::copy_n(hash.begin(), digest.bytes.size(), digest.bytes.begin());
    return digest;
}
inline InfoHashes fromLibrary(const lt::info_hash_t& hashes)
{
    InfoHashes ours;
    if (hashes.has_v1())
        ours.v1 = fromLibrary(hashes.v1);
    if (hashes.has_v2())
        ours.v2 = fromLibrary(hashes.v2);
    return ours;
}

inline lt::sha1_hash toLibrary(const Sha1& digest)
{
    return lt::sha1_hash{reinterpret_cast<const char*>(digest.bytes.data())};
}
inline lt::sha256_hash toLibrary(const Sha256& digest)
{
    return lt::sha256_hash{reinterpret_cast<const char*>(digest.bytes.data())};
}
inline lt::info_hash_t toLibrary(const InfoHashes& hashes)
{
    lt::info_hash_t theirs;
    if (hashes.v1)
        theirs.v1 = toLibrary(*hashes.v1);
    if (hashes.v2)
        theirs.v2 = toLibrary(*hashes.v2);
    return theirs;
}

/// "1.2.3.4:6881", "[::1]:6881".
inline std::string addressText(const lt::tcp::endpoint& endpoint)
{
    const auto address = endpoint.address().to_string();
    const auto port = std::to_string(endpoint.port());
    return endpoint.address().is_v6() ? "[" + address + "]:" + port : address + ":" + port;
}

} // namespace shoal::bt
