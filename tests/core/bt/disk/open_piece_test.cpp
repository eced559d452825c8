// Blocks of one piece in memory: which are hashed and written next, and what becomes of those that come twice.
#include "core/bt/disk/open_piece.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>

namespace shoal::bt {
namespace {

class APiece : public testing::Test {
protected:
    /// Its bytes are the letter.
    char* block(char letter)
    {
        memory.emplace_back();
        memory.back().fill(letter);
        return memory.back().data();
    }
    void give(int number, char letter = 'a')
    {
        piece.hold(number, block(letter), blockBytes, [](const lt::storage_error&) {});
    }
    std::vector<int> write(bool everything)
    {
        auto blocks = piece.take(everything);
        piece.settle(blocks, {}, freed, answers);
        return blocks;
    }

    std::deque<std::array<char, blockBytes>> memory;
    std::vector<char*> freed;
    std::vector<Answer> answers;
    OpenPiece piece{40 * blockBytes, 40 * blockBytes, {}};
};

std::vector<int> range(int begin, int end)
{
    std::vector<int> numbers;
    for (int i = begin; i < end; ++i)
        numbers.push_back(i);
    return numbers;
}

TEST_F(APiece, WaitsForSixteenBlocksThatFollowOneAnother)
{
    for (int i = 0; i < 15; ++i)
        give(i);
    EXPECT_FALSE(piece.isWorthAJob());
    EXPECT_TRUE(piece.take(false).empty());
    give(15);
    EXPECT_TRUE(piece.isWorthAJob());
    EXPECT_EQ(piece.take(false), range(0, 16));
}

TEST_F(APiece, IsWorkedOnWhenItsLastBlockIsThere)
{
    for (int i = 0; i < 32; ++i)
        give(i);
    EXPECT_EQ(write(false), range(0, 32));
    for (int i = 32; i < 39; ++i)
        give(i);
    EXPECT_FALSE(piece.isWorthAJob());
    give(39);
    EXPECT_EQ(write(false), range(32, 40));
}

TEST_F(APiece, GivesWhatLiesBehindAGapOnlyWhenEverythingIsWanted)
{
    for (int i = 1; i < 20; ++i)
        give(i);
    EXPECT_TRUE(piece.take(false).empty());
    EXPECT_EQ(write(true), range(1, 20));
    give(0);
    EXPECT_EQ(write(true), range(0, 1));
    for (int i = 20; i < 36; ++i)
        give(i);
    EXPECT_EQ(write(false), range(20, 36)) << "goes on behind what is written already";
}

TEST_F(APiece, GivesTheMemoryBackAndAnswersForEachBlock)
{
    for (int i = 0; i < 16; ++i)
        give(i);
    EXPECT_EQ(piece.heldBlocks, 16);
    write(false);
    EXPECT_EQ(freed.size(), 16U);
    EXPECT_EQ(answers.size(), 16U);
    EXPECT_FALSE(piece.hasHeld());
    EXPECT_FALSE(piece.held(3));
}

TEST_F(APiece, KeepsTheLaterBytesOfABlockThatComesTwiceAndAnswersForBoth)
{
    give(0, 'a');
    EXPECT_NE(piece.hold(0, block('b'), blockBytes, [](const lt::storage_error&) {}), nullptr);
    EXPECT_EQ((*piece.held(0))[0], 'b');
    EXPECT_EQ(write(true), range(0, 1));
    EXPECT_EQ(answers.size(), 2U);
    EXPECT_EQ(freed.size(), 1U);
}

TEST_F(APiece, KeepsABlockThatComesAgainWhileItsPlaceIsWritten)
{
    give(0, 'a');
    const auto taken = piece.take(true);
    give(0, 'b');
    give(0, 'c');
    EXPECT_EQ((*piece.held(0))[0], 'c');
    EXPECT_EQ(piece.taken(0)[0], 'a');
    EXPECT_TRUE(piece.isSpoiled);
    piece.settle(taken, {}, freed, answers);
    EXPECT_EQ(write(true), range(0, 1));
    EXPECT_EQ(write(true), range(0, 1));
    EXPECT_EQ(answers.size(), 3U);
    EXPECT_EQ(freed.size(), 3U);
    EXPECT_FALSE(piece.hasHeld());
}

TEST_F(APiece, RemembersTheFirstWriteThatFailed)
{
    give(0);
    const auto taken = piece.take(true);
    const lt::storage_error full{lt::error_code{ENOSPC, lt::generic_category()}, lt::operation_t::file_write};
    piece.settle(taken, full, freed, answers);
    EXPECT_EQ(piece.failure.ec, full.ec);
    EXPECT_TRUE(piece.isSpoiled);
    EXPECT_EQ(std::get<WriteAnswer>(answers.at(0)).error.ec, full.ec);
}

} // namespace
} // namespace shoal::bt
