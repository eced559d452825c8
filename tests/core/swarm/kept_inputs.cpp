#include "tests/core/swarm/kept_inputs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal::swarm {

void expectKeptInputs(const std::string& target, const std::map<std::string, Bytes>& inputs)
{
    const auto folder = std::filesystem::path{SHOAL_SOURCE_ROOT} / "tests/fuzz/corpus" / target;
    const bool isWritten = std::getenv("SHOAL_WRITE_CORPUS") != nullptr;
    if (isWritten)
        std::filesystem::create_directories(folder);
    for (const auto& [name, bytes] : inputs) {
        if (isWritten)
            std::ofstream{folder / name, std::ios::binary}.write(reinterpret_cast<const char*>(bytes.data()),
                                                                 static_cast<std::streamsize>(bytes.size()));
        std::ifstream file{folder / name, std::ios::binary};
        ASSERT_TRUE(file) << folder / name << " is missing; SHOAL_WRITE_CORPUS=1 writes it";
        const Bytes kept{std::istreambuf_iterator<char>{file}, {}};
        EXPECT_TRUE(kept == bytes) << folder / name << " isn't what the code makes; SHOAL_WRITE_CORPUS=1 writes it";
    }
}

} // namespace shoal::swarm
