#include "core/bt/peer_watch.h"

#include "core/bt/convert.h"

#include <libtorrent/peer_connection_handle.hpp>
#include <libtorrent/peer_info.hpp>

namespace shoal::bt {
namespace {

using OnSnapshot = std::function<void(PeerSnapshot)>;

/// Who was named by hand, nobody but us knows: ShareRunner adds it.
PeerOrigin originOf(lt::peer_source_flags_t source)
{
    return {.dht = bool(source & lt::peer_info::dht),
            .peerExchange = bool(source & lt::peer_info::pex),
            .localDiscovery = bool(source & lt::peer_info::lsd),
            .tracker = bool(source & lt::peer_info::tracker)};
}

PeerRow rowOf(const lt::peer_info& peer)
{
    PeerRow row;
    row.address = addressText(peer.ip);
    row.client = peer.client;
    row.downRate = {static_cast<std::uint64_t>(std::max(0, peer.payload_down_speed))};
    row.upRate = {static_cast<std::uint64_t>(std::max(0, peer.payload_up_speed))};
    row.downloaded = static_cast<Bytes>(std::max<std::int64_t>(0, peer.total_download));
    row.uploaded = static_cast<Bytes>(std::max<std::int64_t>(0, peer.total_upload));
    row.progress = static_cast<double>(peer.progress);
    row.isChokingUs = bool(peer.flags & lt::peer_info::remote_choked);
    row.isChoked = bool(peer.flags & lt::peer_info::choked);
    row.isInteresting = bool(peer.flags & lt::peer_info::interesting);
    row.isInterested = bool(peer.flags & lt::peer_info::remote_interested);
    row.isSnubbed = bool(peer.flags & lt::peer_info::snubbed);
    row.isEncrypted = bool(peer.flags & lt::peer_info::rc4_encrypted);
    row.isUtp = bool(peer.flags & lt::peer_info::utp_socket);
    row.isIncoming = !(peer.flags & lt::peer_info::local_connection);
    row.origin = originOf(peer.source);
    return row;
}

void addTo(PeerSnapshot& snapshot, const lt::peer_info& peer)
{
    if (peer.flags & (lt::peer_info::connecting | lt::peer_info::handshake))
        return;
    snapshot.rows.push_back(rowOf(peer));
    snapshot.seeds += peer.flags & lt::peer_info::seed ? 1 : 0;
    const auto isWaiting = (peer.flags & lt::peer_info::interesting) && (peer.flags & lt::peer_info::remote_choked);
    snapshot.choking += isWaiting ? 1 : 0;
    snapshot.waiting += peer.read_state & lt::peer_info::bw_disk ? 1 : 0;
    if (snapshot.held.size() < peer.pieces.size())
        snapshot.held.resize(peer.pieces.size(), false);
    for (const auto piece : peer.pieces.range())
        if (peer.pieces[piece])
            snapshot.held.set_bit(piece);
}

class TorrentWatch : public lt::torrent_plugin {
public:
    TorrentWatch(lt::torrent_handle handle, std::shared_ptr<OnSnapshot> onSnapshot)
        : handle_{std::move(handle)}
        , onSnapshot_{std::move(onSnapshot)}
    {}

    std::shared_ptr<lt::peer_plugin> new_connection(const lt::peer_connection_handle& connection) override
    {
        connections_.push_back(connection);
        return {};
    }

    void tick() override
    {
        std::erase_if(connections_, [](const auto& connection) {
            return !connection.native_handle() || connection.is_disconnecting();
        });
        if (connections_.empty() && !hadPeers_)
            return;
        hadPeers_ = !connections_.empty();
        PeerSnapshot snapshot{.handle = handle_};
        for (const auto& connection : connections_) {
            lt::peer_info peer;
            connection.get_peer_info(peer);
            addTo(snapshot, peer);
        }
        (*onSnapshot_)(std::move(snapshot));
    }

private:
    lt::torrent_handle handle_;
    std::shared_ptr<OnSnapshot> onSnapshot_;
    std::vector<lt::peer_connection_handle> connections_;
    bool hadPeers_ = false;
};

class PeerWatch : public lt::plugin {
public:
    explicit PeerWatch(OnSnapshot onSnapshot)
        : onSnapshot_{std::make_shared<OnSnapshot>(std::move(onSnapshot))}
    {}

    std::shared_ptr<lt::torrent_plugin> new_torrent(const lt::torrent_handle& handle, lt::client_data_t) override
    {
        return std::make_shared<TorrentWatch>(handle, onSnapshot_);
    }

private:
    std::shared_ptr<OnSnapshot> onSnapshot_;
};

} // namespace

std::shared_ptr<lt::plugin> makePeerWatch(OnSnapshot onSnapshot)
{
    return std::make_shared<PeerWatch>(std::move(onSnapshot));
}

} // namespace shoal::bt
