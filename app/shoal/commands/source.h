// What a user names to get, seed or show: a torrent file or a link.
#pragma once

#include "core/bt/torrent_reader.h"
#include "core/link/magnet.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace shoal::app {

/// A torrent file that was read.
struct TorrentSource {
    std::string bytes;
    bt::ParsedTorrent parsed;
};
using Source = std::variant<TorrentSource, Magnet>;

/// Whatever it names: it is written like one.
bool isMagnet(std::string_view text);
bool looksLikeFile(const std::string& text);

/// A magnet link, else a file of that name, else an info-hash. Errors: NotFound (it looks like a file name), BadLink,
/// NotATorrent, and what the disk says.
Result<Source> readSource(const std::string& text);
/// Errors: NotATorrent, NotFound and what the disk says.
Result<TorrentSource> readTorrentFile(const std::filesystem::path& file);

/// Whether it names something new to share: a folder, or a file that isn't a torrent file.
bool isContent(const std::string& text);

/// What a source is called and how it is known.
const std::string& nameOf(const Source& source);
const InfoHashes& hashesOf(const Source& source);
/// The source as an engine takes it.
std::variant<Magnet, std::string> addedAs(const Source& source);
/// The canonical link of a torrent, with its name, trackers and web seeds.
Magnet magnetOf(const Torrent& torrent);

} // namespace shoal::app
