// How fast this machine can hash at all.
#pragma once

#include "core/torrent/torrent.h"

namespace shoal::bench {

/// MiB/s of all `threads` together, each hashing one small buffer over and over for half a second with the digests of
/// the format: SHA-1, SHA-256, or both.
double hashLimit(TorrentFormat format, unsigned threads);

} // namespace shoal::bench
