#include "core/bt/disk/piece_digest.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace shoal::bt {
namespace {

int blocksOf(int bytes) { return (bytes + blockBytes - 1) / blockBytes; }

std::span<const std::uint8_t> unsignedBytes(std::span<const char> bytes)
{
    return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

template <class LibraryHash, class Digest>
LibraryHash toLibrary(const Digest& digest)
{
    return LibraryHash{reinterpret_cast<const char*>(digest.bytes.data())};
}

} // namespace

PieceDigest::PieceDigest(int size, int v2Size, DigestKinds kinds)
    : size_{size}
    , v2Size_{kinds.v2 ? v2Size : size}
    , blocks_{blocksOf(kinds.v1 ? size : v2Size)}
{
    if (kinds.v1)
        sha1_.emplace();
    if (kinds.v2)
        leaves_.resize(static_cast<std::size_t>(blocksOf(v2Size)));
}

int PieceDigest::lengthOf(int block) const { return std::min(blockBytes, size_ - block * blockBytes); }

void PieceDigest::feed(int block, std::span<const char> bytes)
{
    if (block < v2Blocks() && !hasSha256(block)) {
        const auto real = std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(v2Size_ - block * blockBytes));
        thread_local Sha256Stream leaf; // a new one each time would cost an allocation a block
        leaf.update(unsignedBytes(bytes.first(real)));
        leaves_[static_cast<std::size_t>(block)] = toLibrary<lt::sha256_hash>(leaf.finish());
    }
    if (sha1_ && block == next_) {
        sha1_->update(unsignedBytes(bytes));
        ++next_;
    }
}

void PieceDigest::feedPadding()
{
    static constexpr std::array<char, blockBytes> zeros{};
    if (sha1_ && v2Blocks() > 0)
        while (next_ >= v2Blocks() && next_ < blocks_)
            feed(next_, std::span{zeros}.first(static_cast<std::size_t>(lengthOf(next_))));
}

bool PieceDigest::hasSeen(int block) const
{
    return (!sha1_ || block < next_) && (block >= v2Blocks() || hasSha256(block));
}

bool PieceDigest::isComplete() const
{
    return (!sha1_ || next_ == blocks_)
        && std::all_of(leaves_.begin(), leaves_.end(), [](const auto& leaf) { return leaf.has_value(); });
}

lt::sha1_hash PieceDigest::sha1()
{
    assert(sha1_ && next_ == blocks_);
    return toLibrary<lt::sha1_hash>(sha1_->finish());
}

bool PieceDigest::hasSha256(int block) const
{
    return block < v2Blocks() && leaves_[static_cast<std::size_t>(block)].has_value();
}

} // namespace shoal::bt
