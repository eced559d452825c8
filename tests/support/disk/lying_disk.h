// A disk back-end with one fault, around a sound one: what a test of back-ends has to find.
#pragma once

#include "tests/support/disk/disk_run.h"

namespace shoal::test {

enum class DiskLie {
    FlippedBit,      ///< in one read
    SwappedReads,    ///< two reads that wait at the same time get each other's bytes
    LostWrite,       ///< one block is said to be written
    LateWrite,       ///< one block is written after the hash that was asked for later
    UnheardError,    ///< a write that failed is said to have gone well
    AnsweredTwice,   ///< one write
    NeverAnswered,   ///< one write
    OtherPriorities, ///< priorities come back otherwise than they were set
    UndoneRename,    ///< a rename is said to be done
    UndoneMove,      ///< a move is said to be done
    KeptFiles,       ///< files are said to be deleted
};
constexpr int diskLies = 11;

const char* name(DiskLie lie);

/// Lies at each `every`-th chance.
DiskBackend lying(const DiskBackend& sound, DiskLie lie, int every);

} // namespace shoal::test
