// The bytes of docs/part-file.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace shoal::bt::part_file {

constexpr std::size_t headerBytes = 32;
constexpr std::size_t entryBytes = 8;

/// Of the torrent, and so of its part file.
struct Shape {
    std::uint32_t pieceLength = 0;
    std::uint32_t pieces = 0;
};

using Header = std::array<std::byte, headerBytes>;
using Entry = std::array<std::byte, entryBytes>;

Header writeHeader(Shape shape);

enum class HeaderState { Right, NotOurs, OtherVersion, OtherShape, Damaged };
HeaderState readHeader(std::span<const std::byte, headerBytes> bytes, Shape expected);

/// `place`: counted from 1; 0 when the piece has none.
Entry writeEntry(std::uint32_t piece, std::uint32_t place);
/// Nothing when the sum is wrong.
std::optional<std::uint32_t> readEntry(std::span<const std::byte, entryBytes> bytes, std::uint32_t piece);

std::int64_t entryBegin(std::uint32_t piece);
/// Where the bytes of a place (1 or more) begin.
std::int64_t placeBegin(Shape shape, std::uint32_t place);

} // namespace shoal::bt::part_file
