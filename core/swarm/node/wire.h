// What carries the links of private swarms: connections of torrents, whatever library makes them. Values in and out;
// all calls, both ways, come on one thread.
#pragma once

#include "core/swarm/crypto/secret.h"
#include "core/swarm/links/auth/hello.h"
#include "core/swarm/links/auth/link.h"
#include "core/swarm/links/limits/half_open_links.h"
#include "dht/network.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace shoal::swarm {

/// A torrent of the wire, as long as the program runs. Never given twice.
enum class TorrentNumber : std::uint64_t {};

enum class TorrentUse : std::uint8_t {
    Hub,   ///< members talk there; nobody has its content
    Lobby, ///< a joiner and a host of its code talk there; no `sh_auth`
    Share, ///< content flows, between two that have proven themselves
};

/// A torrent as the wire has to know it. Its certificate is made for a fresh key under the authority, at each `meet`.
struct WireTorrent {
    TorrentUse use = TorrentUse::Hub;
    Secret authoritySeed;         ///< of the epoch or the lobby
    std::optional<DeviceId> self; ///< whose hello stands in our extension handshake; empty in a lobby
};

/// A connection that passed TLS, and whose BEP 3 handshake was for this torrent.
struct OpenedLink {
    LinkNumber link{};
    TorrentNumber torrent{};
    LinkRole role = LinkRole::Dialler;
    dht::Endpoint peer; ///< as it is connected: of one who dialled us, its port isn't where it listens
    Bytes infoHash;     ///< as in LinkPlace
    LinkNonce nonce;    ///< random; our hello was made of both, unless this is a lobby
    Secret freshSeed;
};

/// What happens on the wire. `closed` is the last that is heard of a link.
class WireUser {
public:
    virtual ~WireUser() = default;
    virtual void opened(const OpenedLink& link) = 0;
    /// The bytes under `h`; empty when the peer's extension handshake has none.
    virtual void heardHello(LinkNumber link, ByteView hello) = 0;
    virtual void heard(LinkNumber link, const Frame& frame) = 0;
    virtual void closed(LinkNumber link) = 0;
    /// An address that was dialled and didn't become a link.
    virtual void notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string& why) = 0;
};

class Wire {
public:
    virtual ~Wire() = default;

    /// Adds a hub or a lobby, by its info dictionary (`hubInfo`, `lobbyInfo`). `user` must stay until `leave`.
    virtual TorrentNumber meet(const WireTorrent& torrent, const std::string& info, WireUser& user) = 0;
    /// A share's torrent that is about to be added to the session by somebody else, who also removes it. `infoHash` is
    /// that of the dictionary with the certificate: 32 bytes of SHA-256 if it has v2 (BEP 52), else 20 of SHA-1.
    virtual TorrentNumber expect(const WireTorrent& torrent, Bytes infoHash, WireUser& user) = 0;
    /// Its links end; `user` hears nothing more of it.
    virtual void leave(TorrentNumber torrent) = 0;

    /// Connects, or tries to, once. Nothing when it is connected to that address already.
    virtual void dial(TorrentNumber torrent, const dht::Endpoint& address) = 0;
    /// In this order. Nothing for a link that ended.
    virtual void send(LinkNumber link, Frame frame) = 0;
    /// Bytes that were sent and aren't written yet, about.
    virtual std::size_t waiting(LinkNumber link) const = 0;
    /// Of a share: from now on pieces may be asked for and given. Before, nothing is, whatever the peer sends.
    virtual void allow(LinkNumber link) = 0;
    /// Closed at once: not a byte is sent or taken afterwards.
    virtual void cut(LinkNumber link) = 0;
};

} // namespace shoal::swarm
