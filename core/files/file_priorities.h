// Which of a torrent's files come first, and which not at all.
#pragma once

#include "core/result.h"
#include "core/share.h"
#include "core/torrent/torrent.h"

#include <vector>

namespace shoal {

/// `more` over `changes`: in order, none over another, as few as can say it.
std::vector<FileChange> withChanges(const std::vector<FileChange>& changes, const std::vector<FileChange>& more);

/// One for each of Torrent::files; pad files are skipped. Errors: as wantedFiles; BadArgument when a change goes beyond
/// the last file or nothing is left that is wanted.
Result<std::vector<FilePriority>> filePriorities(const Torrent& torrent, const FileSelection& selection,
                                                 const std::vector<FileChange>& changes);

/// Those that are not skipped.
std::vector<bool> wantedOf(const std::vector<FilePriority>& priorities);

} // namespace shoal
