// Every setting of Shoal, as plain members. core/settings/table.h has a row for each.
#pragma once

#include "core/units.h"

#include <string>
#include <vector>

namespace shoal {

struct Settings {
    std::vector<std::string> listen{"0.0.0.0:0", "[::]:0"};
    std::string downloadFolder;   ///< empty: the current folder (command line), the user's downloads (desktop)
    bool preallocate = false;     ///< take a file's whole room before its first block is written
    BytesPerSecond downloadLimit; ///< 0 none
    BytesPerSecond uploadLimit;   ///< 0 none
    int uploadSlots = 8;          ///< peers unchoked at once; 0 serves nobody
    int maxConnections = 500;
    bool lanDiscovery = true; ///< BEP 14
    bool portMapping = true;  ///< UPnP and NAT-PMP
    bool utp = true;          ///< BEP 29
    bool dhtEnabled = true;
    std::vector<std::string> dhtBootstrap{"dht.libtorrent.org:25401", "router.bittorrent.com:6881",
                                          "dht.transmissionbt.com:6881"};
    bool dhtClosedNetwork = false;
    int hashingThreads = 0; ///< 0: every core
    int swarmsPort = 0;     ///< of private swarms, at the addresses of `listen`; 0: chosen once and kept

    bool operator==(const Settings&) const = default;
};

/// What the engine goes by. In a closed network nothing may reach out: the public bootstrap nodes are dropped (nodes
/// that the user named are kept), local discovery and port mapping are off.
Settings effective(Settings settings);

} // namespace shoal
