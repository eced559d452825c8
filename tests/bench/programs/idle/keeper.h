// A program that keeps many shares: how it is given them, and how it is started with them again.
#pragma once

#include "tests/bench/programs/contender.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace shoal::bench {

struct KeptShares {
    std::string address; ///< listens here, on `peerPort`
    std::filesystem::path home;
    std::filesystem::path folder;                ///< all content lies here
    std::filesystem::path torrentFolder;         ///< holds nothing but these:
    std::vector<std::filesystem::path> torrents; ///< may be empty
};

struct Keeper {
    std::string name; ///< the contender's
    std::string note = {};
    /// The first start, with all shares. When it serves them it is ended, or it ends by itself. Empty: `start` names
    /// all shares every time.
    std::function<Command(const KeptShares&)> fill = {};
    /// Of a program that is given them by another command: the line after which it takes that.
    std::string takesOrdersLine = {};
    std::function<Command(const KeptShares&)> order = {};
    /// Each start that is measured.
    std::function<Command(const KeptShares&)> start;
};

/// All that are known.
std::vector<Keeper> keepers(const std::filesystem::path& own);

} // namespace shoal::bench
