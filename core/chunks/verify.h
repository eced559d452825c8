// Checks data on disk against a torrent's hashes, on all cores.
#pragma once

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

/// Where a torrent's files lie: folder / path, but for the places named.
class ContentPlaces {
public:
    ContentPlaces(std::filesystem::path folder, std::vector<FilePlace> places = {});
    std::filesystem::path of(const Torrent& torrent, std::uint32_t file) const;
    const std::filesystem::path& folder() const { return folder_; }
    const std::vector<FilePlace>& places() const { return places_; }

private:
    std::filesystem::path folder_;
    std::vector<FilePlace> places_; // sorted by index
};

/// A file that is not what the torrent says.
struct FileFault {
    enum class Kind { Missing, TooShort, TooLong, Unreadable, NotAFile, WrongData };
    std::uint32_t file = 0;
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

/// Blocks until done. Where v2 hashes are there they are checked too: a hybrid's piece counts only when both agree.
/// Missing or short files are faults, not errors. Errors: Cancelled.
Result<VerifyOutcome> verifyContent(const VerifyRequest& request, const OnCreateProgress& onProgress = {},
                                    std::stop_token stop = {});

} // namespace shoal
