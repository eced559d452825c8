// The info-hash by which private swarms know a torrent of theirs.
#pragma once

#include "core/swarm/bytes.h"

#include <libtorrent/info_hash.hpp>

namespace shoal::bt {

/// As in Wire::expect: 32 bytes of SHA-256 where there is v2, else 20 of SHA-1.
inline swarm::Bytes wholeHashOf(const lt::info_hash_t& hashes)
{
    if (hashes.has_v2())
        return {hashes.v2.begin(), hashes.v2.end()};
    return {hashes.v1.begin(), hashes.v1.end()};
}

} // namespace shoal::bt
