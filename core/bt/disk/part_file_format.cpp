#include "core/bt/disk/part_file_format.h"

#include "core/state/crc32.h"

#include <algorithm>

namespace shoal::bt::part_file {
namespace {

constexpr std::array<unsigned char, 8> magic{'S', 'h', 'o', 'a', 'l', 'P', 'r', 't'};
constexpr std::uint32_t version = 1;
constexpr std::size_t sumAt = headerBytes - 4;
constexpr std::int64_t alignment = 4096; // of most disks' blocks

void put(std::span<std::byte, 4> into, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        into[i] = static_cast<std::byte>(value >> (24 - 8 * i));
}

std::uint32_t get(std::span<const std::byte, 4> bytes)
{
    std::uint32_t value = 0;
    for (const auto byte : bytes)
        value = value << 8 | std::to_integer<std::uint32_t>(byte);
    return value;
}

bool beginsAsOurs(std::span<const std::byte> bytes)
{
    return std::equal(magic.begin(), magic.end(), bytes.begin(),
                      [](unsigned char ours, std::byte theirs) { return std::byte{ours} == theirs; });
}

} // namespace

Header writeHeader(Shape shape)
{
    Header header{};
    std::transform(magic.begin(), magic.end(), header.begin(), [](unsigned char c) { return std::byte{c}; });
    const std::span bytes{header};
    put(bytes.subspan<8, 4>(), version);
    put(bytes.subspan<12, 4>(), shape.pieceLength);
    put(bytes.subspan<16, 4>(), shape.pieces);
    put(bytes.subspan<sumAt, 4>(), crc32c(bytes.first<sumAt>()));
    return header;
}

HeaderState readHeader(std::span<const std::byte, headerBytes> bytes, Shape expected)
{
    if (!beginsAsOurs(bytes))
        return HeaderState::NotOurs;
    if (get(bytes.subspan<sumAt, 4>()) != crc32c(bytes.first<sumAt>()))
        return HeaderState::Damaged;
    if (get(bytes.subspan<8, 4>()) != version)
        return HeaderState::OtherVersion;
    const bool fits =
        get(bytes.subspan<12, 4>()) == expected.pieceLength && get(bytes.subspan<16, 4>()) == expected.pieces;
    return fits ? HeaderState::Right : HeaderState::OtherShape;
}

Entry writeEntry(std::uint32_t piece, std::uint32_t place)
{
    Entry entry{};
    if (place == 0)
        return entry;
    std::array<std::byte, 8> summed{};
    put(std::span{summed}.first<4>(), piece);
    put(std::span{summed}.last<4>(), place);
    put(std::span{entry}.first<4>(), place);
    put(std::span{entry}.last<4>(), crc32c(summed));
    return entry;
}

std::optional<std::uint32_t> readEntry(std::span<const std::byte, entryBytes> bytes, std::uint32_t piece)
{
    const auto place = get(bytes.first<4>());
    if (!std::ranges::equal(bytes, writeEntry(piece, place)))
        return std::nullopt;
    return place;
}

std::int64_t entryBegin(std::uint32_t piece)
{
    return static_cast<std::int64_t>(headerBytes) + static_cast<std::int64_t>(entryBytes) * piece;
}

std::int64_t placeBegin(Shape shape, std::uint32_t place)
{
    const auto first = (entryBegin(shape.pieces) + alignment - 1) / alignment * alignment;
    return first + static_cast<std::int64_t>(shape.pieceLength) * (place - 1);
}

} // namespace shoal::bt::part_file
