#include "core/control/line_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <vector>

namespace shoal::control {
namespace {

using ::testing::ElementsAre;

class Lines : public ::testing::Test {
protected:
    bool feed(std::string_view bytes)
    {
        return splitter_.feed(bytes, [this](std::string_view line) { taken_.emplace_back(line); });
    }

    LineSplitter splitter_{5};
    std::vector<std::string> taken_;
};

TEST_F(Lines, ComeWholeWhateverThePiecesTheyArriveIn)
{
    for (const auto* piece : {"a", "b\nc", "\n", "\nd"})
        EXPECT_TRUE(feed(piece));
    EXPECT_THAT(taken_, ElementsAre("ab", "c", ""));
}

TEST_F(Lines, MayEndAsOnWindows)
{
    EXPECT_TRUE(feed("12345\r"));
    EXPECT_TRUE(feed("\n1\r2\n"));
    EXPECT_THAT(taken_, ElementsAre("12345", "1\r2"));
}

TEST_F(Lines, AreRefusedAsSoonAsTheyAreTooLong)
{
    EXPECT_TRUE(feed("ok\n12345"));
    EXPECT_FALSE(feed("67"));
    EXPECT_FALSE(feed("\nok\n")) << "what follows has lost its beginning";
    EXPECT_THAT(taken_, ElementsAre("ok"));
}

TEST_F(Lines, AreRefusedWhenOneByteTooLong)
{
    EXPECT_FALSE(feed("123456\n"));
    EXPECT_THAT(taken_, ElementsAre());
}

TEST_F(Lines, BeforeATooLongOneInTheSamePieceAreTaken)
{
    EXPECT_FALSE(feed("ok\n1234567\n"));
    EXPECT_THAT(taken_, ElementsAre("ok"));
}

} // namespace
} // namespace shoal::control
