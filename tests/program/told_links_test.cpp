// What is said of links that can't be read.
#include "tests/program/telling.h"

namespace shoal::test {
namespace {

const std::string v1 = "0123456789abcdef0123456789abcdef01234567";
const std::string v2 = "1220" + v1 + v1.substr(0, 24);

struct BadLink {
    std::string about;
    std::string title; ///< on the page; empty: not there
    std::string link;
    std::string says;
    std::string command = "show";
};
void PrintTo(const BadLink& link, std::ostream* out) { *out << link.about; }

class ToldOfLinks : public Telling, public testing::WithParamInterface<BadLink> {};

TEST_P(ToldOfLinks, WhichPartIsWrong)
{
    const auto told = tell({GetParam().command, GetParam().link});

    expectTold(told, "bad-link", 3);
    EXPECT_NE(told.message.find(GetParam().says), std::string::npos) << told.message;
    EXPECT_LT(told.message.size(), 500U) << "a link of a mebibyte is not repeated";
    if (!GetParam().title.empty())
        expectOnPage(told, ErrorGroup::Links, GetParam().title, "bad-link", 3);
}

INSTANTIATE_TEST_SUITE_P(
    , ToldOfLinks,
    testing::Values(
        BadLink{"OtherScheme", "A link of another kind", "https://example.org/film", "web address"},
        BadLink{"Word", "A word", "film", "a link starts with magnet:", "get"}, // `show` looks on the list
        BadLink{"Empty", "", "", "a link starts with magnet:"},
        BadLink{"BareScheme", "", "magnet:?", "names no BitTorrent hash"},
        BadLink{"NoTopic", "A link without a hash", "magnet:?dn=film", "names no BitTorrent hash"},
        BadLink{"OtherUrn", "A link to another network", "magnet:?xt=urn:ed2k:31D6CFE0D16AE931B73C59D7E0C089C0",
                "names no BitTorrent hash"},
        BadLink{"Short", "A link that was cut off", "magnet:?xt=urn:btih:" + v1.substr(0, 30), "40 hex digits"},
        BadLink{"BadHex", "A hash with a wrong letter", "magnet:?xt=urn:btih:" + v1.substr(0, 39) + "g",
                "40 hex digits"},
        BadLink{"BadBase32", "", "magnet:?xt=urn:btih:ABCDEFGHIJKLMNOPQRSTUVWXYZ234501", "32 base32"},
        BadLink{"TwoHashes", "A link to two torrents",
                "magnet:?xt=urn:btih:" + v1 + "&xt=urn:btih:" + std::string(40, '5'), "names two torrents"},
        BadLink{"ShortV2", "", "magnet:?xt=urn:btmh:" + v2.substr(0, 60), "not a v2 hash"},
        BadLink{"OtherMultihash", "", "magnet:?xt=urn:btmh:1114" + v1, "not a v2 hash"},
        BadLink{"Zeros", "", "magnet:?xt=urn:btih:" + std::string(40, '0'), "all zeros"},
        BadLink{"OnlyMutable", "A link to a share that changes", "magnet:?xs=urn:btpk:" + v1 + v1.substr(0, 24),
                "BEP 46"},
        BadLink{"BadPeer", "", "magnet:?xt=urn:btih:" + v1 + "&x.pe=nowhere", "HOST:PORT"},
        BadLink{"PeerPort", "", "magnet:?xt=urn:btih:" + v1 + "&x.pe=1.2.3.4:99999", "HOST:PORT"},
        BadLink{"BadPercent", "A spoilt escape", "magnet:?xt=urn:btih:" + v1 + "&dn=100%zz", "%"},
        BadLink{"Selection", "A choice of files that is none", "magnet:?xt=urn:btih:" + v1 + "&so=all", "0,2,4-6"},
        BadLink{"SelectionBackwards", "", "magnet:?xt=urn:btih:" + v1 + "&so=5-2", "0,2,4-6"},
        BadLink{"SelectionOverflowing", "", "magnet:?xt=urn:btih:" + v1 + "&so=99999999999", "0,2,4-6"},
        BadLink{"PercentCutOff", "", "magnet:?xt=urn:btih:" + v1 + "&tr=http%3", "%"},
        BadLink{"ZerosV2", "", "magnet:?xt=urn:btmh:1220" + std::string(64, '0'), "all zeros"},
        BadLink{"Mebibyte", "", "magnet:?xt=urn:btih:" + v1 + "&dn=" + std::string(100'000, 'n'), "longer than"}),
    [](const auto& test) { return test.param.about; });

struct OddLink {
    std::string about;
    std::string link;
};
void PrintTo(const OddLink& link, std::ostream* out) { *out << link.about; }

class UsableLinks : public Telling, public testing::WithParamInterface<OddLink> {};

TEST_P(UsableLinks, AlreadyNamedTheirHash)
{
    const auto shown = run({"show", GetParam().link, "--json"});

    ASSERT_EQ(shown.exit, 0) << shown.messages << shown.output;
    EXPECT_EQ(shown.events.back().text("info_hash_v1"), v1);
}

INSTANTIATE_TEST_SUITE_P(
    , UsableLinks,
    testing::Values(OddLink{"WithLineBreaksOfAMail",
                            "magnet:?xt=urn:btih:" + v1.substr(0, 20) + "\r\n  " + v1.substr(20)},
                    OddLink{"WithBlanksAround", "  magnet:?xt=urn:btih:" + v1 + " \n"},
                    OddLink{"WithANameThatIsNotUtf8", "magnet:?xt=urn:btih:" + v1 + "&dn=%ff%fe"},
                    OddLink{"WithANulInTheName", "magnet:?xt=urn:btih:" + v1 + "&dn=a%00b"},
                    OddLink{"WithATrackerThatIsNone", "magnet:?xt=urn:btih:" + v1 + "&tr=%ff"},
                    OddLink{"WithAWebSeedThatIsNone", "magnet:?xt=urn:btih:" + v1 + "&ws=://"},
                    OddLink{"WithTheSameHashTwice", "magnet:?xt=urn:btih:" + v1 + "&xt=urn:btih:" + v1},
                    OddLink{"WithAnotherNetworksHashToo", "magnet:?xt=urn:ed2k:00&xt=urn:btih:" + v1}),
    [](const auto& test) { return test.param.about; });

} // namespace
} // namespace shoal::test
