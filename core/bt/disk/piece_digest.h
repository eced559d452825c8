// The hashes of one piece, fed while its blocks are in memory: SHA-1 of the whole (BEP 3) and SHA-256 of each block
// (BEP 52) in one pass.
#pragma once

#include "core/bt/disk/block_pool.h"
#include "core/chunks/digest.h"

#include <libtorrent/sha1_hash.hpp>

#include <optional>
#include <span>
#include <vector>

namespace shoal::bt {

/// What of a torrent's pieces is hashed.
struct DigestKinds {
    bool v1 = true;
    bool v2 = false;
};

/// One thread at a time.
class PieceDigest {
public:
    /// `size` with pad files, as v1 hashes it; `v2Size` without, as v2 does (of no meaning without v2).
    PieceDigest(int size, int v2Size, DigestKinds kinds);

    /// Of the right length but for the last. SHA-1 takes blocks in their order only: one that comes early counts for
    /// SHA-256 alone and is to be fed again when its turn has come.
    void feed(int block, std::span<const char> bytes);
    /// The blocks from here on lie in pad files, as far as nothing else was fed.
    void feedPadding();

    /// SHA-1 turned out not to be wanted.
    void forgetV1() { sha1_.reset(); }

    /// Whether each hash that is wanted has seen the block.
    bool hasSeen(int block) const;
    bool isComplete() const;
    bool takesV1() const { return sha1_.has_value(); }

    /// Complete, and v1 is wanted. Once.
    lt::sha1_hash sha1();
    /// It was fed.
    lt::sha256_hash sha256(int block) const { return *leaves_[static_cast<std::size_t>(block)]; }
    bool hasSha256(int block) const;
    int v2Blocks() const { return static_cast<int>(leaves_.size()); }

private:
    int lengthOf(int block) const;

    int size_;
    int v2Size_;
    int blocks_;
    std::optional<Sha1Stream> sha1_;
    int next_ = 0; // the block that SHA-1 takes next
    std::vector<std::optional<lt::sha256_hash>> leaves_;
};

} // namespace shoal::bt
