// The journal of finished pieces: it remembers, across kill -9, what was finished since resume data was last saved.
#pragma once

#include "core/result.h"
#include "core/state/journal_format.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace shoal {

/// An append-only file, one write a record, not synced: a killed process loses nothing, after a power cut a torn tail
/// is dropped. Pieces in it are hints: hash them again before they count. One thread at a time uses it. Errors of all:
/// DiskFull, PermissionDenied, Io (about = the file); what failed to be written is not in the journal, the rest is.
class PieceJournal {
public:
    /// A file of which not even the header can be read is set aside as `<file>.damaged`.
    static Result<PieceJournal> open(const std::filesystem::path& file);

    PieceJournal(PieceJournal&& other) noexcept;
    PieceJournal& operator=(PieceJournal&& other) noexcept;
    ~PieceJournal();

    /// Pieces that no committed resume data covers, from earlier runs and this one.
    const PendingPieces& pending() const { return pending_; }
    /// Bytes that `open` found behind the last good record, and dropped.
    std::size_t droppedOnOpen() const { return dropped_; }

    /// Call it when the piece has been verified and written.
    Result<JournalSequence> append(ShareId share, std::uint32_t piece);
    /// Of the last record so far. Take it when a snapshot of a share's pieces is asked for; what is appended later may
    /// be missing from the snapshot.
    JournalSequence last() const { return last_; }
    /// The share's resume data, with every piece up to and including that record, is in the database.
    Result<void> committed(ShareId share, JournalSequence upTo);
    /// The share was removed.
    Result<void> forget(ShareId share);

    /// Writes the file anew with the pending pieces alone, synced and swapped in as a whole. Happens by itself when the
    /// file has grown past `compactionSize` and most of it is settled; call it on a clean stop.
    Result<void> compact();
    static constexpr std::size_t compactionSize = 256 * 1024;

    /// Of the file, in bytes.
    std::size_t size() const { return size_; }

private:
    PieceJournal(std::filesystem::path file, int descriptor, DecodedJournal content, std::size_t dropped);
    Result<void> write(JournalRecord record);
    Result<void> settle(JournalRecord record);

    std::filesystem::path file_;
    int descriptor_ = -1;
    std::size_t size_ = 0;
    std::size_t dropped_ = 0;
    JournalSequence last_ = 0;
    PendingPieces pending_;
};

} // namespace shoal
