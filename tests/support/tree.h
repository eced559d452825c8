// Folders of files with odd names, and whether two of them are the same.
#pragma once

#include "core/units.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::test {

struct TreeOptions {
    std::size_t files = 50;
    Bytes largest = 64 * 1024; ///< sizes spread from 0 to this; about one in ten files is empty
    unsigned seed = 1;
};

/// Writes a tree of nested folders below `folder` whose names try everything that a file system takes: newlines,
/// control characters, quotes, leading dots and dashes, emoji, 255 bytes. The same options give the same tree.
void makeTree(const std::filesystem::path& folder, const TreeOptions& options);

/// Writes one file of bytes that look random, without holding it in memory.
void makeBigFile(const std::filesystem::path& file, Bytes size, unsigned seed);

/// How two files or folders differ, a line a file, at most 20: by names, sizes and SHA-256.
/// An empty folder of the left one may be missing. Empty: they don't differ.
std::vector<std::string> differences(const std::filesystem::path& left, const std::filesystem::path& right);

} // namespace shoal::test
