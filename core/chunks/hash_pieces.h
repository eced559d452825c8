// Hashes a torrent's content on all cores.
#pragma once

#include "core/chunks/file_access.h"
#include "core/chunks/piece_hasher.h"
#include "core/chunks/progress_meter.h"
#include "core/result.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace shoal {

/// What is hashed.
struct HashPlan {
    const std::vector<TorrentFile>& files;
    PieceShape shape;
    std::function<std::string(std::uint32_t file)> locate; ///< absolute
    std::function<bool(std::uint32_t piece)> wants;        ///< unset: every piece
    unsigned threads = 0;
};

/// Takes what hashing finds. Called from many threads at once.
class HashSink {
public:
    virtual ~HashSink() = default;
    /// Once for each wanted piece whose bytes could be read.
    virtual void pieceHashed(std::uint32_t piece, const PieceDigests& digests) = 0;
    /// A file was opened; an error stands for a file that must not be read.
    virtual Result<void> fileOpened(std::uint32_t file, OpenFile& open) = 0;
    /// A file can't be read, or ends too early (FileChanged). True: go on without the pieces that need it.
    virtual bool fileFailed(std::uint32_t file, const Error& error) = 0;
};

/// Blocks until done. Memory is bounded whatever the size: a buffer a thread. Errors: Cancelled, Internal; a file's
/// errors go to the sink.
Result<void> hashPieces(const HashPlan& plan, HashSink& sink, Disk& disk, ProgressMeter& meter, std::stop_token stop);

} // namespace shoal
