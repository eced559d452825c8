// Notices that files changed while nobody watched.
#pragma once

#include "core/chunks/verify.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <vector>

namespace shoal {

/// What the file system says of one file. Size -1: not there.
struct FileStamp {
    std::int64_t size = -1;
    std::int64_t modifiedNs = 0; ///< nanoseconds since 1970; -1: still being written, only the size counts
    bool operator==(const FileStamp&) const = default;
};

/// One a file, in the torrent's order; pad files count as not there.
std::vector<FileStamp> stampsOf(const Torrent& torrent, const ContentPlaces& places);

/// The same, with the time left out for files that miss a piece: those are still written to.
std::vector<FileStamp> stampsOf(const Torrent& torrent, const ContentPlaces& places, const PieceSet& have);

/// The pieces that touch a file that changed: another size or time, or shorter than it was while it is still written.
/// Stamps of another number of files: every piece.
PieceSet piecesToDoubt(const Torrent& torrent, const std::vector<FileStamp>& then, const std::vector<FileStamp>& now);

/// The pieces of files that were still being written when the stamps were taken.
PieceSet piecesStillWritten(const Torrent& torrent, const std::vector<FileStamp>& then);

/// Writes everything of these files, and the names that lead to them, to disk (fsync). Files that are not there are
/// passed over.
/// Errors: what the disk says; about = the file.
Result<void> syncFiles(const Torrent& torrent, const ContentPlaces& places, const std::vector<std::uint32_t>& files);

} // namespace shoal
