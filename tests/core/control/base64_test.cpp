#include "core/control/codec/base64.h"

#include <gtest/gtest.h>

#include <string>

namespace shoal::control {
namespace {

struct Pair {
    std::string bytes;
    std::string text;
};

class Base64 : public testing::TestWithParam<Pair> {};

TEST_P(Base64, WritesAndReadsTheVectorsOfRfc4648)
{
    EXPECT_EQ(toBase64(GetParam().bytes), GetParam().text);
    EXPECT_EQ(fromBase64(GetParam().text), GetParam().bytes);
}

INSTANTIATE_TEST_SUITE_P(Section10, Base64,
                         testing::Values(Pair{"", ""}, Pair{"f", "Zg=="}, Pair{"fo", "Zm8="}, Pair{"foo", "Zm9v"},
                                         Pair{"foob", "Zm9vYg=="}, Pair{"fooba", "Zm9vYmE="},
                                         Pair{"foobar", "Zm9vYmFy"}));

TEST(Base64Text, CarriesAnyBytes)
{
    std::string bytes;
    for (int each = 0; each < 256; ++each)
        bytes += static_cast<char>(each);
    EXPECT_EQ(fromBase64(toBase64(bytes)), bytes);
}

class NotBase64 : public testing::TestWithParam<const char*> {};

TEST_P(NotBase64, IsRefused) { EXPECT_EQ(fromBase64(GetParam()), std::nullopt); }

INSTANTIATE_TEST_SUITE_P(Texts, NotBase64,
                         testing::Values("Z", "Zg", "Zg=", "Zg==\n",
                                         " Zg==", "Zg= =", "====", "Z===", "=Zg=", "Zg==Zg==", "Zm-v", "Zm\x80v"));

} // namespace
} // namespace shoal::control
