// What stands in a sealed `sh_log` message (docs/swarm-protocol.md, section 8.1).
#pragma once

#include "core/swarm/crypto/secret.h"
#include "core/swarm/links/messages/chain_parts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostRows = 400; ///< in one message, as are all of these
inline constexpr std::size_t mostSpans = 64;
inline constexpr std::size_t mostLists = 16;
inline constexpr std::size_t mostListed = 64; ///< ids of a list
inline constexpr std::size_t mostIdsWanted = 256;
inline constexpr std::size_t mostRangesWanted = 400;
inline constexpr std::size_t mostProofsWanted = 16;
inline constexpr std::size_t mostVersions = 500;
inline constexpr std::size_t mostValuesWanted = 256;
inline constexpr std::uint64_t largestValue = 524'288; ///< bytes of a statement, hold or addresses
inline constexpr std::size_t longestPart = 32'768;     ///< bytes of a value or of metadata in one message
inline constexpr std::size_t roomForEntries = 65'000;  ///< bytes of entries in one message

/// SHA-256 over a whole state, to see whether there is anything to compare.
using StateDigest = Fixed<struct StateDigestMeaning, 32>;

/// Where the sender stands.
struct StateTold {
    StateDigest log;
    StateDigest values;
    std::uint64_t highest = 0; ///< sequence of the receiver's own last entry that the sender has; 0 without one
    std::optional<EntryId> highestId;
    bool operator==(const StateTold&) const = default;
};

struct EntriesWanted {
    std::uint64_t number = 1; ///< of the request: higher than those before it on this link
    std::vector<EntryId> ids; ///< ascending
    std::vector<Range> ranges;
    std::vector<DeviceId> forks; ///< ascending; devices whose fork is to be proven
    bool operator==(const EntriesWanted&) const = default;
};

enum class Rest : std::uint8_t {
    Follows = 0, ///< more messages answer the same request
    Nothing = 1, ///< that was all
    Cut = 2,     ///< there is more, to be asked for again
};

struct EntriesTold {
    std::uint64_t number = 0; ///< of the request; 0 = news that nobody asked for
    Rest rest = Rest::Nothing;
    std::vector<Bytes> entries; ///< parents first
    bool operator==(const EntriesTold&) const = default;
};

/// A signed word of a device of which only the newest matters. The numbers are those of the messages that carry them.
enum class ValueKind : std::uint8_t { Statement = 4, Hold = 5, Whereabouts = 6 };
using ValueDigest = Fixed<struct ValueDigestMeaning, 32>; ///< SHA-256 of its bytes

struct ValueName {
    ValueKind kind = ValueKind::Statement;
    DeviceId device;
    auto operator<=>(const ValueName&) const = default;
};

struct ValueVersion {
    ValueName name;
    std::uint64_t version = 0; ///< counter or time: the higher is the newer
    ValueDigest digest;        ///< of two with one version, the higher is the newer
    bool operator==(const ValueVersion&) const = default;
};

struct ValuePart {
    ValueName name;
    std::uint64_t version = 0;
    std::uint64_t total = 1; ///< bytes
    std::uint64_t offset = 0;
    Bytes bytes;
    bool operator==(const ValuePart&) const = default;
};

struct SecretWanted {
    EntryId epoch;
    bool operator==(const SecretWanted&) const = default;
};
struct SecretTold {
    EntryId epoch;
    Secret secret;
};
/// How many bytes of messages the sender has taken since the link began, these messages not counted.
struct BytesTaken {
    std::uint64_t total = 0;
    bool operator==(const BytesTaken&) const = default;
};
struct RowsTold {
    std::vector<Row> rows; ///< devices ascending
    bool operator==(const RowsTold&) const = default;
};
struct SpansTold {
    std::vector<Span> spans; ///< ascending, none over another
    bool operator==(const SpansTold&) const = default;
};
struct IdsTold {
    std::vector<IdList> lists; ///< ascending, none over another
    bool operator==(const IdsTold&) const = default;
};
struct VersionsTold {
    std::vector<ValueVersion> versions; ///< names ascending
    bool operator==(const VersionsTold&) const = default;
};
struct ValuesWanted {
    std::vector<ValueName> names; ///< ascending
    bool operator==(const ValuesWanted&) const = default;
};

using LogMessage = std::variant<StateTold, EntriesWanted, EntriesTold, ValuePart, SecretWanted, SecretTold, BytesTaken,
                                RowsTold, SpansTold, IdsTold, VersionsTold, ValuesWanted>;

/// As they stand in their messages.
Bytes encodeRow(const Row& row);
Bytes encodeVersion(const ValueVersion& told);
Bytes encodeMessage(const LogMessage& message);
/// Empty for whatever `encodeMessage` doesn't write, and for what breaks a limit.
std::optional<LogMessage> decodeLogMessage(ByteView plain);

} // namespace shoal::swarm
