#include "core/state/fold_case.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

TEST(FoldCase, LowersLettersOfEveryScript)
{
    EXPECT_EQ(foldCase("ABC xyz 1"), "abc xyz 1");
    EXPECT_EQ(foldCase("\xc3\x84\xc3\x96"), "\xc3\xa4\xc3\xb6");                         // Latin
    EXPECT_EQ(foldCase("\xd0\x96\xce\xa9"), "\xd0\xb6\xcf\x89");                         // Cyrillic, Greek
    EXPECT_EQ(foldCase("\xf0\x90\x90\x80\xe6\x97\xa5"), "\xf0\x90\x90\xa8\xe6\x97\xa5"); // Deseret; a kanji stays
}

TEST(FoldCase, LeavesBytesThatAreNotUtf8AsTheyAre)
{
    for (const std::string text : {"\xff", "\xc3", "\xc0\x80", "\xe6\x97", "\xf5\x80\x80\x80", "\x80"})
        EXPECT_EQ(foldCase("A" + text + "B"), "a" + text + "b");
}

} // namespace
} // namespace shoal
