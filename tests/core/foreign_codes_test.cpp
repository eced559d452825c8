// What people paste where an invite's code belongs, each told apart.
#include "core/foreign_codes.h"

#include "core/swarm_faults.h"

#include <gtest/gtest.h>
#include <set>

namespace shoal {
namespace {

std::string isOf(std::string_view text) { return foreignCodeIn(text).value_or(ForeignCode{"nothing known", ""}).is; }

constexpr auto syncthing = "MFZWI3D-BONSGYC-YLTMRWG-C43ENR5-QXGZDMM-FZWI3DP-BONSGYY-LTMRWAD";

TEST(ForeignCode, IsToldByItsKind)
{
    EXPECT_EQ(isOf("magnet:?xt=urn:btih:0"), "it is a magnet link");
    EXPECT_EQ(isOf("MAGNET:?xt=urn:btih:0"), "it is a magnet link");
    EXPECT_EQ(isOf("https://example.org/join"), "it is a web address");
    EXPECT_EQ(isOf("/home/ann/film.torrent"), "it is a torrent file's name");
    EXPECT_EQ(isOf("d8:announce20:http://example.org/4:infod"), "it is a torrent file");
    EXPECT_EQ(isOf(std::string(40, 'A')), "it is an info-hash or an id");
    EXPECT_EQ(isOf(std::string(64, '7')), "it is an info-hash or an id");
    EXPECT_EQ(isOf("4c69624e61434c504b3a" + std::string(128, '0')), "it is a public key of Tribler");
    EXPECT_EQ(isOf(syncthing), "it is a device id of Syncthing");
    EXPECT_EQ(isOf("ShoalId1\x11\x08\x01"), "it is a device's identity, not an invite");
    EXPECT_EQ(isOf("choir.shoalinvite"), "it is a file's name");
    EXPECT_EQ(isOf("tox:0123"), "it begins with \"tox:\", and is for another program");
}

TEST(ForeignCode, IsNothingWhereNothingIsKnownAndNoCodeOfOurs)
{
    for (const auto* const text : {"", "hello", "shoal", "C:\\film", "a: b", "12:30"})
        EXPECT_EQ(foreignCodeIn(text), std::nullopt) << text;
    EXPECT_EQ(foreignCodeIn("shoal:ae3w6zqqd3kd72kj"), std::nullopt);
}

TEST(ForeignCode, IsTheReasonWhyATextIsNoCodeWithWhatToDoInstead)
{
    const auto errorIn = [](const std::string& text) {
        const auto code = swarm::parseCode(text);
        return code ? Error{} : errorOf(code.error(), text);
    };
    std::set<std::string> reasons;
    for (const std::string text :
         {"magnet:?xt=urn:btih:0", "film.torrent", syncthing, "hello", "shoal:abc", "shoal:a1b"}) {
        const auto error = errorIn(text);
        EXPECT_EQ(error.kind, ErrorKind::BadCode) << text;
        EXPECT_TRUE(reasons.insert(error.reason).second) << error.reason;
    }
    EXPECT_NE(errorIn("film.torrent").advice.find("shoal get"), std::string::npos);
    EXPECT_EQ(errorIn("hello").reason, "a code begins with \"shoal:\"");
}

} // namespace
} // namespace shoal
