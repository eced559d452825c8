// Torrents that contradict themselves, or that ask for names which the disk can't or shouldn't have.
#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace shoal::bt {
namespace {
using testing::HasSubstr;

std::string text(const std::string& bytes) { return std::to_string(bytes.size()) + ":" + bytes; }

/// A v1 torrent of files of one byte below "t"; each path is a list of elements.
std::string v1Torrent(const std::vector<std::vector<std::string>>& paths, const std::string& name = "t")
{
    std::string files;
    for (const auto& path : paths) {
        std::string elements;
        for (const auto& element : path)
            elements += text(element);
        files += "d6:lengthi1e4:pathl" + elements + "ee";
    }
    return "d4:infod5:filesl" + files + "e4:name" + text(name)
        + "12:piece lengthi16384e6:pieces20:" + std::string(20, 'h') + "ee";
}

std::vector<std::string> pathsOf(const std::string& bytes)
{
    const auto parsed = readTorrent(bytes);
    std::vector<std::string> paths;
    if (parsed)
        for (const auto& file : parsed->torrent.files)
            paths.push_back(file.path);
    return paths;
}

std::string reasonOf(const std::string& bytes)
{
    const auto parsed = readTorrent(bytes);
    EXPECT_FALSE(parsed);
    return parsed ? "" : parsed.error().reason;
}

class MadeOf : public testing::Test {
protected:
    std::string torrentOf(Bytes size, unsigned seed, TorrentFormat format = TorrentFormat::Hybrid)
    {
        folder_.writeNoise("film", size, seed);
        return createTorrent({.paths = {folder_ / "film"}, .format = format}).value().bytes;
    }
    static std::string replaced(std::string bytes, const std::string& from, const std::string& to)
    {
        const auto at = bytes.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return at == std::string::npos ? bytes : bytes.replace(at, from.size(), to);
    }

