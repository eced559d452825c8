// What a share's part file is named by.
#pragma once

#include "core/state/catalogue.h"

#include <libtorrent/sha1_hash.hpp>

namespace shoal::bt {

/// The info-hash (lt::info_hash_t::get_best); of a private swarm's share a hash that stays when its epoch's certificate
/// changes, and that isn't the same content's elsewhere on the list.
lt::sha1_hash partHashOf(const StoredShare& share);

} // namespace shoal::bt
