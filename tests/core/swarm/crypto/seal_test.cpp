#include "core/swarm/crypto/seal.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const Bytes someContext{1, 2};
const Bytes somePlain{7, 8, 9};

TEST(SwarmSeal, OpensWithTheSameKeyNumberAndContext)
{
    const auto sealed = seal(secretOf(1), nonceOf(3), someContext, somePlain);

    EXPECT_EQ(sealed.size(), somePlain.size() + sealSize);
    EXPECT_EQ(open(secretOf(1), nonceOf(3), someContext, sealed), somePlain);
}

TEST(SwarmSeal, StaysClosedWhenAnythingDiffers)
{
    const auto sealed = seal(secretOf(1), nonceOf(3), someContext, somePlain);

    EXPECT_FALSE(open(secretOf(2), nonceOf(3), someContext, sealed));
    EXPECT_FALSE(open(secretOf(1), nonceOf(4), someContext, sealed));
    EXPECT_FALSE(open(secretOf(1), nonceOf(3), Bytes{1, 3}, sealed));
    EXPECT_FALSE(open(secretOf(1), nonceOf(3), {}, sealed));
    for (std::size_t bit = 0; bit < 8 * sealed.size(); ++bit) {
        auto changed = sealed;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(open(secretOf(1), nonceOf(3), someContext, changed)) << bit;
    }
}

TEST(SwarmSeal, StaysClosedWhenItIsCut)
{
    const auto sealed = seal(secretOf(1), nonceOf(3), someContext, somePlain);
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(open(secretOf(1), nonceOf(3), someContext, ByteView{sealed}.first(size))) << size;
}

TEST(SwarmSeal, SealsNothingToo)
{
    const auto sealed = seal(secretOf(1), nonceOf(0), {}, {});
    EXPECT_EQ(sealed.size(), sealSize);
    EXPECT_EQ(open(secretOf(1), nonceOf(0), {}, sealed), Bytes{});
}

TEST(SwarmSeal, NumbersMessagesInTheNoncesLastBytes)
{
    EXPECT_EQ(nonceOf(0), Nonce{});
    EXPECT_EQ(nonceOf(0x0102).bytes, (std::array<std::uint8_t, 12>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2}));
    EXPECT_EQ(nonceOf(UINT64_MAX).bytes,
              (std::array<std::uint8_t, 12>{0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255}));
}

} // namespace
} // namespace shoal::swarm
