// Lays files out in a torrent's piece space.
#pragma once

#include "core/chunks/scan.h"
#include "core/result.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <vector>

namespace shoal {

struct Layout {
    std::vector<TorrentFile> files;     ///< pad files included
    std::vector<std::uint32_t> indices; ///< of Scan::files in `files`
    std::uint32_t pieceCount = 0;
};

/// v1: one file after the other. v2 and hybrid: in a torrent of several files each file with a byte in it is followed
/// by a pad file up to the next piece (BEP 47: ".pad/SIZE"). Errors: BadArgument (more pieces than clients take),
/// UnsupportedFile (a file of 16 TiB or more in v2).
Result<Layout> layOut(const Scan& scan, TorrentFormat format, Bytes pieceLength);

} // namespace shoal
