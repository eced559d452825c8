#include "core/swarm/crypto/padding.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

TEST(SwarmPadding, IsOfZerosBehindALength)
{
    const Bytes text{1, 2, 3};
    const auto sound = padded(text, 900);
    EXPECT_EQ(sound.size(), 902U);
    EXPECT_TRUE(std::ranges::equal(unpadded(sound).value(), text));
    const auto full = padded(Bytes(900, 7), 900);
    EXPECT_EQ(unpadded(full).value().size(), 900U);
    const auto empty = padded({}, 900);
    EXPECT_TRUE(unpadded(empty).value().empty());
}

TEST(SwarmPadding, OfAnotherKindIsRefused)
{
    const auto isTaken = [](std::size_t at, std::uint8_t byte) {
        auto bytes = padded(Bytes{1, 2, 3}, 900);
        bytes[at] = byte;
        return unpadded(bytes).has_value();
    };
    EXPECT_TRUE(isTaken(4, 9));
    EXPECT_FALSE(isTaken(901, 1)) << "not zero";
    EXPECT_FALSE(isTaken(1, 2)) << "a length that leaves text";
    EXPECT_FALSE(isTaken(0, 0xff)) << "longer than there is room";
    EXPECT_FALSE(unpadded(Bytes{0}));
    EXPECT_FALSE(unpadded({}));
}

} // namespace
} // namespace shoal::swarm
