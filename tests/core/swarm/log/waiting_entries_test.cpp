#include "core/swarm/log/waiting_entries.h"

#include "tests/core/swarm/vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

const auto anAuthor = filled<DeviceId>(1);

EntryId numbered(std::size_t number)
{
    EntryId id;
    id.bytes[0] = static_cast<std::uint8_t>(number >> 8);
    id.bytes[1] = static_cast<std::uint8_t>(number);
    return id;
}
const auto parent = filled<EntryId>(0xee);
const auto otherParent = filled<EntryId>(0xff);

TEST(WaitingEntries, ComeOutWhenTheirLastParentArrived)
{
    WaitingEntries waiting;
    waiting.add(numbered(1), anAuthor, {parent, otherParent}, {1});
    waiting.add(numbered(2), anAuthor, {otherParent}, {2});
    EXPECT_THAT(waiting.arrived(otherParent), ElementsAre(Bytes{2}));
    EXPECT_THAT(waiting.arrived(otherParent), IsEmpty());
    EXPECT_THAT(waiting.arrived(parent), ElementsAre(Bytes{1}));
    EXPECT_EQ(waiting.size(), 0U);
}

TEST(WaitingEntries, GoWithAParentThatNeverComes)
{
    WaitingEntries waiting;
    waiting.add(numbered(1), anAuthor, {parent}, {1});
    waiting.add(numbered(2), anAuthor, {numbered(1), otherParent}, {2});
    waiting.add(numbered(3), anAuthor, {numbered(1), numbered(2)}, {3});
    waiting.add(numbered(4), anAuthor, {otherParent}, {4});
    waiting.dropAllBehind(parent);
    EXPECT_EQ(waiting.size(), 1U);
    EXPECT_THAT(waiting.arrived(otherParent), ElementsAre(Bytes{4}));
}

TEST(WaitingEntries, AreBoundedInBytes)
{
    WaitingEntries waiting;
    const Bytes large(longestEntry, 1);
    const auto room = mostWaitingBytes / longestEntry;
    for (std::size_t i = 0; i < room + 3; ++i) {
        DeviceId another;
        another.bytes[0] = static_cast<std::uint8_t>(i % 64);
        waiting.add(numbered(i), another, {parent}, large);
    }
    EXPECT_EQ(waiting.size(), room);
    EXPECT_FALSE(waiting.contains(numbered(2)));
    EXPECT_EQ(waiting.arrived(parent).size(), room);
    waiting.add(numbered(0), anAuthor, {parent}, large);
    EXPECT_EQ(waiting.size(), 1U) << "what came out left its room";
}

TEST(WaitingEntries, AreBoundedInAll)
{
    WaitingEntries waiting;
    for (std::size_t i = 0; i < mostWaiting + 3; ++i) {
        DeviceId another;
        another.bytes[0] = static_cast<std::uint8_t>(i % 64);
        waiting.add(numbered(i), another, {parent}, {});
    }
    EXPECT_EQ(waiting.size(), mostWaiting);
    EXPECT_FALSE(waiting.contains(numbered(0))) << "the one that waited longest went";
    EXPECT_TRUE(waiting.contains(numbered(mostWaiting + 2)));
}

} // namespace
} // namespace shoal::swarm
