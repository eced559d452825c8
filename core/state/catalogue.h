// The list of shares on disk: one row a share in the profile's database.
#pragma once

#include "core/result.h"
#include "core/share.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace shoal {

/// A share as it is kept.
struct StoredShare {
    ShareId id;
    InfoHashes hashes;
    std::string name;
    std::filesystem::path folder;
    std::vector<FilePlace> places;
    FileSelection wanted;
    WhenDone whenDone = WhenDone::Seed;
    PieceOrder order = PieceOrder::RarestFirst;
    bool isPaused = false;
    std::string link;    ///< the magnet it came from; empty for a torrent file
    std::string torrent; ///< bytes of a .torrent file; empty until the metadata is here
    std::string resume;  ///< the BitTorrent library's resume data; empty at first
    Bytes size = 0;      ///< of the content; 0 until the metadata is here
    Bytes downloaded = 0;
    Bytes uploaded = 0;
    std::chrono::sys_seconds addedAt{};
    std::optional<std::chrono::sys_seconds> completedAt;
};

} // namespace shoal
