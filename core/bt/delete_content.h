// Deletes what a share has written, and nothing of anybody else's.
#pragma once

#include "core/result.h"
#include "core/state/catalogue.h"

#include <cstdint>
#include <vector>

namespace shoal::bt {

/// Indices into Torrent::files of those that are known to be the share's: they were checked, or written by it. Error:
/// BadArgument (about = the name): files lie at its places, and it was never found out whose they are.
Result<std::vector<std::uint32_t>> ownFiles(const StoredShare& share);

/// Deletes these files, the part file, and the folders that they leave empty. Blocks. Errors: what the disk says.
Result<void> deleteFiles(const StoredShare& share, const std::vector<std::uint32_t>& files);

} // namespace shoal::bt
