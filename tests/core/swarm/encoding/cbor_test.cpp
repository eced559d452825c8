#include "core/swarm/encoding/cbor.h"

#include "core/torrent/info_hash.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

std::optional<Cbor> decoded(std::string_view hex)
{
    const auto bytes = fromHex(hex);
    EXPECT_TRUE(bytes) << hex;
    return decodeCbor(Bytes{bytes->begin(), bytes->end()});
}

std::string encoded(const Cbor& value) { return toHex(encodeCbor(value)); }

bool isRefused(std::string_view hex) { return !decoded(hex).has_value(); }

TEST(SwarmCbor, WritesNumbersAsTheStandardsExamples) // RFC 8949, appendix A
{
    EXPECT_EQ(encoded(Cbor{0}), "00");
    EXPECT_EQ(encoded(Cbor{23}), "17");
    EXPECT_EQ(encoded(Cbor{24}), "1818");
    EXPECT_EQ(encoded(Cbor{100}), "1864");
    EXPECT_EQ(encoded(Cbor{1000}), "1903e8");
    EXPECT_EQ(encoded(Cbor{1'000'000}), "1a000f4240");
    EXPECT_EQ(encoded(Cbor{1'000'000'000'000}), "1b000000e8d4a51000");
    EXPECT_EQ(encoded(Cbor{UINT64_MAX}), "1bffffffffffffffff");
}

TEST(SwarmCbor, WritesStringsAndArraysAsTheStandardsExamples)
{
    EXPECT_EQ(encoded(Cbor{Bytes{1, 2, 3, 4}}), "4401020304");
    EXPECT_EQ(encoded(Cbor{Bytes{}}), "40");
    EXPECT_EQ(encoded(Cbor{std::string{"IETF"}}), "6449455446");
    EXPECT_EQ(encoded(Cbor{std::string{"ü"}}), "62c3bc");
    EXPECT_EQ(encoded(Cbor{Cbor::Array{}}), "80");
    EXPECT_EQ(encoded(Cbor{Cbor::Array{1, Cbor{Cbor::Array{2, 3}}, Cbor{Cbor::Array{4, 5}}}}), "8301820203820405");
}

TEST(SwarmCbor, ReadsBackWhatItWrote)
{
    for (const std::uint64_t number : {0ULL, 23ULL, 24ULL, 255ULL, 256ULL, 65'535ULL, 65'536ULL, 0xffff'ffffULL,
                                       0x1'0000'0000ULL, 0xffff'ffff'ffff'ffffULL}) {
        const Cbor value{Cbor::Array{number, Bytes(300, 7), std::string(24, 'x'), Cbor{Cbor::Array{}}}};
        EXPECT_EQ(decodeCbor(encodeCbor(value)), value) << number;
    }
}

TEST(SwarmCbor, RefusesNumbersInMoreBytesThanTheyNeed)
{
    EXPECT_TRUE(isRefused("1817"));
    EXPECT_TRUE(isRefused("1900ff"));
    EXPECT_TRUE(isRefused("1a0000ffff"));
    EXPECT_TRUE(isRefused("1b00000000ffffffff"));
    EXPECT_TRUE(isRefused("580161")); // the same for lengths
    EXPECT_TRUE(isRefused("980100"));
    EXPECT_FALSE(isRefused("1818"));
    EXPECT_FALSE(isRefused("190100"));
    EXPECT_FALSE(isRefused("1a00010000"));
    EXPECT_FALSE(isRefused("1b0000000100000000"));
}

TEST(SwarmCbor, RefusesEveryOtherType)
{
    for (
        const auto* const hex :
        {"20",       "a0",       "a10102", "c000", "f4", "f5", "f6", "f7", "f90000", "fa00000000", "fb0000000000000000",
         "5f4101ff", "7f6161ff", "9f01ff", "bfff", "ff", "1c", "1d", "1e", "1f",     "5c",         "7d",
         "9e"})
        EXPECT_TRUE(isRefused(hex)) << hex;
}

TEST(SwarmCbor, RefusesWhatIsCutOffOrGoesOn)
{
    EXPECT_TRUE(isRefused(""));
    for (const auto* const hex : {"18", "19ff", "1a000fff", "4401", "6149ff", "8201", "0000", "8000"})
        EXPECT_TRUE(isRefused(hex)) << hex;
}

TEST(SwarmCbor, RefusesLengthsThatNoInputHolds)
{
    EXPECT_TRUE(isRefused("5bffffffffffffffff"));
    EXPECT_TRUE(isRefused("7bffffffffffffffff"));
    EXPECT_TRUE(isRefused("9bffffffffffffffff"));
    EXPECT_TRUE(isRefused("9a7fffffff00"));
}

TEST(SwarmCbor, RefusesTextThatIsNotUtf8)
{
    EXPECT_TRUE(isRefused("61ff"));
    EXPECT_TRUE(isRefused("62c080"));   // overlong
    EXPECT_TRUE(isRefused("63eda080")); // a surrogate
    EXPECT_FALSE(isRefused("62c3bc"));
    EXPECT_FALSE(isRefused("41ff")); // bytes may be anything
}

TEST(SwarmCbor, NestsEightArraysAndNoMore)
{
    EXPECT_FALSE(isRefused("8181818181818180"));
    EXPECT_TRUE(isRefused("818181818181818180"));
}

TEST(SwarmCbor, ReadsUpToItsLimitOfBytes)
{
    EXPECT_TRUE(decodeCbor(encodeCbor(Cbor{Bytes(longestCbor - 3, 1)})));
    EXPECT_FALSE(decodeCbor(encodeCbor(Cbor{Bytes(longestCbor - 2, 1)})));
}

} // namespace
} // namespace shoal::swarm
