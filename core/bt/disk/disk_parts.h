// What the parts of the disk back-end share.
#pragma once

#include "core/bt/disk/block_pool.h"
#include "core/bt/disk/completions.h"
#include "core/bt/disk/file_layer.h"
#include "core/bt/disk/file_pool.h"
#include "core/bt/disk/job_threads.h"

#include <libtorrent/performance_counters.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>

namespace shoal::bt {

struct DiskParts {
    DiskParts(lt::io_context& io, lt::counters& stats, std::shared_ptr<FileLayer> layer, unsigned threadCount,
              unsigned longThreads)
        : network{io}
        , counters{stats}
        , files{std::move(layer)}
        , filePool{*files, 1}
        , threads{threadCount, longThreads, {.onRest = [this] { blocks->rest(); }}}
    {}

    lt::io_context& network;
    lt::counters& counters;
    std::shared_ptr<FileLayer> files;
    FilePool filePool;
    std::shared_ptr<BlockPool> blocks = std::make_shared<BlockPool>();
    std::shared_ptr<Completions> completions = std::make_shared<Completions>(network, blocks);
    std::atomic<std::size_t> storeBytes = 64 * 1024 * 1024;
    std::atomic<std::size_t> readAheadBytes = 16 * 1024 * 1024;
    /// Guards the state of all torrents: never held while a file is touched or bytes are hashed.
    std::mutex mutex;
    JobThreads threads; // ends first: its jobs use the others
};

} // namespace shoal::bt
