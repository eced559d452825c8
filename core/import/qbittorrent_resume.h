// What qBittorrent keeps of a share: libtorrent's resume data, with fields of its own in it.
#pragma once

#include "core/import/foreign_share.h"

#include <string>

namespace shoal {

/// `torrent` is empty while the metadata isn't known. Errors: Io (it is no resume data, or names no folder),
/// NotATorrent.
Result<ForeignShare> readQBittorrentResume(const std::string& torrent, const std::string& resume);

} // namespace shoal