    test::TemporaryFolder folder_;
};

TEST_F(MadeOf, AHybridCutShortAtAnyByteIsRefusedInWords)
{
    const auto whole = torrentOf(60'000, 1);
    ASSERT_TRUE(readTorrent(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto parsed = readTorrent(std::string_view{whole}.substr(0, size));
        ASSERT_FALSE(parsed) << "cut to " << size << " of " << whole.size() << " bytes";
        EXPECT_EQ(parsed.error().kind, ErrorKind::NotATorrent);
        EXPECT_THAT(parsed.error().reason, size == 0 ? HasSubstr("empty") : HasSubstr("ends in the middle"));
    }
}

TEST_F(MadeOf, HalvesOfDifferentSizesAreRefused)
{
    const auto whole = torrentOf(60'000, 1);
    EXPECT_THAT(reasonOf(replaced(whole, "6:lengthi60000e11:pieces root", "6:lengthi60001e11:pieces root")),
                HasSubstr("two halves, v1 and v2, list different files"));
}

TEST_F(MadeOf, HalvesWithDifferentNamesAreRefused)
{
    const auto whole = torrentOf(60'000, 1);
    EXPECT_THAT(reasonOf(replaced(whole, "d4:filmd0:", "d4:filed0:")),
                HasSubstr("two halves, v1 and v2, list different files"));
}

TEST_F(MadeOf, ALayerWithAForeignHashIsRefused)
{
    auto whole = torrentOf(60'000, 1, TorrentFormat::V2);
    ASSERT_TRUE(readTorrent(whole));
    whole[whole.size() - 10] ^= 1; // the layers stand at the end

    EXPECT_THAT(reasonOf(whole), HasSubstr("piece layers"));
}

TEST_F(MadeOf, ALayerOfTheWrongLengthIsRefused)
{
    auto whole = torrentOf(60'000, 1, TorrentFormat::V2);
    const auto at = whole.rfind("128:");
    ASSERT_NE(at, std::string::npos);
    whole.replace(at, 4 + 32, "96:");

    EXPECT_THAT(reasonOf(whole), HasSubstr("piece layers"));
}

TEST_F(MadeOf, AVersion2PieceLengthThatIsNoPowerOfTwoIsRefused)
{
    const auto whole = torrentOf(60'000, 1, TorrentFormat::V2);
    EXPECT_THAT(reasonOf(replaced(whole, "12:piece lengthi16384e", "12:piece lengthi20000e")),
                HasSubstr("its piece length is 20000; it has to be a power of two"));
}

TEST(BadTorrent, NamesTheFileWithAnImpossibleSize)
{
    auto bytes = v1Torrent({{"a"}, {"b"}, {"c"}});
    const auto second = bytes.find("i1e", bytes.find("i1e") + 3);
    bytes.replace(second, 3, "i-7e");

    EXPECT_THAT(reasonOf(bytes), HasSubstr("the size of file 2 is -7"));
}

TEST(BadTorrent, RefusesSizesThatOverflowInSum)
{
    auto bytes = v1Torrent({{"a"}, {"b"}});
    for (auto at = bytes.find("i1e"); at != std::string::npos; at = bytes.find("i1e"))
        bytes.replace(at, 3, "i9000000000000000000e");

    EXPECT_FALSE(readTorrent(bytes));
}

TEST(BadTorrent, AlreadyKeptNamesThatOnlyWindowsRefuses)
{
    EXPECT_THAT(pathsOf(v1Torrent({{"CON"}, {"dot."}, {"space "}, {"a:b"}, {"x?*<>|\"y"}, {"back\\slash"}})),
                testing::ElementsAre("t/CON", "t/dot.", "t/space ", "t/a:b", "t/x?*<>|\"y", "t/back\\slash"));
}

TEST(BadTorrent, AlreadyShortenedNamesThatNoLinuxDiskHolds)
{
    const auto paths = pathsOf(v1Torrent({{std::string(300, 'n')}, {"other"}}));
    ASSERT_EQ(paths.size(), 2U);
    EXPECT_LE(paths.front().size(), 2U + 255U);
    EXPECT_GT(paths.front().size(), 2U + 200U) << "as much of it as fits";
}

TEST(BadTorrent, AlreadyKeptNamesThatDifferInCaseOnly)
{
    EXPECT_THAT(pathsOf(v1Torrent({{"Readme"}, {"README"}, {"readme"}})),
                testing::ElementsAre("t/Readme", "t/README", "t/readme"));
}

TEST(BadTorrent, AlreadyGaveAFileInPlaceOfAFolderAnotherName)
{
    const auto paths = pathsOf(v1Torrent({{"a"}, {"a", "b"}}));
    ASSERT_EQ(paths.size(), 2U);
    const std::set<std::string> both(paths.begin(), paths.end());
    EXPECT_TRUE(both.contains("t/a/b") != both.contains("t/a")) << paths[0] << " " << paths[1];
}

TEST(BadTorrent, AlreadyKeptAShareNameInsideTheTarget)
{
    for (const auto& name : {"..", "/", "/etc", "../../x", ".", "a/../../b"})
        for (const auto& path : pathsOf(v1Torrent({{"f"}, {"g"}}, name))) {
            EXPECT_FALSE(path.starts_with("/")) << name << " gives " << path;
            EXPECT_EQ(("/" + path + "/").find("/../"), std::string::npos) << name << " gives " << path;
        }
}

TEST(BadTorrent, RefusesAListOfFilesThatIsNoList)
{
    EXPECT_EQ(
        reasonOf("d4:infod5:filesl3:abce4:name1:t12:piece lengthi16384e6:pieces20:" + std::string(20, 'h') + "ee"),
        "its list of files is damaged");
}

TEST(BadTorrent, RefusesATorrentFileThatOnlyHoldsALink)
{
    EXPECT_THAT(reasonOf("d10:magnet-uri60:magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567e"),
                HasSubstr("has no \"info\""));
}

} // namespace
} // namespace shoal::bt
