// What the paths that a person names mean for a share: its name, its folder, its top-level entries.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal {

/// One path that was asked for.
struct RootEntry {
    std::string name;             ///< its last element
    std::filesystem::path parent; ///< absolute, without links
    std::filesystem::path location() const { return parent / name; }
};

struct ShareRoot {
    std::string name;
    std::filesystem::path folder;   ///< absolute
    std::vector<RootEntry> entries; ///< one: the share itself; several: its top level, in byte order
};

/// Errors: NotFound and what the system says (about = the path), NotUtf8, BadArgument (no path, a name that can't be
/// used, two paths with the same last element).
Result<ShareRoot> resolveRoot(const std::vector<std::filesystem::path>& paths, const std::string& name);

} // namespace shoal
