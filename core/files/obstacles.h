// What stands where content should go, found before a byte is read or fetched.
#pragma once

#include "core/chunks/content_places.h"
#include "core/result.h"
#include "core/torrent/torrent.h"

#include <vector>

namespace shoal {

/// Every wanted file is a file, a link to one, or not there yet. Nothing is opened: a pipe would hold its reader.
/// Errors: NotAFile (a folder), AlreadyExists (a pipe, a device, a link that leads nowhere), PermissionDenied,
/// NameTooLong, Io; about = the path.
Result<void> expectFiles(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& wanted);

/// The files that are to be written may be: their folders, which are there, take new files, and they themselves more
/// content. `toWrite` is by file. Error: PermissionDenied (about = the file or folder), and what else the disk says.
Result<void> expectWritable(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& toWrite);

} // namespace shoal
