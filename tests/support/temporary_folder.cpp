#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace shoal::test {
namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const fs::path& parent)
{
    auto pattern = (fs::canonical(parent) / "shoal-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder: " + pattern);
    path_ = pattern;
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

fs::path memoryFolder()
{
    const fs::path memory = "/dev/shm";
    return ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(std::string_view name, std::string_view content) const
{
    const auto path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream file{path, std::ios::binary};
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!file.flush())
        throw std::runtime_error("can't write " + path.string());
    return path;
}

fs::path TemporaryFolder::writeNoise(std::string_view name, Bytes size, unsigned seed) const
{
    std::mt19937_64 random{seed};
    std::string content;
    content.reserve(size + sizeof(std::uint64_t));
    while (content.size() < size) {
        const auto value = random();
        content.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    content.resize(size);
    return write(name, content);
}

} // namespace shoal::test
