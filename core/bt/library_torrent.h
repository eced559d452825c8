// A torrent's bytes as libtorrent's object and as our model, read once.
#pragma once

#include "core/bt/torrent_reader.h"

#include <libtorrent/torrent_info.hpp>

#include <memory>
#include <string_view>

namespace shoal::bt {

struct LoadedTorrent {
    std::shared_ptr<lt::torrent_info> library;
    ParsedTorrent parsed;
};

/// As `readTorrent`.
Result<LoadedTorrent> loadTorrent(std::string_view bytes);

} // namespace shoal::bt
