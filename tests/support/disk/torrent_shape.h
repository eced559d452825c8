// Torrents of made-up shapes, for tests of disk back-ends.
#pragma once

#include <libtorrent/file_storage.hpp>
#include <libtorrent/peer_request.hpp>
#include <libtorrent/sha1_hash.hpp>

#include <cstdint>
#include <vector>

namespace shoal::test {

constexpr int blockSize = 16 * 1024; ///< BEP 3

enum class TorrentKind { V1, V1WithPadFiles, V2, Hybrid };

/// How a torrent's bytes are cut into files, pieces and blocks.
class TorrentShape {
public:
    /// The same number gives the same shape: up to 12 files, some of them empty, some that share a block, some that
    /// span pieces; about half a mebibyte in all.
    explicit TorrentShape(std::uint64_t seed);

    TorrentKind kind() const { return kind_; }
    const lt::file_storage& files() const { return files_; }
    const lt::sha1_hash& infoHash() const { return infoHash_; }
    bool hasV2() const { return kind_ == TorrentKind::V2 || kind_ == TorrentKind::Hybrid; }
    bool hasV1() const { return kind_ != TorrentKind::V2; }

    int pieces() const { return files_.num_pieces(); }
    int blocks() const { return static_cast<int>(filesOfBlock_.size()); }
    int pieceOf(int block) const { return block / blocksPerPiece_; }
    int firstBlockOf(int piece) const { return piece * blocksPerPiece_; }
    int blocksIn(int piece) const;
    /// What a peer would be asked for: pad files are part of it.
    lt::peer_request request(int block) const;
    /// The files, without pad files, that bytes of a block belong to.
    const std::vector<int>& filesOf(int block) const { return filesOfBlock_[static_cast<std::size_t>(block)]; }
    bool isPadding(int block) const { return filesOf(block).empty(); }

private:
    TorrentKind kind_;
    lt::file_storage files_;
    lt::sha1_hash infoHash_;
    int blocksPerPiece_;
    std::vector<std::vector<int>> filesOfBlock_;
};

} // namespace shoal::test
