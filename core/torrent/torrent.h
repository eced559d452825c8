// A torrent in our own words: what a .torrent file says, after checking.
#pragma once

#include "core/torrent/info_hash.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace shoal {

/// Which of BitTorrent's two formats a torrent carries (BEP 3, BEP 52).
enum class TorrentFormat { V1, V2, Hybrid };

/// One file of a torrent. Paths are bytes, '/' between elements, the torrent's name first for a folder
/// ("album/01.flac") and alone for a single file; no element is empty, ".", ".." or longer than 255 bytes.
struct TorrentFile {
    std::string path;
    Bytes size = 0;
    Bytes offset = 0;          ///< of its first byte in the piece space, pad files counted
    bool isPad = false;        ///< BEP 47 padding: never on disk, never shown
    bool isExecutable = false; ///< BEP 47: its owner may run it
    Sha256 piecesRoot{};       ///< v2 and hybrid: root of its Merkle tree; zero for an empty file
};

/// What the info dictionary and its surroundings say. Hashes of pieces stay in the bytes.
struct Torrent {
    std::string name;
    InfoHashes hashes;
    Bytes pieceLength = 0; ///< 16 KiB to 256 MiB
    std::uint32_t pieceCount = 0;
    std::vector<TorrentFile> files; ///< in the torrent's order, pad files included
    /// False: one file, whose path is the name (but for a v2-only torrent of a folder that holds nothing but one file:
    /// BEP 52 can't tell it from that file, so the path is the file's, the name the folder's).
    bool isFolder = false;
    bool isPrivate = false; ///< BEP 27
    std::string comment;
    std::string creator;
    std::chrono::sys_seconds createdAt{};
    std::vector<std::string> trackers;
    std::vector<std::string> webSeeds; ///< BEP 19

    TorrentFormat format() const
    {
        return hashes.isHybrid() ? TorrentFormat::Hybrid : hashes.v1 ? TorrentFormat::V1 : TorrentFormat::V2;
    }
    /// Bytes of content, padding left out.
    Bytes contentSize() const
    {
        Bytes sum = 0;
        for (const auto& file : files)
            sum += file.isPad ? 0 : file.size;
        return sum;
    }
};

} // namespace shoal
