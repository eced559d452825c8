#include "ui/words/mnemonic.h"

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

TEST(WithoutMnemonic, TheSignGoesAndTheLetterStays)
{
    EXPECT_EQ(withoutMnemonic(QStringLiteral("Share f&older…")), QStringLiteral("Share folder…"));
    EXPECT_EQ(withoutMnemonic(QStringLiteral("&Save && quit")), QStringLiteral("Save & quit"));
    EXPECT_EQ(withoutMnemonic(QStringLiteral("Quit")), QStringLiteral("Quit"));
}

TEST(WithoutMnemonic, ALetterBehindTheTextGoesToo)
{
    EXPECT_EQ(withoutMnemonic(QStringLiteral("退出(&Q)")), QStringLiteral("退出"));
    EXPECT_EQ(withoutMnemonic(QStringLiteral("共享文件(&F)…")), QStringLiteral("共享文件…"));
    EXPECT_EQ(withoutMnemonic(QStringLiteral("同时删除文件（3 GiB）(&D)")), QStringLiteral("同时删除文件（3 GiB）"));
}

TEST(WithoutMnemonic, OtherBracketsStay)
{
    EXPECT_EQ(withoutMnemonic(QStringLiteral("&Delete (3 GiB)")), QStringLiteral("Delete (3 GiB)"));
    EXPECT_EQ(withoutMnemonic(QStringLiteral("Delete (&all of it)")), QStringLiteral("Delete (all of it)"));
}

} // namespace
} // namespace shoal::ui
