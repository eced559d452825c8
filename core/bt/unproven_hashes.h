// What libtorrent remembers of blocks that came before the hashes that they have to fit.
#pragma once

#include <libtorrent/torrent_handle.hpp>
#include <libtorrent/units.hpp>

namespace shoal::bt {

/// A hybrid's piece turns out to be wrong by its SHA-1 while its v2 hashes, which peers send (BEP 52), aren't there
/// yet: libtorrent (2.0.8; by their source later 2.0 ones) keeps the SHA-256 of the wrong blocks. Once the v2 hashes
/// come it finds the piece wrong again, and bans whoever it has asked for all of its blocks meanwhile. Who calls this
/// when a piece of a hybrid fails makes it forget them. Without effect on another libtorrent than the one built
/// against, whose layout isn't known. On the network thread.
void forgetUnprovenHashes(const lt::torrent_handle& torrent, lt::piece_index_t piece);

} // namespace shoal::bt
