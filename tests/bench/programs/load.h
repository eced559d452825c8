// What is sent in a cell: content on tmpfs and its torrent.
#pragma once

#include "core/torrent/torrent.h"
#include "tests/bench/support/content.h"

#include <filesystem>
#include <string>

namespace shoal::bench {

/// The tracker that all torrents name; `exchange` runs it.
constexpr const char* trackerAddress = "10.77.0.1";
std::string trackerUrl();

/// Removed with the object.
class Load {
public:
    /// One file, or files of `fileSize` that make up `size` when that is given. Throws what goes wrong.
    Load(const std::filesystem::path& scratch, TorrentFormat format, Bytes size, Bytes fileSize = 0);

    std::filesystem::path folder() const { return content_.folder(); } ///< the content lies at folder / name
    std::string name() const { return path_.filename().string(); }
    std::filesystem::path path() const { return path_; }
    std::filesystem::path torrent() const { return torrent_; }
    TorrentFormat format() const { return format_; }
    Bytes size() const { return size_; }
    Bytes pieceLength() const { return pieceLength_; }

private:
    Content content_;
    std::filesystem::path path_;
    std::filesystem::path torrent_;
    TorrentFormat format_;
    Bytes size_;
    Bytes pieceLength_ = 0;
};

} // namespace shoal::bench
