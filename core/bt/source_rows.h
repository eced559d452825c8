// Where a share's peers come from, as rows: from plain facts.
#pragma once

#include "core/share.h"
#include "core/share_parts.h"
#include "dht/network_view.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shoal::bt {

/// One place that was asked.
struct Asked {
    std::optional<std::chrono::sys_seconds> at;
    std::optional<std::uint32_t> peers; ///< that the answer named; none: there was no answer yet
    std::string fault;                  ///< instead of an answer
    std::uint32_t failures = 0;
};

/// What was heard of the sources of one share in this run.
struct SourceNews {
    std::optional<std::uint32_t> dhtPeers; ///< since the DHT was asked last
    std::uint32_t lanPeers = 0;
    std::map<std::string, Asked> trackers; ///< by URL
    std::map<std::string, Asked> webSeeds; ///< by URL
};

struct SourceFacts {
    SourceNews news;
    bool isRunning = false; ///< it is in the network
    bool isPrivate = false; ///< BEP 27: trackers alone may name peers
    bool usesDht = true;    ///< as settings say
    bool usesLan = true;
    dht::Health dht = dht::Health::Starting;
    bool isAnnounced = false;
    std::optional<std::chrono::sys_seconds> dhtAskedAt;
    std::optional<std::chrono::seconds> dhtNext;
    std::chrono::sys_seconds now{};
    std::vector<PeerRow> peers;
    std::vector<TrackerRow> trackers;
    std::vector<std::string> webSeeds;
};

/// The DHT, peer exchange and local discovery first, then every tracker, then every web seed. Which of several trackers
/// named a peer, nobody keeps: each that named any counts all of theirs.
std::vector<SourceRow> sourceRows(const SourceFacts& facts);

} // namespace shoal::bt
