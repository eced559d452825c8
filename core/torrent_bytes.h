// A .torrent file's bytes in our own words, for faces that show it before an engine has it.
#pragma once

#include "core/result.h"
#include "core/torrent/torrent.h"

#include <string_view>

namespace shoal {

/// Checked as when a share is added. Error: NotATorrent, whose reason says why. Any thread.
Result<Torrent> readTorrentBytes(std::string_view bytes);

} // namespace shoal
