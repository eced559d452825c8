// The whole .torrent of a share that came by a link: its metadata, and the piece layers that peers sent (BEP 52).
#pragma once

#include <libtorrent/add_torrent_params.hpp>

#include <optional>
#include <string>

namespace shoal::bt {

/// From what libtorrent saves of a torrent. Nothing while a piece layer isn't known. Hashes two nodes of the tree for
/// each block, about 20 ms a GiB of content: not for the engine's thread.
std::optional<std::string> wholeTorrent(lt::add_torrent_params saved);

} // namespace shoal::bt
