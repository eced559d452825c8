#include "app/shoal/run/freed_memory.h"

#include <gtest/gtest.h>

#include <malloc.h>
#include <memory>

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

} // namespace
} // namespace shoal::app
