#include "core/bt/peer_trust.h"

#include <libtorrent/peer_connection.hpp>
#include <libtorrent/torrent_peer.hpp>
#include <libtorrent/version.hpp>

#include <string_view>

namespace shoal::bt {

void forgetSharedFailures(const lt::peer_connection_handle& peer)
{
    static const bool isKnownLayout = std::string_view{lt::version()} == LIBTORRENT_VERSION;
    if (!isKnownLayout)
        return;
    const auto connection = peer.native_handle();
    auto* const known = connection ? connection->peer_info_struct() : nullptr;
    if (known && known->trust_points < 0)
        known->trust_points = 0;
}

} // namespace shoal::bt
