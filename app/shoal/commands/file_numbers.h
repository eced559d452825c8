// Which files of a share the user wants: `--files`.
#pragma once

#include "app/shoal/commands/source.h"
#include "core/result.h"
#include "core/share.h"

#include <string>
#include <vector>

namespace shoal::app {

/// Each value is either a list of numbers and ranges, counted from 1 as `shoal show` does ("1,3-5"), or a shell pattern
/// ("*.flac"). A file is wanted when any names it. Error: BadArgument.
/// `option` is the one that they were given with.
Result<FileSelection> parseFiles(const std::vector<std::string>& values, const std::string& option = "--files");

/// BEP 53's "so", which counts from 0.
FileSelection selectionOf(const Magnet& magnet);

/// That every number names one of `files` files. Error: BadArgument.
Result<std::monostate> checkNumbers(const FileSelection& selection, std::size_t files);

/// What the values of --files name of a source; without any, what the link itself selects. Error: BadArgument.
Result<FileSelection> wantedOf(const std::vector<std::string>& values, const Source& source);

} // namespace shoal::app
