// Who hashes: Shoal, libtorrent, mktorrent, transmission-create.
#pragma once

#include "core/torrent/torrent.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace shoal::bench {

/// What all of them do.
struct Task {
    std::filesystem::path path;
    TorrentFormat format = TorrentFormat::Hybrid;
    unsigned threads = 1;
    std::filesystem::path scratch; ///< a folder for their .torrent files
};

struct Contender {
    std::string name;
    std::function<void()> run; ///< from the path to a whole .torrent; throws what goes wrong
};

/// Those that speak the task's format and are installed, Shoal first.
std::vector<Contender> contendersFor(const Task& task);

/// Shoal's info-hashes for the task are libtorrent's.
bool hasLibrarysInfoHashes(const Task& task);

} // namespace shoal::bench
