// What the paths that somebody wants to share hold.
#pragma once

#include "core/chunks/scan.h"

#include <QString>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace shoal::ui {

struct Contents {
    QString name;
    std::size_t files = 0;
    std::size_t folders = 0;
    Bytes size = 0;
    std::size_t leftOut = 0;          ///< links, devices and the like inside; not counting empty folders
    std::vector<TorrentFile> inOrder; ///< path, size and offset alone

    /// The file that the byte at `offset` belongs to; empty behind the last.
    QString fileAt(Bytes offset) const;
};

/// Blocks while the disk is walked, as hashing will walk it: what fails there fails here.
Result<Contents> readContents(const std::vector<std::filesystem::path>& paths, const std::stop_token& stop);

/// "1,204 files in 3 folders, 3.2 GiB"
QString wordsFor(const Contents& contents);

} // namespace shoal::ui
