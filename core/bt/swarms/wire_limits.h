// What strangers may take of the swarms' port (docs/swarm-protocol.md, section 9).
#pragma once

#include <chrono>
#include <cstddef>

namespace shoal::bt {

struct WireLimits {
    std::size_t halfOpen = 64;             ///< connections that others made and that belong to no torrent yet
    std::chrono::seconds patience{10};     ///< for TLS and the BEP 3 handshake, and then for the extension handshake
    std::chrono::seconds dialPatience{30}; ///< after which an address that was dialled counts as not reached
};

} // namespace shoal::bt
