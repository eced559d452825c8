// A type for each meaning that would otherwise be a bare number.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace shoal {

using Bytes = std::uint64_t;

constexpr Bytes blockSize = 16 * 1024; ///< BEP 3's and BEP 52's block

/// Speed of a transfer or of hashing.
struct BytesPerSecond {
    std::uint64_t value = 0;
    auto operator<=>(const BytesPerSecond&) const = default;
};

/// Names a share within its profile, for ever: never used again after a removal.
struct ShareId {
    std::int64_t value = 0;
    auto operator<=>(const ShareId&) const = default;
};

/// Names a running job (hashing for a new share) within this process.
struct JobId {
    std::int64_t value = 0;
    auto operator<=>(const JobId&) const = default;
};

/// A window of a list: rows [first, first + count).
struct Range {
    std::size_t first = 0;
    std::size_t count = 0;
};

} // namespace shoal
