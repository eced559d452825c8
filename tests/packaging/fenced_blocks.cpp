#include "tests/packaging/fenced_blocks.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace shoal::test {
namespace {
constexpr std::string_view fence = "```";

/// "needs systemd" of "<!-- needs systemd -->"; else empty.
std::string markIn(const std::string& line)
{
    constexpr std::string_view begin = "<!-- ";
    constexpr std::string_view end = " -->";
    if (!line.starts_with(begin) || !line.ends_with(end))
        return {};
    return line.substr(begin.size(), line.size() - begin.size() - end.size());
}
} // namespace

std::vector<FencedBlock> fencedBlocksOf(const std::filesystem::path& page)
{
    std::vector<FencedBlock> blocks;
    std::optional<FencedBlock> open;
    std::string before;
    std::ifstream stream{page};
    for (std::string line; std::getline(stream, line); before = line) {
        if (!line.starts_with(fence)) {
            if (open)
                open->text += line + "\n";
        } else if (open) {
            blocks.push_back(*std::exchange(open, std::nullopt));
        } else {
            open = FencedBlock{line.substr(fence.size()), markIn(before), {}};
        }
    }
    return blocks;
}

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace shoal::test
