// The bytes of the journal of finished pieces (docs/profile.md): a header and records of 32 bytes each.
#pragma once

#include "core/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace shoal {

/// Counts the records of a journal over its whole life, across compactions. 0 comes before the first.
using JournalSequence = std::uint64_t;

/// For each share the pieces that no committed resume data speaks of yet, with the last record that named each.
using PendingPieces = std::map<ShareId, std::map<std::uint32_t, JournalSequence>>;

struct JournalRecord {
    enum class Kind : std::uint32_t {
        Finished = 1,  ///< value = the piece
        Committed = 2, ///< value = the last sequence that the share's resume data on disk covers
        Forgotten = 3, ///< the share was removed; value = 0
    };
    Kind kind = Kind::Finished;
    ShareId share;
    std::uint64_t value = 0;
    JournalSequence sequence = 0; ///< above those of all records before it in the file
};

constexpr std::size_t journalRecordSize = 32;
using JournalBytes = std::array<std::byte, journalRecordSize>;

/// `last` is the sequence given out last when the file was written anew: the next record's is higher.
JournalBytes encodeJournalHeader(JournalSequence last);
JournalBytes encodeJournalRecord(const JournalRecord& record);

/// What a record means for the pieces that are pending.
void applyJournalRecord(PendingPieces& pending, const JournalRecord& record);

struct DecodedJournal {
    bool hasHeader = false;      ///< false: nothing in it can be read
    JournalSequence last = 0;    ///< the highest one given out
    std::size_t goodSize = 0;    ///< bytes up to the first bad record; what follows is a torn or garbage tail
    std::size_t recordCount = 0; ///< good ones
    PendingPieces pending;
};

/// Never fails: it stops at the first thing that isn't a whole, good record.
DecodedJournal decodeJournal(std::span<const std::byte> bytes);

} // namespace shoal
