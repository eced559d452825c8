// Torrents whose parts contradict each other, and torrents with names that were chosen to do harm.
#include "tests/program/telling.h"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace shoal::test {
namespace {

constexpr auto group = ErrorGroup::TorrentFiles;

/// A sound torrent, changed in one place.
class ToldOfContradictions : public Telling {
protected:
    std::string torrentOf(const std::string& format)
    {
        write("film.bin", std::string(60'000, 'f'));
        std::vector<std::string> command{"share", "--no-seed", "--torrent-file", "film.torrent", "film.bin"};
        if (!format.empty())
            command.push_back(format);
        const auto made = run(command);
        EXPECT_EQ(made.exit, 0) << made.messages;
        std::ifstream stream{home() / "film.torrent", std::ios::binary};
        std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
        std::filesystem::remove(home() / "film.torrent");
        return bytes;
    }
    static std::string with(std::string bytes, const std::string& from, const std::string& to)
    {
        const auto at = bytes.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return at == std::string::npos ? bytes : bytes.replace(at, from.size(), to);
    }
    Told show(const std::string& bytes)
    {
        write("film.torrent", bytes);
        return tell({"show", "film.torrent"});
    }
};

TEST_F(ToldOfContradictions, BetweenPieceLayersAndTheFile)
{
    auto bytes = torrentOf("--v2");
    bytes[bytes.size() - 10] ^= 1; // the layers stand at the end
    expectOnPage(show(bytes), group, "Piece layers that don't fit", "not-a-torrent", 3);
}

TEST_F(ToldOfContradictions, BetweenTheSizesOfBothHalves)
{
    const auto bytes = torrentOf("");
    expectOnPage(show(with(bytes, "6:lengthi60000e11:pieces root", "6:lengthi60001e11:pieces root")), group,
                 "Halves that disagree", "not-a-torrent", 3);
}

TEST_F(ToldOfContradictions, BetweenTheNamesOfBothHalves)
{
    const auto bytes = torrentOf("");
    expectTold(show(with(bytes, "d8:film.bind0:", "d8:film.bild0:")), "not-a-torrent", 3);
}

TEST_F(ToldOfContradictions, BetweenThePieceLengthAndItsVersion)
{
    const auto bytes = torrentOf("--v2");
    expectOnPage(show(with(bytes, "12:piece lengthi16384e", "12:piece lengthi20000e")), group,
                 "A piece length that its version does not know", "not-a-torrent", 3);
}

/// SHA-1 of "x".
const std::string sha1OfX = "\x11\xf6\xad\x8e\xc5\x2a\x29\x84\xab\xaa\xfd\x7c\x3b\x51\x65\x03\x78\x5c\x20\x72";

/// A v1 torrent of files without a byte, and one of one byte.
std::string torrentOf(const std::vector<std::vector<std::string>>& paths)
{
    const auto text = [](const std::string& bytes) { return std::to_string(bytes.size()) + ":" + bytes; };
    std::string files = "d6:lengthi1e4:pathl4:ballee";
    for (const auto& path : paths) {
        std::string elements;
        for (const auto& element : path)
            elements += text(element);
        files += "d6:lengthi0e4:pathl" + elements + "ee";
    }
    const auto hash = sha1OfX;
    return "d4:infod5:filesl" + files + "e4:name4:toys12:piece lengthi16384e6:pieces" + text(hash) + "ee";
}

class HarmfulNames : public Telling {
protected:
    /// What a download of these files leaves on this person's disk, but for what Shoal keeps for itself.
    std::vector<std::string> madeBy(const std::vector<std::vector<std::string>>& paths)
    {
        write("film.torrent", torrentOf(paths));
        write("in/here/toys/ball", "x");
        const auto got = run({"get", "film.torrent", "-o", "in/here"});
        EXPECT_EQ(got.exit, 0) << got.messages << got.output;
        std::vector<std::string> made;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{elsewhere("")}) {
            const auto path = entry.path().lexically_relative(home()).string();
            const bool isOwn = path.starts_with("state") || path.starts_with("config") || path.starts_with("cache")
                || path.starts_with("messages") || path == "film.torrent" || path == "in/here/toys/ball";
            if (!entry.is_directory() && !isOwn)
                made.push_back(path);
        }
        std::ranges::sort(made);
        return made;
    }
};

TEST_F(HarmfulNames, StayInsideTheFolderThatIsFetchedTo)
{
    EXPECT_THAT(madeBy({{"..", "..", "x"}, {"/shoal-escaped"}, {"..", "up", "y"}, {"a/../../../z"}}),
                testing::Each(testing::StartsWith("in/here/toys/")));
    EXPECT_FALSE(std::filesystem::exists("/shoal-escaped"));
}

TEST_F(HarmfulNames, OfFilesThatAreTheSameBecomeDifferent)
{
    const auto made = madeBy({{"same"}, {"same"}, {"a"}, {"a", "below"}});
    EXPECT_EQ(made.size(), 4U) << testing::PrintToString(made);
}

TEST_F(HarmfulNames, OfFilesThatDifferInCaseAloneAreBothKept)
{
    EXPECT_THAT(madeBy({{"Readme"}, {"README"}}), testing::ElementsAre("in/here/toys/README", "in/here/toys/Readme"));
}

TEST_F(HarmfulNames, ThatOnlyWindowsRefusesAreKept)
{
    EXPECT_THAT(
        madeBy({{"CON"}, {"a:b"}, {"dot."}, {"what?"}}),
        testing::ElementsAre("in/here/toys/CON", "in/here/toys/a:b", "in/here/toys/dot.", "in/here/toys/what?"));
}

} // namespace
} // namespace shoal::test
