#include "core/link/magnet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const std::string v1Hex = "0123456789abcdef0123456789abcdef01234567";
const std::string v1Base32 = "AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH"; // of the same bytes
const std::string v2Hex = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const InfoHashes v1{sha1FromHex(v1Hex), {}};
const InfoHashes v2{{}, sha256FromHex(v2Hex)};
const InfoHashes hybrid{v1.v1, v2.v2};
const std::string v1Link = "magnet:?xt=urn:btih:" + v1Hex;

/// The link's meaning; a refusal fails the test.
Magnet read(const std::string& text)
{
    const auto magnet = parseMagnet(text);
    EXPECT_TRUE(magnet) << text << ": " << magnet.error().reason;
    return magnet.value_or(Magnet{});
}

/// Why the link is refused; empty when it isn't.
std::string refusal(const std::string& text)
{
    const auto magnet = parseMagnet(text);
    if (magnet)
        return "";
    EXPECT_EQ(magnet.error().kind, ErrorKind::BadLink);
    return magnet.error().reason;
}

TEST(Magnet, NamesATorrentByItsV1HashInHex) { EXPECT_EQ(read(v1Link).hashes, v1); }

TEST(Magnet, NamesATorrentByItsV1HashInBase32)
{
    EXPECT_EQ(read("magnet:?xt=urn:btih:" + v1Base32).hashes, v1);
    EXPECT_EQ(read("magnet:?xt=urn:btih:aerukz4jvpg66ajdivtytk6n54asgrlh").hashes, v1);
}

TEST(Magnet, NamesATorrentByItsV2Hash) { EXPECT_EQ(read("magnet:?xt=urn:btmh:1220" + v2Hex).hashes, v2); }

TEST(Magnet, NamesAHybridByBothHashesInEitherOrder)
{
    EXPECT_EQ(read(v1Link + "&xt=urn:btmh:1220" + v2Hex).hashes, hybrid);
    EXPECT_EQ(read("magnet:?xt.1=urn:btmh:1220" + v2Hex + "&xt.2=urn:btih:" + v1Hex).hashes, hybrid);
}

TEST(Magnet, CanBeABareHash)
{
    EXPECT_EQ(read(v1Hex).hashes, v1);
    EXPECT_EQ(read(v1Base32).hashes, v1);
    EXPECT_EQ(read(v2Hex).hashes, v2);
    EXPECT_EQ(read("1220" + v2Hex).hashes, v2);
    EXPECT_EQ(read("  0123456789ABCDEF01234567\n89abcdef01234567 ").hashes, v1);
}

TEST(Magnet, RefusesHashesOfTheWrongLengthOrLetters)
{
    EXPECT_THAT(refusal(v1Link + "0"), HasSubstr("not a v1 hash"));
    EXPECT_THAT(refusal("magnet:?xt=urn:btih:" + v1Base32.substr(1) + "1"), HasSubstr("not a v1 hash"));
    EXPECT_THAT(refusal("magnet:?xt=urn:btmh:1220" + v2Hex.substr(2)), HasSubstr("not a v2 hash"));
    EXPECT_THAT(refusal("magnet:?xt=urn:btmh:1114" + v1Hex), HasSubstr("not a v2 hash"));
    EXPECT_THAT(refusal("magnet:?xt=urn:btih:" + std::string(40, '0')), HasSubstr("all zeros"));
}

TEST(Magnet, RefusesHashesThatConflictAndTakesTheSameOneTwice)
{
    EXPECT_THAT(refusal(v1Link + "&xt=urn:btih:" + std::string(40, 'a')), HasSubstr("two torrents"));
    EXPECT_EQ(read(v1Link + "&xt=urn:btih:" + v1Base32).hashes, v1);
}

TEST(Magnet, WithoutAHashIsNoLink)
{
    EXPECT_THAT(refusal("magnet:?dn=name"), HasSubstr("no BitTorrent hash"));
    EXPECT_THAT(refusal("magnet:?xt=urn:sha1:" + v1Base32), HasSubstr("no BitTorrent hash"));
    EXPECT_THAT(refusal("magnet:?"), HasSubstr("no BitTorrent hash"));
}

