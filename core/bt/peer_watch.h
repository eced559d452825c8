// Looks at the peers of every running torrent once a second, from inside libtorrent's network thread.
#pragma once

#include "core/share.h"

#include <libtorrent/bitfield.hpp>
#include <libtorrent/extensions.hpp>
#include <libtorrent/torrent_handle.hpp>

#include <functional>
#include <memory>
#include <vector>

namespace shoal::bt {

/// What the peers of one torrent look like at one moment.
struct PeerSnapshot {
    lt::torrent_handle handle;
    std::vector<PeerRow> rows; ///< peers whose handshake is done
    std::uint32_t seeds = 0;
    std::uint32_t choking = 0;                  ///< choke us although we are interested
    std::uint32_t waiting = 0;                  ///< not read from until the disk has written more
    lt::typed_bitfield<lt::piece_index_t> held; ///< by any of them; empty while the metadata is unknown
};

/// libtorrent 2.0.8 has no getter of peers that doesn't block, but a plugin may ask each connection. `onSnapshot` is
/// called on the network thread, once a second for each torrent that has or just lost peers: post and return.
std::shared_ptr<lt::plugin> makePeerWatch(std::function<void(PeerSnapshot)> onSnapshot);

} // namespace shoal::bt
