// How libtorrent would have created a torrent: a second opinion on our own creation.
#pragma once

#include "core/chunks/create.h"
#include "core/torrent/info_hash.h"
#include "core/torrent/torrent.h"

#include <filesystem>
#include <string>

namespace shoal::test {

/// The info-hashes that libtorrent computes for the content at `path`, with the piece length of `torrent` and, for v1
/// (where libtorrent has no order of its own), its order. `threads` is for hashing.
InfoHashes libraryInfoHashes(const Torrent& torrent, const std::filesystem::path& path, TorrentFormat format,
                             int threads = 1);

/// What libtorrent finds wrong with a created torrent: it can't be read, or its files, sizes, offsets or hashes are not
/// what the model says. Names that libtorrent changes on reading are not compared. Empty: nothing.
std::string libraryComplaint(const CreatedTorrent& created);

} // namespace shoal::test
