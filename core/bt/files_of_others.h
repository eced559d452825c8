// Files of a share that another share on the list has at the same path.
#pragma once

#include "core/state/catalogue.h"

#include <cstdint>
#include <vector>

namespace shoal::bt {

/// Those of `files` (indices into Torrent::files) that another share wants at the same path. On the store's thread: the
/// torrents of shares that lie around there are read.
Result<std::vector<std::uint32_t>> filesOfOthers(Catalogue& catalogue, const StoredShare& share,
                                                 const std::vector<std::uint32_t>& files);

} // namespace shoal::bt
