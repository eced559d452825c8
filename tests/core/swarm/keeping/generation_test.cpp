#include "core/swarm/keeping/generation.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const auto aLine = filled<Line>(1);
const auto otherLine = filled<Line>(2);

TEST(SwarmGeneration, IsReadBackAsItWasWritten)
{
    for (const std::uint64_t sequence : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{0xffff'ffff}}) {
        const Generation generation{aLine, sequence};
        EXPECT_EQ(decodeGeneration(encodeGeneration(generation)), generation);
    }
}

TEST(SwarmGeneration, OfAnyOtherBytesIsNone)
{
    const auto bytes = encodeGeneration({aLine, 7});
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto changed = bytes;
        changed[at] ^= 1;
        EXPECT_FALSE(decodeGeneration(changed)) << at;
        EXPECT_FALSE(decodeGeneration(ByteView{bytes}.first(at))) << at;
    }
    auto longer = bytes;
    longer.push_back(0);
    EXPECT_FALSE(decodeGeneration(longer));
}

TEST(SwarmGeneration, AgreesWithItsDatabase)
{
    EXPECT_EQ(compare({aLine, 7, 6}, Generation{aLine, 7}), Doubt::None);
    EXPECT_EQ(compare({aLine, 0, 0}, Generation{aLine, 0}), Doubt::None) << "a device that wrote nothing yet";
    EXPECT_EQ(compare({aLine, 7, 6}, Generation{aLine, 6}), Doubt::None) << "the power went before the mark";
    EXPECT_EQ(compare({aLine, 1000, 6}, Generation{aLine, 6}), Doubt::None) << "before that of many at once";
}

TEST(SwarmGeneration, TellsWhateverElseItFinds)
{
    EXPECT_EQ(compare({aLine, 7, 6}, std::nullopt), Doubt::NoMark);
    EXPECT_EQ(compare({aLine, 7, 6}, Generation{aLine, 8}), Doubt::OldDatabase);
    EXPECT_EQ(compare({aLine, 7, 6}, Generation{otherLine, 7}), Doubt::OtherMark);
    EXPECT_EQ(compare({aLine, 7, 6}, Generation{aLine, 5}), Doubt::OtherMark) << "both old, of different days";
}

} // namespace
} // namespace shoal::swarm
