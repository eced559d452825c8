#include "core/bt/disk/piece_io.h"

#include <algorithm>
#include <cstddef>

namespace shoal::bt {
namespace {

constexpr int blocksAtOnce = 16; // 256 KiB: read in one call, and hashed while the cache has them

/// One for each disk thread, kept while it lives.
std::span<char> scratch()
{
    thread_local std::vector<char> room(static_cast<std::size_t>(blocksAtOnce) * blockBytes);
    return room;
}

iovec part(std::span<const char> bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

} // namespace

void writeBlocks(Storage& storage, int piece, std::span<const BlockBytes> blocks, lt::counters& counters,
                 lt::storage_error& error)
{
    std::vector<iovec> parts;
    for (std::size_t begin = 0; begin < blocks.size() && !error;) {
        std::size_t end = begin;
        parts.clear();
        do
            parts.push_back(part(blocks[end].bytes));
        while (++end < blocks.size() && blocks[end].block == blocks[end - 1].block + 1
               && blocks[end - 1].bytes.size() == static_cast<std::size_t>(blockBytes));
        storage.write(lt::piece_index_t{piece}, blocks[begin].block * blockBytes, parts, error);
        counters.inc_stats_counter(lt::counters::num_write_ops);
        if (!error)
            counters.inc_stats_counter(lt::counters::num_blocks_written, static_cast<std::int64_t>(end - begin));
        begin = end;
    }
}

void feedFromDisk(Storage& storage, int piece, int size, PieceDigest& digest, lt::counters& counters,
                  lt::storage_error& error)
{
    const auto room = scratch();
    const int blocks = (size + blockBytes - 1) / blockBytes;
    for (int begin = 0; begin < blocks && !error;) {
        if (digest.hasSeen(begin)) {
            ++begin;
            continue;
        }
        int end = begin + 1;
        while (end < blocks && end - begin < blocksAtOnce && !digest.hasSeen(end))
            ++end;
        const auto bytes = room.first(static_cast<std::size_t>(std::min(size, end * blockBytes) - begin * blockBytes));
        const auto into = part(bytes);
        if (!storage.read(lt::piece_index_t{piece}, begin * blockBytes, {&into, 1}, error))
            return;
        counters.inc_stats_counter(lt::counters::num_read_back, end - begin);
        counters.inc_stats_counter(lt::counters::num_read_ops);
        for (int block = begin; block < end; ++block) {
            const auto from = static_cast<std::size_t>(block - begin) * blockBytes;
            digest.feed(block, bytes.subspan(from, std::min<std::size_t>(blockBytes, bytes.size() - from)));
        }
        begin = end;
    }
}

} // namespace shoal::bt
