// A signed entry of a swarm's log (docs/swarm-protocol.md, section 4).
#pragma once

#include "core/swarm/entries/bodies.h"
#include "core/swarm/crypto/keys.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t longestEntry = 32'768; ///< bytes
inline constexpr std::size_t mostPast = 64;
inline constexpr std::uint64_t highestSequence = 0xffff'ffff;
inline constexpr std::uint64_t highestLamport = std::uint64_t{1} << 53;

struct Entry {
    std::optional<SwarmId> swarm; ///< none in `genesis`, and only there
    DeviceId author;
    std::uint64_t sequence = 1;      ///< of this author, from 1
    std::optional<EntryId> previous; ///< the author's entry before; none for the first
    std::vector<EntryId> past;       ///< ascending; membership entries that it knows of
    std::uint64_t lamport = 1;
    std::chrono::sys_seconds time; ///< shown, decides nothing
    Body body = Leave{};
    Signature signature;

    bool operator==(const Entry&) const = default;
};

/// Signs as `author`, whose key it is, and gives the bytes. Empty when a limit is broken, such as a label that is too
/// long, or when the key is another's.
std::optional<Bytes> writeEntry(const Entry& entry, const SigningPair& author);

/// An entry whose every field keeps its limits. Who may have written it is another question, and so is the signature.
std::optional<Entry> readEntry(ByteView bytes);

/// Whether the author's key signed exactly these bytes, which `readEntry` took.
bool isSignedBy(ByteView entry, const SigningKey& author);

EntryId entryIdOf(ByteView entry);
/// Of the swarm that this `genesis` founds.
SwarmId swarmIdOf(ByteView genesis);

/// Its key, if the entry itself brings its author's: `genesis` does.
std::optional<SigningKey> ownKey(const Entry& entry);

/// Everything that must be in the log before it: previous, past, the body's `through`, and what a `retire` names.
std::vector<EntryId> parentsOf(const Entry& entry);

} // namespace shoal::swarm
