#include "tests/house/source_tree.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace shoal::house {
namespace {

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

SourceTree readSources()
{
    SourceTree tree;
    const std::filesystem::path root = sourceRoot();
    for (const auto* folder : {"app", "core", "dht", "ui", "tests"}) {
        if (!std::filesystem::exists(root / folder))
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder))
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
                tree[entry.path().lexically_relative(root).string()] = textOf(entry.path());
    }
    return tree;
}

} // namespace

const SourceTree& ownSources()
{
    static const SourceTree tree = readSources();
    return tree;
}

std::string sourceRoot() { return SHOAL_SOURCE_ROOT; }

} // namespace shoal::house
