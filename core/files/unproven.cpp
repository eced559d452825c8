#include "core/files/unproven.h"

#include <algorithm>
#include <bit>

namespace shoal {
namespace {

constexpr std::size_t bitsInByte = 8;

bool bitAt(const std::string& bytes, std::size_t bit)
{
    return (static_cast<unsigned char>(bytes[bit / bitsInByte]) >> (bitsInByte - 1 - bit % bitsInByte) & 1U) != 0;
}

void setBit(std::string& bytes, std::size_t bit)
{
    auto& byte = bytes[bit / bitsInByte];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << (bitsInByte - 1 - bit % bitsInByte));
}

/// Where the 1 behind the last piece stands. Nothing: there is none.
std::optional<std::size_t> endOf(const std::string& kept)
{
    if (kept.empty() || kept.back() == '\0')
        return std::nullopt;
    const auto zeros = std::countr_zero(static_cast<unsigned char>(kept.back()));
    return kept.size() * bitsInByte - 1 - static_cast<std::size_t>(zeros);
}

} // namespace

std::optional<std::string> keptUnproven(const PieceSet& pieces)
{
    if (std::ranges::find(pieces, true) == pieces.end())
        return std::nullopt;
    std::string kept(pieces.size() / bitsInByte + 1, '\0');
    for (std::size_t piece = 0; piece < pieces.size(); ++piece)
        if (pieces[piece])
            setBit(kept, piece);
    setBit(kept, pieces.size());
    return kept;
}

std::optional<PieceSet> unprovenPieces(const std::string& kept, std::uint32_t pieceCount)
{
    if (endOf(kept) != pieceCount)
        return std::nullopt;
    PieceSet pieces(pieceCount);
    for (std::uint32_t piece = 0; piece < pieceCount; ++piece)
        pieces[piece] = bitAt(kept, piece);
    return pieces;
}

Bytes unprovenBytes(const std::optional<std::string>& kept, Bytes size)
{
    if (!kept)
        return 0;
    const Bytes count = endOf(*kept).value_or(0);
    if (count == 0)
        return size; // nobody has looked, or it can't be read: all of it
    Bytes set = 0;
    for (const auto byte : *kept)
        set += static_cast<Bytes>(std::popcount(static_cast<unsigned char>(byte)));
    --set; // the 1 behind the last piece
    return size / count * set + size % count * set / count;
}

} // namespace shoal
