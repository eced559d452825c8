// How libtorrent would have created a torrent: a second opinion on our own creation.
#pragma once

#include "core/chunks/create.h"
#include "core/torrent/info_hash.h"
#include "core/torrent/torrent.h"
#include "core/units.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::test {

struct LibraryOptions {
    Bytes pieceLength = 0;            ///< 0: libtorrent chooses
    int threads = 1;                  ///< for hashing; 1 is libtorrent's default
    const Torrent* orderOf = nullptr; ///< v1: files in its order, where libtorrent has none of its own
};

/// The .torrent that libtorrent creates for the content at `path`. Throws what goes wrong.
std::vector<char> createByLibrary(const std::filesystem::path& path, TorrentFormat format,
                                  const LibraryOptions& options);

/// The info-hashes of the same, with the piece length of `torrent` and its order.
InfoHashes libraryInfoHashes(const Torrent& torrent, const std::filesystem::path& path, TorrentFormat format);

/// What libtorrent finds wrong with a created torrent: it can't be read, or its files, sizes, offsets or hashes are not
/// what the model says. Names that libtorrent changes on reading are not compared. Empty: nothing.
std::string libraryComplaint(const CreatedTorrent& created);

} // namespace shoal::test
