#include "core/chunks/utf8.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

TEST(Utf8, TakesEveryLengthAtItsEdges)
{
    for (const auto* text : {"", "\x01", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                             "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"})
        EXPECT_TRUE(isUtf8(text)) << printable(text);
}

TEST(Utf8, RefusesWhatRfc3629Forbids)
{
    for (const auto* text : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x9f\xbf", "\xed\xa0\x80",
                             "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xe2\x82"})
        EXPECT_FALSE(isUtf8(text)) << printable(text);
}

TEST(Printable, SpellsOutWhatATerminalMustNotSee)
{
    EXPECT_EQ(printable("caf\xc3\xa9 caf\xe9"), "caf\xc3\xa9 caf\\xe9");
    EXPECT_EQ(printable("a\nb\x1b\\"), "a\\x0ab\\x1b\\\\");
}

} // namespace
} // namespace shoal
