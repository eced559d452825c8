// The mark that lies beside the database, by which an old backup of it is told (docs/swarm-protocol.md, section 12).
#pragma once

#include "core/swarm/ids.h"

#include <cstdint>
#include <optional>

namespace shoal::swarm {

/// Random, drawn anew whenever a doubt is settled: copies of a device part ways there.
using Line = Fixed<struct LineMeaning, 8>;

struct Generation {
    Line line;
    std::uint64_t sequence = 0; ///< of the last own entry that may be sent; 0: none
    std::uint64_t birth = 0;    ///< of the file itself, in nanoseconds since 1970; 0: its file system doesn't tell

    bool operator==(const Generation&) const = default;
};

/// A mark as it was found.
struct FoundMark {
    Generation says;
    std::uint64_t birth = 0; ///< of the file that it stands in
};

/// What the database says of itself.
struct KeptGeneration {
    Line line;
    std::uint64_t sequence = 0; ///< of the last own entry in it
    std::uint64_t before = 0;   ///< what the file said when that was written

    bool operator==(const KeptGeneration&) const = default;
};

/// Why a device writes nothing. Kept in the database by these numbers.
enum class Doubt : std::uint8_t {
    None = 0,
    NoMark = 1,      ///< there is no file, or it can't be read
    OldDatabase = 2, ///< the file knows of entries that the database has not
    OtherMark = 3,   ///< the file belongs to another line, or to an older copy
    Imported = 4,    ///< the identity came from a file
    ToldHigher = 5,  ///< a member knows of an entry of ours that isn't here
    Copied = 6,      ///< the file is a copy: so may be the database, and as old
};

/// A file that wasn't written for an entry that the database has is no doubt: the power went in between, and the entry
/// was sent to nobody.
Doubt compare(const KeptGeneration& database, const std::optional<FoundMark>& file);

/// `ShoalGn1`, line, sequence (u64), birth (u64), and the first four bytes of the hash of all before.
Bytes encodeGeneration(const Generation& generation);
/// Empty for whatever `encodeGeneration` doesn't write.
std::optional<Generation> decodeGeneration(ByteView bytes);

} // namespace shoal::swarm
