// How this engine stands on the network.
#pragma once

#include "dht/network_view.h"

#include <optional>
#include <string>
#include <vector>

namespace shoal {

enum class Reachability {
    Unknown,      ///< too early to tell
    Reachable,    ///< somebody connected from outside, or a port mapping stands
    NotReachable, ///< port mapping failed and nobody ever connected
};

struct NetworkStatus {
    std::vector<std::string> listening; ///< "127.0.0.2:6881"
    std::optional<std::string> externalAddress;
    Reachability reachability = Reachability::Unknown;
    std::string portMapping; ///< what the router said, in its or the library's words; may be empty
    dht::NetworkView dht;
};

} // namespace shoal
