// What libtorrent knows of a torrent's trackers, as rows.
#pragma once

#include "core/state/catalogue.h"

#include <libtorrent/torrent_handle.hpp>

#include <vector>

namespace shoal::bt {

/// Waits for the network thread: not for the engine's. Empty when the torrent is gone.
std::vector<TrackerRow> trackerRows(const lt::torrent_handle& handle);
/// Of a share that doesn't run: nothing was asked.
std::vector<TrackerRow> trackerRows(const StoredShare& share);

} // namespace shoal::bt