TEST(Magnet, AWebAddressIsToldFromAnyOtherText)
{
    EXPECT_THAT(refusal("http://example.org/a.torrent"), HasSubstr("web address"));
}

TEST(Magnet, OtherTextIsNoLink)
{
    for (const auto* text : {"", " ", "hello", "magnet:", "magnet:xt=urn:btih:"})
        EXPECT_THAT(refusal(text), HasSubstr("a link starts with magnet:")) << text;
}

TEST(Magnet, SaysThatMutableSharesAreNotSupported)
{
    EXPECT_THAT(refusal("magnet:?xs=urn:btpk:" + v2Hex), HasSubstr("BEP 46"));
    EXPECT_EQ(read(v1Link + "&xs=urn:btpk:" + v2Hex).hashes, v1);
}

TEST(Magnet, DecodesThePercentSignsOfNames)
{
    EXPECT_EQ(read(v1Link + "&dn=a%26b%20c%C3%A9").name, "a&b c\xc3\xa9");
    EXPECT_EQ(read(v1Link + "&dn=one+two%2Bthree").name, "one two+three");
    EXPECT_EQ(read(v1Link + "&dn=My Holiday").name, "My Holiday");
}

TEST(Magnet, RefusesAPercentSignWithoutTwoDigits)
{
    for (const auto* name : {"%", "a%4", "%zz", "%%41"})
        EXPECT_THAT(refusal(v1Link + "&dn=" + name), HasSubstr("two hex digits")) << name;
    EXPECT_THAT(refusal(v1Link + "&tr=http%3"), HasSubstr("tr=http%3"));
}

TEST(Magnet, KeepsControlCharactersOutOfTheName) { EXPECT_EQ(read(v1Link + "&dn=a%00b%1b%5b31m").name, "a b [31m"); }

TEST(Magnet, TakesTheFirstOfSeveralNames) { EXPECT_EQ(read(v1Link + "&dn=&dn=one&dn=two").name, "one"); }

TEST(Magnet, ListsTrackersAndWebSeedsOnceEach)
{
    const auto magnet = read(v1Link
                             + "&tr=udp%3A%2F%2Ft%3A80%2Fannounce&tr.1=http://u/&tr=udp://t:80/announce"
                               "&ws=https://w/a+b&ws=https://w/a+b");

    EXPECT_THAT(magnet.trackers, ElementsAre("udp://t:80/announce", "http://u/"));
    EXPECT_THAT(magnet.webSeeds, ElementsAre("https://w/a+b"));
}

TEST(Magnet, PassesOverTrackersThatAreNoUrls)
{
    EXPECT_THAT(read(v1Link + "&tr=&tr=nonsense&tr=%3A%2F%2F&tr=http://a%0ab/&ws=x").trackers, IsEmpty());
}

TEST(Magnet, ListsPeersByAddressOrName)
{
    EXPECT_THAT(read(v1Link + "&x.pe=1.2.3.4:6881&x.pe=%5B::1%5D:1&x.pe=[2001:db8::7]:2&x.pe=a-b.example:65535").peers,
                ElementsAre("1.2.3.4:6881", "[::1]:1", "[2001:db8::7]:2", "a-b.example:65535"));
}

TEST(Magnet, NamesThePeerThatItRefuses)
{
    for (const auto* peer : {"1.2.3.4", "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:65536", "1.2.3:80", "1.2.3.400:80", ":80",
                             "::1:80", "[::1]", "[::g]:80", "a b:80x", "bad/host:80", "host:+80", "[1.2.3.4]:80"})
        EXPECT_THAT(refusal(v1Link + "&x.pe=" + peer), HasSubstr("x.pe=" + std::string{peer})) << peer;
}

TEST(Magnet, SelectsFilesByNumberAndRange)
{
    EXPECT_THAT(read(v1Link + "&so=0,2,4-6").selectOnly, ElementsAre(Pair(0, 0), Pair(2, 2), Pair(4, 6)));
    EXPECT_THAT(read(v1Link + "&so=7&so=1-1").selectOnly, ElementsAre(Pair(7, 7), Pair(1, 1)));
    EXPECT_THAT(read(v1Link + "&so=").selectOnly, IsEmpty());
}

