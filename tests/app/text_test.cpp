#include "app/shoal/terminal/text.h"

#include <gtest/gtest.h>

namespace shoal::app {
namespace {

TEST(PrintableText, KeepsOrdinaryNamesAsTheyAre) { EXPECT_EQ(printable("Ä bc 日本 🎵 \\"), "Ä bc 日本 🎵 \\"); }

TEST(PrintableText, ShowsControlCharactersInsteadOfObeyingThem)
{
    EXPECT_EQ(printable("a\x1b[2J\r\n\x7f"), "a\\x1b[2J\\x0d\\x0a\\x7f");
    EXPECT_EQ(printable("\xc2\x9b"), "\\u009b") << "C1's own escape, in UTF-8";
}

TEST(PrintableText, ShowsCharactersThatTurnTheDirectionOfText)
{
    EXPECT_EQ(printable("evil\xe2\x80\xaegpj.exe"), "evil\\u202egpj.exe");
    EXPECT_EQ(printable("a\xe2\x80\xa8z"), "a\\u2028z");
}

TEST(PrintableText, ShowsBytesThatAreNotUtf8)
{
    EXPECT_EQ(printable("a\xff"), "a\\xff");
    EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf") << "longer than it need be";
    EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80") << "half of a surrogate pair";
    EXPECT_EQ(printable("\xe6\x97"), "\\xe6\\x97") << "cut off";
    EXPECT_EQ(printable("\xf5\x80\x80\x80"), "\\xf5\\x80\\x80\\x80") << "beyond Unicode";
}

TEST(DisplayWidth, CountsColumnsAndNotBytes)
{
    EXPECT_EQ(displayWidth(""), 0U);
    EXPECT_EQ(displayWidth("abc"), 3U);
    EXPECT_EQ(displayWidth("Größe"), 5U);
    EXPECT_EQ(displayWidth("日本"), 4U);
    EXPECT_EQ(displayWidth("🎵"), 2U);
    EXPECT_EQ(displayWidth("e\xcc\x81"), 1U) << "a combining accent takes no column of its own";
}

TEST(ShortenedText, KeepsBothEnds)
{
    EXPECT_EQ(shortened("holiday-2026.tar.gz", 11), "holid…ar.gz");
    EXPECT_EQ(shortened("abc", 3), "abc");
    EXPECT_EQ(shortened("abcd", 3), "a…d");
    EXPECT_EQ(shortened("abcd", 1), "…");
    EXPECT_EQ(shortened("abcd", 0), "");
}

TEST(ShortenedText, IsNeverWiderThanAsked)
{
    const std::string wide = "日本語のとても長い名前🎵🎵🎵.flac";
    for (std::size_t columns = 0; columns < 40; ++columns)
        EXPECT_LE(displayWidth(shortened(wide, columns)), columns) << columns;
}

TEST(PaddedText, FillsUpToTheColumn)
{
    EXPECT_EQ(padded("日本", 6), "日本  ");
    EXPECT_EQ(paddedLeft("7", 3), "  7");
    EXPECT_EQ(padded("long", 2), "long");
}

TEST(WrappedText, BreaksAtSpacesAndIndents)
{
    EXPECT_EQ(wrapped("one two three", 7), "one two\nthree");
    EXPECT_EQ(wrapped("one two three", 7, 2), "one two\n  three");
    EXPECT_EQ(wrapped("unbreakable x", 4), "unbreakable\nx");
}

} // namespace
} // namespace shoal::app
