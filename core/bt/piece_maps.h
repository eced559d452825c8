// Which pieces are here, and who has them.
#pragma once

#include "core/chunks/verify.h"
#include "core/result.h"
#include "core/share_parts.h"
#include "core/state/catalogue.h"

#include <libtorrent/torrent_handle.hpp>

#include <string>
#include <vector>

namespace shoal::bt {

/// Have, Missing or Unwanted. `wantedFiles`: one flag for each of Torrent::files.
PieceMap pieceMap(const Torrent& torrent, const PieceSet& have, const std::vector<bool>& wantedFiles);

/// Of a share that doesn't run: what was kept of it. Blocks: reads the torrent. Error: NotFound without metadata.
Result<PieceMap> pieceMap(const StoredShare& share);

/// What is in flight, and how many peers have each piece. Waits for the network thread: not for the engine's. A torrent
/// that is gone adds nothing.
void addLive(PieceMap& map, const lt::torrent_handle& handle);

tl::unexpected<Error> noSuchPeer(const std::string& address);

/// What the peer at `address` has. Waits as well. Error: BadArgument (no such peer).
Result<PieceMap> peerPieceMap(const lt::torrent_handle& handle, const std::string& address, std::size_t pieces);

} // namespace shoal::bt
