#include "tests/bench/programs/same_content.h"

#include <cstring>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace shoal::bench {
namespace fs = std::filesystem;
namespace {

void expectSameFile(const fs::path& sent, const fs::path& got)
{
    std::ifstream one{sent, std::ios::binary};
    std::ifstream other{got, std::ios::binary};
    if (!other)
        throw std::runtime_error("it has no " + got.string());
    std::vector<char> oneBlock(1U << 20U);
    std::vector<char> otherBlock(oneBlock.size());
    do {
        one.read(oneBlock.data(), static_cast<std::streamsize>(oneBlock.size()));
        other.read(otherBlock.data(), static_cast<std::streamsize>(otherBlock.size()));
        const auto count = one.gcount();
        if (count != other.gcount()
            || std::memcmp(oneBlock.data(), otherBlock.data(), static_cast<std::size_t>(count)) != 0)
            throw std::runtime_error("it has other bytes in " + got.string());
    } while (one);
}
} // namespace

void expectSameContent(const fs::path& sent, const fs::path& got)
{
    if (!fs::is_directory(sent))
        return expectSameFile(sent, got);
    for (const auto& entry : fs::recursive_directory_iterator{sent})
        if (entry.is_regular_file())
            expectSameFile(entry.path(), got / fs::relative(entry.path(), sent));
}

} // namespace shoal::bench
