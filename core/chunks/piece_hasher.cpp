#include "core/chunks/piece_hasher.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace shoal {
namespace {
constexpr std::array<std::uint8_t, 64 * 1024> zeros{};
}

PieceShape shapeOf(const std::vector<TorrentFile>& files, Bytes pieceLength, TorrentFormat format)
{
    return {.pieceLength = pieceLength,
            .totalSize = files.empty() ? 0 : files.back().offset + files.back().size,
            .hasV1 = format != TorrentFormat::V2,
            .hasV2 = format != TorrentFormat::V1};
}

PieceHasher::PieceHasher(const PieceShape& shape, OnPiece onPiece)
    : shape_{shape}
    , onPiece_{std::move(onPiece)}
{}

void PieceHasher::startAt(std::uint32_t piece)
{
    v1_.restart();
    beginPiece(piece);
}

void PieceHasher::beginPiece(std::uint32_t piece)
{
    leaves_.clear();
    isWhole_ = true;
    position_ = piece * shape_.pieceLength;
    pieceEnd_ = std::min(position_ + shape_.pieceLength, shape_.totalSize);
}

void PieceHasher::feed(std::span<const std::uint8_t> bytes, Bytes fileSize)
{
    while (!bytes.empty()) {
        fileSize_ = fileSize;
        // Block by block, so that both digests find the bytes in the processor's first cache.
        const auto most = shape_.hasV2 ? std::min(blockSize, leftInPiece()) : leftInPiece();
        const auto part = bytes.first(std::min<Bytes>(bytes.size(), most));
        if (shape_.hasV1)
            v1_.update(part);
        if (shape_.hasV2) {
            block_.update(part);
            leaves_.push_back(block_.finish());
        }
        bytes = bytes.subspan(part.size());
        advance(part.size());
    }
}

void PieceHasher::feedPadding(Bytes size)
{
    while (size > 0) {
        auto part = std::min(size, leftInPiece());
        if (shape_.hasV1) {
            part = std::min<Bytes>(part, zeros.size());
            v1_.update(std::span{zeros}.first(part));
        }
        size -= part;
        advance(part);
    }
}

void PieceHasher::skip(Bytes size)
{
    while (size > 0) {
        const auto part = std::min(size, leftInPiece());
        isWhole_ = false;
        size -= part;
        advance(part);
    }
}

void PieceHasher::advance(Bytes size)
{
    position_ += size;
    assert(position_ <= pieceEnd_);
    if (position_ == pieceEnd_)
        endPiece();
}

void PieceHasher::endPiece()
{
    const auto piece = static_cast<std::uint32_t>((pieceEnd_ - 1) / shape_.pieceLength);
    if (isWhole_) {
        PieceDigests digests;
        if (shape_.hasV1)
            digests.v1 = v1_.finish();
        if (shape_.hasV2)
            digests.v2 = tree_.rootOf(leaves_, leavesOfPiece(fileSize_, shape_.pieceLength));
        onPiece_(piece, digests);
    } else {
        v1_.restart();
    }
    beginPiece(piece + 1);
}

} // namespace shoal
