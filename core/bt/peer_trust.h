// libtorrent's own count of the failed pieces that a peer took part in.
#pragma once

#include <libtorrent/peer_connection_handle.hpp>

namespace shoal::bt {

/// libtorrent 2.0 bans a peer after four failed pieces that it gave a block of, whoever gave the wrong one: an honest
/// peer that completes what a liar began is out. Who calls this when a piece of several givers fails, for each of them,
/// leaves the judgement to whoever can tell them apart. Without effect on another libtorrent than the one built
/// against, whose layout isn't known. On the network thread.
void forgetSharedFailures(const lt::peer_connection_handle& peer);

} // namespace shoal::bt
