// Makes sure that content fits where it shall go, before a byte is fetched.
#pragma once

#include "core/chunks/verify.h"
#include "core/result.h"
#include "core/torrent/torrent.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal {

struct Room {
    Bytes needed = 0; ///< bytes that the wanted files will still take
    Bytes free = 0;   ///< bytes that this user may still write there
    bool isEnough() const { return needed <= free; }
};

/// "16.0 MiB are needed, 7.9 MiB are free", or "almost nothing is free".
std::string roomText(const Room& room);

/// Counts what the wanted files take beyond what their parts on disk occupy already. Error: what the disk says.
Result<Room> roomFor(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& wanted);

/// Makes the folders of the wanted files, and the empty files among them. Errors: NotAFolder (a file stands where a
/// folder must be), PermissionDenied, DiskFull, Io; about = the path.
Result<void> makeFolders(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& wanted);

} // namespace shoal
