#include "app/shoal/run/freed_memory.h"

#include <gtest/gtest.h>

#include <fstream>
#include <malloc.h>
#include <memory>
#include <unistd.h>
#include <vector>

namespace shoal::app {
namespace {
constexpr std::size_t large = 8 * 1024 * 1024;

/// Blocks that are the system's again as soon as they are freed.
std::size_t blocksOfTheirOwn() { return mallinfo2().hblks; }

TEST(FreedMemory, ALargeBlockGoesBackHoweverManyWereFreedBefore)
{
    giveFreedMemoryBack();
    const auto before = blocksOfTheirOwn();
    for (int times = 0; times < 3; ++times) {
        const auto block = std::make_unique<char[]>(large);
        EXPECT_EQ(blocksOfTheirOwn(), before + 1);
    }
    EXPECT_EQ(blocksOfTheirOwn(), before);
}

/// Of the program in memory, without files.
std::size_t residentBytes()
{
    std::size_t program = 0;
    std::size_t resident = 0;
    std::size_t ofFiles = 0;
    std::ifstream{"/proc/self/statm"} >> program >> resident >> ofFiles;
    return (resident - ofFiles) * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

TEST(FreedMemory, GoesBackFromBetweenWhatIsStillInUse)
{
    constexpr std::size_t pieces = 1'000;
    std::vector<std::unique_ptr<char[]>> all;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        constexpr std::size_t length = 64 * 1024;
        all.push_back(std::make_unique<char[]>(length));
    }
    for (std::size_t piece = 0; piece < pieces; ++piece)
        if (piece % 10 != 0)
            all[piece].reset();
    const auto before = residentBytes();

    giveFreePagesBack();

    EXPECT_LT(residentBytes(), before - 40 * 1024 * 1024);
}

} // namespace
} // namespace shoal::app
