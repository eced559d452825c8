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
        const Generation generation{aLine, sequence, sequence + 1};
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

Doubt compared(const KeptGeneration& database, const Generation& file) { return compare(database, FoundMark{file, 0}); }

TEST(SwarmGeneration, AgreesWithItsDatabase)
{
    EXPECT_EQ(compared({aLine, 7, 6}, {aLine, 7}), Doubt::None);
    EXPECT_EQ(compared({aLine, 0, 0}, {aLine, 0}), Doubt::None) << "a device that wrote nothing yet";
    EXPECT_EQ(compared({aLine, 7, 6}, {aLine, 6}), Doubt::None) << "the power went before the mark";
    EXPECT_EQ(compared({aLine, 1000, 6}, {aLine, 6}), Doubt::None) << "before that of many at once";
}

TEST(SwarmGeneration, TellsWhateverElseItFinds)
{
    EXPECT_EQ(compare({aLine, 7, 6}, std::nullopt), Doubt::NoMark);
    EXPECT_EQ(compared({aLine, 7, 6}, {aLine, 8}), Doubt::OldDatabase);
    EXPECT_EQ(compared({aLine, 7, 6}, {otherLine, 7}), Doubt::OtherMark);
    EXPECT_EQ(compared({aLine, 7, 6}, {aLine, 5}), Doubt::OtherMark) << "both old, of different days";
}

TEST(SwarmGeneration, TellsACopyByWhenItWasBorn)
{
    const Generation mark{aLine, 7, 1'700'000'000'000'000'001};
    const KeptGeneration database{aLine, 7, 6};
    EXPECT_EQ(compare(database, FoundMark{mark, mark.birth}), Doubt::None);
    EXPECT_EQ(compare(database, FoundMark{mark, mark.birth + 1}), Doubt::Copied);
    EXPECT_EQ(compare(database, FoundMark{mark, 0}), Doubt::Copied) << "on a file system that doesn't tell";
    EXPECT_EQ(compare(database, FoundMark{{aLine, 7}, 5}), Doubt::None) << "written on one";
}

} // namespace
} // namespace shoal::swarm
