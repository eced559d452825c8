// Shoal's disk back-end for libtorrent: what it promises is in docs/disk.md.
#pragma once

#include "core/bt/disk/file_layer.h"
#include "core/bt/disk/part_names.h"
#include "core/bt/disk/unproven_pieces.h"

#include <libtorrent/session_params.hpp>

#include <cstddef>
#include <memory>

namespace shoal::bt {

struct DiskOptions {
    std::shared_ptr<FileLayer> files; ///< none: the machine's own
    unsigned threads = 0;             ///< 0: two more than there are cores
    std::size_t storeBytes = 0;       ///< not yet written, at most; 0: libtorrent's max_queued_disk_bytes
    std::size_t readAheadBytes = 16 * 1024 * 1024;
    std::shared_ptr<UnprovenTorrents> unproven; ///< none: nothing is only believed
    std::shared_ptr<PartNames> partNames;       ///< none: part files are named by info-hashes
    std::size_t openFiles = 0; ///< at most; 0: libtorrent's file_pool_size, or a quarter of what the process may open
};

/// For lt::session_params::disk_io_constructor.
lt::disk_io_constructor_type diskIo(DiskOptions options = {});

} // namespace shoal::bt
