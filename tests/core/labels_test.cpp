#include "core/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::ElementsAre;

TEST(Labels, AreShortTextsWithoutCommas)
{
    for (const auto* good : {"a", "to read", "Caf\xc3\xa9"})
        EXPECT_TRUE(checkLabel(good)) << good;
    const std::string bad[]{"", " a", "a ", "a,b", "a\nb", "\xff", std::string(longestLabel + 1, 'a')};
    for (const auto& label : bad) {
        const auto checked = checkLabel(label);
        ASSERT_FALSE(checked) << label;
        EXPECT_EQ(checked.error().kind, ErrorKind::BadArgument);
        EXPECT_EQ(checked.error().about, label);
        EXPECT_NE(checked.error().reason, "");
    }
}

TEST(Labels, AreSortedAndNoneIsThereTwice)
{
    EXPECT_THAT(withLabels({"b", "a"}, {"a", "c"}), ElementsAre("a", "b", "c"));
    EXPECT_THAT(withoutLabels({"a", "b"}, {"b", "x"}), ElementsAre("a"));
}

} // namespace
} // namespace shoal
