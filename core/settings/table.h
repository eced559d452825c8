// The one list of settings: a row each. Loading, saving, checking, `shoal config` and the manual walk it; a new setting
// is one member of Settings and one row here.
#pragma once

#include "core/settings/checks.h"
#include "core/settings/settings.h"

#include <string>
#include <tuple>
#include <vector>

namespace shoal {

/// When a changed value is heeded.
enum class Takes {
    Now,       ///< at once; by a service when it reads its settings again
    AtRestart, ///< by the next program that starts
};

template <class T>
struct Setting {
    using Value = T;

    const char* key; ///< "section.name", as on the command line and in shoal.toml
    T Settings::*member;
    Check<T> check;
    Takes takes;
    const char* doc; ///< one line for the manual
};

using Texts = std::vector<std::string>;

inline constexpr std::tuple settingsTable{
    Setting<Texts>{"network.listen", &Settings::listen, listenAddresses, Takes::AtRestart,
                   "Addresses and ports that other peers connect to. Port 0 picks one and keeps it."},
    Setting<bool>{"network.lan", &Settings::lanDiscovery, yesOrNo, Takes::AtRestart,
                  "Find peers in the local network by multicast."},
    Setting<bool>{"network.port_mapping", &Settings::portMapping, yesOrNo, Takes::AtRestart,
                  "Ask the router (UPnP, NAT-PMP) to let peers connect from outside."},
    Setting<bool>{"network.utp", &Settings::utp, yesOrNo, Takes::AtRestart,
                  "Use uTP beside TCP: it gives way to other traffic and gets through more routers."},
    Setting<int>{"network.max_connections", &Settings::maxConnections, between<2, 65000>("a number from 2 to 65000"),
                 Takes::Now, "Peers connected at once, over all shares."},
    Setting<BytesPerSecond>{"limits.download", &Settings::downloadLimit, anyRate, Takes::Now,
                            "Most bytes received in a second, over all shares; 0 for no limit."},
    Setting<BytesPerSecond>{"limits.upload", &Settings::uploadLimit, anyRate, Takes::Now,
                            "Most bytes sent in a second, over all shares; 0 for no limit."},
    Setting<int>{"upload.slots", &Settings::uploadSlots, between<0, 10000>("a number from 0 to 10000"), Takes::Now,
                 "Peers served at once, over all shares; 0 serves nobody."},
    Setting<bool>{"dht.enabled", &Settings::dhtEnabled, yesOrNo, Takes::AtRestart,
                  "Find peers over the DHT. Without it only trackers, hints and the local network find any."},
    Setting<Texts>{"dht.bootstrap", &Settings::dhtBootstrap, hosts, Takes::AtRestart,
                   "Nodes to ask first when no other node of the DHT is known."},
    Setting<bool>{"dht.closed_network", &Settings::dhtClosedNetwork, yesOrNo, Takes::AtRestart,
                  "Stay in a network of one's own: no public bootstrap nodes, no multicast, no port mapping; private "
                  "and loopback addresses are allowed in the DHT."},
    Setting<std::string>{"storage.folder", &Settings::downloadFolder, folderOrEmpty, Takes::Now,
                         "Where downloads go. Nothing: the current folder on the command line, the user's downloads "
                         "on the desktop."},
    Setting<bool>{"storage.preallocate", &Settings::preallocate, yesOrNo, Takes::Now,
                  "Take a file's whole room on the disk before its first block is written: it can't run out meanwhile, "
                  "and lies in one piece. Otherwise a file grows as it comes."},
    Setting<int>{"hashing.threads", &Settings::hashingThreads, between<0, 1024>("a number from 0 to 1024"), Takes::Now,
                 "Threads that hash files; 0 for one a core."},
    Setting<int>{"swarms.port", &Settings::swarmsPort, between<0, 65535>("a number from 0 to 65535"), Takes::AtRestart,
                 "Port of private swarms, at the addresses of network.listen. 0 picks one and keeps it."},
};

/// Calls `visit` with each row.
template <class Visit>
constexpr void forEachSetting(Visit&& visit)
{
    std::apply([&](const auto&... row) { (visit(row), ...); }, settingsTable);
}

} // namespace shoal
