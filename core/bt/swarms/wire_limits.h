// What strangers may take of the swarms' port (docs/swarm-protocol.md, section 9).
#pragma once

#include <chrono>
#include <cstddef>

namespace shoal::bt {

struct WireLimits {
    /// Bytes of a link's frames that came and that the engine's thread hasn't heard. Who speaks by the protocol leaves
    /// no more than 256 KiB and a frame without an answer (section 8.2, flow).
    std::size_t unheard = std::size_t{1} << 20;
    std::size_t halfOpen = 64;             ///< connections that others made and that belong to no torrent yet
    std::chrono::seconds patience{10};     ///< for TLS and the BEP 3 handshake, and then for the extension handshake
    std::chrono::seconds dialPatience{30}; ///< after which an address that was dialled counts as not reached
};

} // namespace shoal::bt
