// The examples of a Markdown page.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::test {

struct FencedBlock {
    std::string language; ///< "sh"
    std::string mark;     ///< of an HTML comment on the line before it: "needs systemd"
    std::string text;     ///< lines with their ends
};

/// In the page's order.
std::vector<FencedBlock> fencedBlocksOf(const std::filesystem::path& page);

/// The whole of a file.
std::string textOf(const std::filesystem::path& file);

} // namespace shoal::test
