#include "core/torrent/info_hash.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

const auto v1 = sha1FromHex("0123456789abcdef0123456789ABCDEF01234567");
const auto v2 = sha256FromHex(std::string(64, 'a'));
const auto otherV2 = sha256FromHex(std::string(64, 'b'));

TEST(InfoHashes, ReadHexOfEitherCaseAndWriteLowerCase)
{
    ASSERT_TRUE(v1);
    EXPECT_EQ(toHex(v1->bytes), "0123456789abcdef0123456789abcdef01234567");
}

TEST(InfoHashes, RefuseHexOfTheWrongLengthOrWithOtherLetters)
{
    EXPECT_FALSE(sha1FromHex("01"));
    EXPECT_FALSE(sha1FromHex(std::string(40, 'g')));
    EXPECT_FALSE(fromHex("abc"));
}

TEST(InfoHashes, MatchWhenTheyAgreeInAVersionThatBothHave)
{
    EXPECT_TRUE((InfoHashes{v1, v2}).matches({v1, {}}));
    EXPECT_TRUE((InfoHashes{v1, v2}).matches({{}, v2}));
    EXPECT_FALSE((InfoHashes{v1, {}}).matches({{}, v2}));
    EXPECT_FALSE((InfoHashes{v1, v2}).matches({v1, otherV2}));
}

TEST(InfoHashes, GoOnTheWireAsV1ElseAsV2CutToTwentyBytes)
{
    EXPECT_EQ(wireHash({v1, v2}), *v1);
    EXPECT_EQ(toHex(wireHash({{}, v2}).bytes), std::string(40, 'a'));
}

} // namespace
} // namespace shoal
