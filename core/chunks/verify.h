// Checks data on disk against a torrent's hashes, on all cores.
#pragma once

#include "core/chunks/content_places.h"
#include "core/chunks/create.h"
#include "core/result.h"
#include "core/torrent/piece_hashes.h"
#include "core/torrent/torrent.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace shoal {

/// Which pieces of a torrent; index = piece.
using PieceSet = std::vector<bool>;

/// A file that is not what the torrent says.
struct FileFault {
    enum class Kind {
        Missing,
        TooShort, ///< the pieces before its end can still match
        TooLong,  ///< the pieces can all match
        Unreadable,
        NotAFile,
        WrongData, ///< a piece doesn't match. A v1 piece that spans files can't tell which: all of them are named
    };
    std::uint32_t file = 0; ///< into Torrent::files
    Kind kind = Kind::Missing;
    std::string reason; ///< the system's text, for Unreadable
};

struct VerifyOutcome {
    PieceSet verified;             ///< pieces whose bytes on disk match; a piece that only lacks data is false
    std::vector<FileFault> faults; ///< at most one a file, in the torrent's order
};

struct VerifyRequest {
    const Torrent& torrent;
    const PieceHashes& hashes;
    const ContentPlaces& places;
    std::optional<PieceSet> only; ///< unset: all pieces
    unsigned threads = 0;         ///< 0: every core
};

class Disk;

/// Blocks until done. Where v2 hashes are there they are checked too: a hybrid's piece counts only when both agree.
/// With `only`, the files that those pieces lie in are looked at and no others. Missing or short files are faults, not
/// errors. `onProgress` as in createTorrent; its total is what can be hashed. Errors: Cancelled, Internal.
Result<VerifyOutcome> verifyContent(const VerifyRequest& request, const OnCreateProgress& onProgress = {},
                                    std::stop_token stop = {});
/// The same, over another disk.
Result<VerifyOutcome> verifyContent(const VerifyRequest& request, Disk& disk, const OnCreateProgress& onProgress,
                                    std::stop_token stop);

} // namespace shoal
