#include "core/chunks/piece_size.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace shoal {
namespace {
constexpr Bytes contentOfSmallestPiece = 2'621'440; // 2.5 MiB
constexpr std::uint64_t fewPieces = 65'536;
constexpr std::uint64_t manyPieces = 1'048'576;

Bytes sumOf(std::span<const Bytes> sizes) { return std::accumulate(sizes.begin(), sizes.end(), Bytes{0}); }
Bytes piecesIn(Bytes size, Bytes pieceLength) { return (size + pieceLength - 1) / pieceLength; }

Bytes lengthForContent(Bytes content)
{
    Bytes length = smallestPiece;
    for (Bytes limit = contentOfSmallestPiece; content > limit && length < largestAutomaticPiece; limit *= 4)
        length *= 2;
    while (piecesIn(content, length) > manyPieces && length < largestPiece)
        length *= 2;
    return length;
}

/// The shortest piece that padding may lead to.
bool isShortEnough(std::span<const Bytes> sizes, Bytes length)
{
    const auto most = std::max<std::uint64_t>(fewPieces, 2 * sizes.size());
    return length == smallestPiece || pieceCountOf(sizes, length / 2, TorrentFormat::Hybrid) > most;
}
} // namespace

bool isPieceLength(Bytes length)
{
    return std::has_single_bit(length) && length >= smallestPiece && length <= largestPiece;
}

Bytes paddingOf(std::span<const Bytes> fileSizes, Bytes pieceLength)
{
    if (fileSizes.size() < 2)
        return 0;
    Bytes padding = 0;
    for (const auto size : fileSizes)
        padding += piecesIn(size, pieceLength) * pieceLength - size;
    return padding;
}

std::uint64_t pieceCountOf(std::span<const Bytes> fileSizes, Bytes pieceLength, TorrentFormat format)
{
    if (format == TorrentFormat::V1)
        return piecesIn(sumOf(fileSizes), pieceLength);
    std::uint64_t count = 0;
    for (const auto size : fileSizes)
        count += piecesIn(size, pieceLength);
    return count;
}

Bytes choosePieceLength(std::span<const Bytes> fileSizes, TorrentFormat format)
{
    const auto content = sumOf(fileSizes);
    auto length = lengthForContent(content);
    if (format == TorrentFormat::Hybrid)
        while (paddingOf(fileSizes, length) > content / 4 && !isShortEnough(fileSizes, length))
            length /= 2;
    return length;
}

} // namespace shoal