TEST(Magnet, RefusesASelectionThatIsNotOne)
{
    for (const auto* selection : {"a", "1,,2", ",1", "6-4", "-3", "3-", "1-2-3", "4294967296", "2147483648", "+1"})
        EXPECT_THAT(refusal(v1Link + "&so=" + selection), HasSubstr("file numbers")) << selection;
}

TEST(Magnet, IgnoresParametersThatItDoesNotKnow)
{
    EXPECT_EQ(read(v1Link + "&xl=123&as=x&kt=%&mt&=&&x.pe.a=b&foo.1=2").hashes, v1);
}

TEST(Magnet, TakesSchemeAndKeysInEitherCase)
{
    EXPECT_EQ(read("MagNet:?XT=URN:BTIH:" + v1Hex + "&DN=name"), (Magnet{.hashes = v1, .name = "name"}));
}

TEST(Magnet, SurvivesMailAndWebPages)
{
    const Magnet expected{.hashes = hybrid, .name = "name"};
    const auto v1Part = "xt=urn:btih:" + v1Hex;
    const auto v2Part = "xt=urn:btmh:1220" + v2Hex;

    EXPECT_EQ(read(" \t<magnet:?" + v1Part + "&" + v2Part + "&dn=name>\r\n"), expected);
    EXPECT_EQ(read("\"magnet:?" + v1Part + "&amp;" + v2Part + "&amp;amp;dn=name\""), expected);
    EXPECT_EQ(read("magnet:?" + v1Part + "&xt=urn:btmh:1220" + v2Hex.substr(0, 20) + "\r\n  " + v2Hex.substr(20)
                   + "&d\nn=name"),
              expected);
    EXPECT_EQ(read("magnet:?xt=urn:btih: " + v1Hex + " &" + v2Part + "&dn=name"), expected);
}

TEST(Magnet, IsAtMost64KiBLong)
{
    const auto filled = [](std::size_t size) { return v1Link + "&x=" + std::string(size - v1Link.size() - 3, 'a'); };

    EXPECT_EQ(refusal(filled(longestMagnet)), "");
    EXPECT_THAT(refusal(filled(longestMagnet + 1)), HasSubstr("64 KiB"));
}

TEST(Magnet, ShowsOnlyTheBeginningOfARefusedLink)
{
    const auto refused = parseMagnet("nonsense\n\x1b[31m" + std::string(1000, 'x'));

    EXPECT_EQ(refused.error().about, "nonsense??[31m" + std::string(46, 'x') + "…");
}

TEST(Magnet, IsWrittenInItsCanonicalForm)
{
    const Magnet magnet{.hashes = hybrid,
                        .name = "a&b c+\xc3\xa9",
                        .trackers = {"udp://t:80/a?b=c&d"},
                        .webSeeds = {"https://w/x y"},
                        .peers = {"1.2.3.4:6881", "[::1]:1"},
                        .selectOnly = {{0, 0}, {4, 6}}};

    EXPECT_EQ(formatMagnet(magnet),
              "magnet:?xt=urn:btih:" + v1Hex + "&xt=urn:btmh:1220" + v2Hex
                  + "&dn=a%26b%20c%2B%C3%A9&so=0,4-6&tr=udp%3A%2F%2Ft%3A80%2Fa%3Fb%3Dc%26d&ws=https%3A%2F%2Fw%2Fx%20y"
                    "&x.pe=1.2.3.4:6881&x.pe=%5B::1%5D:1");
}

TEST(Magnet, IsReadBackAsItWasWritten)
{
    const Magnet magnet{.hashes = v2,
                        .name = "100% <odd> \"name\" \xff+&=#",
                        .trackers = {"udp://t:80/a+b", "http://u/%20"},
                        .webSeeds = {"https://w/"},
                        .peers = {"[::1]:1", "h:2"},
                        .selectOnly = {{9, 9}, {4, 6}, {5, 5}}};

    EXPECT_EQ(read(formatMagnet(magnet)), magnet);
}

} // namespace
} // namespace shoal
