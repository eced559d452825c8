// Memory for blocks: aligned, reused, and given back.
#include "core/bt/disk/block_pool.h"

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace shoal::bt {
namespace {

constexpr std::size_t slab = 1024 * 1024;

TEST(BlockPool, GivesEachBlockItsOwnSixteenKibibytes)
{
    BlockPool pool;
    std::vector<char*> blocks;
    for (int i = 0; i < 200; ++i) {
        blocks.push_back(pool.allocate());
        std::memset(blocks.back(), i, blockBytes);
    }
    EXPECT_EQ(pool.inUse(), 200U);
    EXPECT_EQ(std::set<char*>(blocks.begin(), blocks.end()).size(), 200U);
    for (int i = 0; i < 200; ++i) {
        const auto* block = blocks[static_cast<std::size_t>(i)];
        EXPECT_EQ(block[0], static_cast<char>(i));
        EXPECT_EQ(block[blockBytes - 1], static_cast<char>(i));
    }
    for (auto* block : blocks)
        pool.free(block);
}

TEST(BlockPool, GivesTheLastUsedBlockAgainFirst)
{
    BlockPool pool;
    auto* const kept = pool.allocate();
    auto* const warm = pool.allocate();
    pool.free(warm);
    EXPECT_EQ(pool.allocate(), warm);
    pool.free(warm);
    pool.free(kept);
}

TEST(BlockPool, HoldsNoMemoryAtRest)
{
    BlockPool pool;
    std::vector<char*> blocks;
    blocks.reserve(1000);
    for (int i = 0; i < 1000; ++i)
        blocks.push_back(pool.allocate());
    EXPECT_GE(pool.resident(), 1000U * blockBytes);
    auto* const last = blocks.back();
    blocks.pop_back();
    for (auto* block : blocks)
        pool.free(block);
    pool.rest();
    EXPECT_EQ(pool.resident(), slab);
    pool.free(last);
    EXPECT_EQ(pool.inUse(), 0U);
    EXPECT_EQ(pool.resident(), 0U);
}

TEST(BlockPool, KeepsSlabsForATransferThatGoesOn)
{
    BlockPool pool;
    std::vector<char*> blocks;
    blocks.reserve(8000);
    for (int i = 0; i < 8000; ++i)
        blocks.push_back(pool.allocate());
    EXPECT_GT(pool.resident(), 120 * slab);
    auto* const last = blocks.front();
    for (auto* block : blocks)
        if (block != last)
            pool.free(block);
    EXPECT_EQ(pool.resident(), (64 + 1) * slab);
    pool.free(last);
}

TEST(BlockPool, ServesManyThreads)
{
    BlockPool pool;
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&pool, t] {
            for (int round = 0; round < 200; ++round) {
                std::vector<char*> mine;
                for (int i = 0; i < 20; ++i) {
                    mine.push_back(pool.allocate());
                    std::memset(mine.back(), t, blockBytes);
                }
                for (auto* block : mine) {
                    ASSERT_EQ(block[blockBytes / 2], static_cast<char>(t));
                    pool.free(block);
                }
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(pool.inUse(), 0U);
}

} // namespace
} // namespace shoal::bt
