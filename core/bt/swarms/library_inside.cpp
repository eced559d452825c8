#include "core/bt/swarms/library_inside.h"

#include "core/bt/swarms/tls_batches.h"

#include <boost/variant/get.hpp>
#include <libtorrent/aux_/session_interface.hpp>
#include <libtorrent/aux_/socket_type.hpp>
#include <libtorrent/peer_class_set.hpp>
#include <libtorrent/peer_connection.hpp>
#include <libtorrent/torrent.hpp>
#include <libtorrent/torrent_peer.hpp>
#include <libtorrent/version.hpp>

#include <string_view>

namespace shoal::bt {

bool knowsLibrary()
{
    static const bool isKnownLayout = std::string_view{lt::version()} == LIBTORRENT_VERSION;
    return isKnownLayout;
}

void neverDialAgain(const lt::peer_connection_handle& peer)
{
    const auto connection = knowsLibrary() ? peer.native_handle() : nullptr;
    if (auto* const known = connection ? connection->peer_info_struct() : nullptr)
        known->failcount =
            peer.failed() ? mostFailures - 1 : mostFailures; // of a failure one more is counted after this
}

void batchRecords(const lt::peer_connection_handle& peer)
{
    const auto connection = knowsLibrary() ? peer.native_handle() : nullptr;
    if (!connection)
        return;
    if (auto* const stream = boost::get<lt::ssl_stream<lt::tcp::socket>>(&connection->get_socket()))
        batchRecords(stream->handle(), stream->next_layer());
}

void limit(const lt::peer_connection_handle& peer)
{
    const auto connection = knowsLibrary() ? peer.native_handle() : nullptr;
    const auto torrent = connection ? connection->associated_torrent().lock() : nullptr;
    if (!torrent)
        return;
    auto& classes = static_cast<lt::peer_class_set&>(*connection);
    classes = {}; // never without one outside of this function: libtorrent would take its upload slots for endless
    torrent->session().set_peer_classes(&classes, classOfLimited, lt::socket_type_t::tcp_ssl);
}

} // namespace shoal::bt
