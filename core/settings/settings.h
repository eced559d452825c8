// Every setting of Shoal, as plain members. core/settings/table.h has a row for each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shoal {

struct Settings {
    std::vector<std::string> listen{"0.0.0.0:0", "[::]:0"};
    std::string downloadFolder;     ///< empty: the current folder (command line), the user's downloads (desktop)
    std::int64_t downloadLimit = 0; ///< bytes a second, 0 none
    std::int64_t uploadLimit = 0;   ///< bytes a second, 0 none
    int uploadSlots = 8;            ///< peers unchoked at once; 0 serves nobody
    int maxConnections = 500;
    bool lanDiscovery = true; ///< BEP 14
    bool portMapping = true;  ///< UPnP and NAT-PMP
    bool utp = true;          ///< BEP 29
    bool dhtEnabled = true;
    std::vector<std::string> dhtBootstrap{"dht.libtorrent.org:25401", "router.bittorrent.com:6881",
                                          "dht.transmissionbt.com:6881"};
    bool dhtClosedNetwork = false;
    int hashingThreads = 0; ///< 0: every core
};

} // namespace shoal
