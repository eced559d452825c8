// Pieces that are believed: what the disk back-end has to know to hash each of them before it is first read.
#pragma once

#include "core/torrent/piece_hashes.h"

#include <libtorrent/sha1_hash.hpp>
#include <libtorrent/torrent_info.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace shoal::bt {

struct PieceProof {
    int piece = 0;
    bool isRight = false; ///< false: its data is not what the torrent says
};

struct UnprovenPieces {
    std::vector<bool> pieces;                        ///< index = piece
    std::shared_ptr<const lt::torrent_info> torrent; ///< for v1's hashes
    std::vector<std::vector<Sha256>> layers;         ///< v2's, as in PieceHashes
    std::function<void(const PieceProof&)> onProof;  ///< on a disk thread: post and return
};

/// From whoever adds torrents to the disk back-end: libtorrent lets nothing else through. Any thread.
class UnprovenTorrents {
public:
    /// For the torrent of this info-hash that is added next (lt::info_hash_t::get_best).
    void put(const lt::sha1_hash& torrent, UnprovenPieces unproven);
    void remove(const lt::sha1_hash& torrent);
    std::optional<UnprovenPieces> take(const lt::sha1_hash& torrent);

private:
    std::mutex mutex_;
    std::unordered_map<lt::sha1_hash, UnprovenPieces> waiting_;
};

} // namespace shoal::bt
