// Which files of a torrent a selection names.
#pragma once

#include "core/result.h"
#include "core/share.h"
#include "core/torrent/torrent.h"

#include <vector>

namespace shoal {

/// One flag for each of Torrent::files; pad files are never wanted. Patterns are a shell's (`*` crosses folders),
/// matched against the whole path, the path below the torrent's folder, and the file's own name.
/// Error: BadArgument when a range lies beyond the last file or nothing at all is named.
Result<std::vector<bool>> wantedFiles(const Torrent& torrent, const FileSelection& selection);

/// Bytes of the files with a flag.
Bytes sizeOf(const Torrent& torrent, const std::vector<bool>& wanted);

/// Indices into Torrent::files of what people see: pad files left out.
std::vector<std::uint32_t> visibleFiles(const Torrent& torrent);

} // namespace shoal
