// How fast this machine can hash at all.
#pragma once

#include "core/torrent/torrent.h"
#include "core/units.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::bench {

/// MiB/s of all `threads` together, each hashing one small buffer over and over for half a second with the digests of
/// the format: SHA-1, SHA-256, or both.
double hashLimit(TorrentFormat format, unsigned threads);

/// A stretch of a file.
struct Part {
    std::string path;
    Bytes offset = 0;
    Bytes size = 0;
};
/// The files at or below `path`, cut into parts of at most 8 MiB.
std::vector<Part> partsOf(const std::filesystem::path& path);

/// Opens, reads, hashes and closes each part once, with all threads and nothing else: no scan, no pieces, no padding,
/// no look at what changed. Throws what goes wrong.
void readAndHash(const std::vector<Part>& parts, TorrentFormat format, unsigned threads);

} // namespace shoal::bench
