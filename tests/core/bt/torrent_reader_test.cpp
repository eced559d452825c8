#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

std::string text(const std::string& bytes) { return std::to_string(bytes.size()) + ":" + bytes; }

/// A v1 torrent of files of one byte below "t"; each path is a list of elements.
std::string v1Torrent(const std::vector<std::vector<std::string>>& paths)
{
    std::string files;
    for (const auto& path : paths) {
        std::string elements;
        for (const auto& element : path)
            elements += text(element);
        files += "d6:lengthi1e4:pathl" + elements + "ee";
    }
    return "d4:infod5:filesl" + files + "e4:name1:t12:piece lengthi16384e6:pieces20:" + std::string(20, 'h') + "ee";
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

class Round : public ::testing::TestWithParam<TorrentFormat> {};

TEST_P(Round, WhatWeCreateIsReadBackAsItWas)
{
    test::TemporaryFolder folder;
    folder.writeNoise("share/big", 300'000);
    folder.write("share/a\nb", "newline");
    folder.write("share/" + std::string(250, 'n'), "long");
    folder.write("share/sub/\x01", "control");
    folder.write("share/empty", "");
    std::filesystem::permissions(folder.write("share/run", "#!/bin/sh"), std::filesystem::perms::owner_all);
    const auto created = createTorrent({.paths = {folder / "share"}, .format = GetParam(), .comment = "hello"});
    ASSERT_TRUE(created);

    const auto parsed = readTorrent(created->bytes);

    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->torrent.hashes, created->torrent.hashes);
    EXPECT_EQ(parsed->torrent.name, "share");
    EXPECT_EQ(parsed->torrent.comment, "hello");
    EXPECT_TRUE(parsed->torrent.isFolder);
    ASSERT_EQ(parsed->torrent.files.size(), created->torrent.files.size());
    for (std::size_t i = 0; i < parsed->torrent.files.size(); ++i) {
        const auto isPad = created->torrent.files[i].isPad;
        EXPECT_EQ(parsed->torrent.files[i].isPad, isPad);
        EXPECT_TRUE(isPad || parsed->torrent.files[i].path == created->torrent.files[i].path)
            << parsed->torrent.files[i].path;
        EXPECT_EQ(parsed->torrent.files[i].isExecutable, created->torrent.files[i].isExecutable);
        EXPECT_EQ(parsed->torrent.files[i].size, created->torrent.files[i].size);
        EXPECT_EQ(parsed->torrent.files[i].offset, created->torrent.files[i].offset);
        EXPECT_EQ(parsed->torrent.files[i].piecesRoot, created->torrent.files[i].piecesRoot);
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, Round,
                         ::testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid));

TEST(TorrentReader, RefusesWhatIsNoTorrentAndSaysWhy)
{
    for (const std::string bytes : {"", "hello", "d", "i1e", "le", "de", "d4:infodee"}) {
        const auto parsed = readTorrent(bytes);
        ASSERT_FALSE(parsed) << bytes;
        EXPECT_EQ(parsed.error().kind, ErrorKind::NotATorrent) << bytes;
        EXPECT_NE(parsed.error().reason, "") << bytes;
    }
}

TEST(TorrentReader, RefusesListsNestedTenThousandDeep)
{
    EXPECT_FALSE(readTorrent(std::string(10'000, 'l') + std::string(10'000, 'e')));
}

TEST(TorrentReader, NeverLetsAPathLeaveTheFolder)
{
    const auto paths = pathsOf(v1Torrent({{"..", "..", "x"}, {"/etc/passwd"}, {"a/../../b"}, {"."}}));
    ASSERT_EQ(paths.size(), 4u);
    for (const auto& path : paths) {
        EXPECT_TRUE(path.starts_with("t/")) << path;
        EXPECT_EQ(("/" + path + "/").find("/../"), std::string::npos) << path;
    }
}

TEST(TorrentReader, KeepsNamesThatOnlyLookOdd)
{
    EXPECT_THAT(pathsOf(v1Torrent({{"a\nb"}, {"\x02"}, {"...."}, {" lead"}, {std::string(255, 'x')}})),
                ::testing::ElementsAre("t/a\nb", "t/\x02", "t/....", "t/ lead", "t/" + std::string(255, 'x')));
}

TEST(TorrentReader, GivesFilesThatWouldCollideNamesOfTheirOwn)
{
    auto paths = pathsOf(v1Torrent({{"same"}, {"same"}, {"same", "below"}}));
    ASSERT_EQ(paths.size(), 3u);
    std::sort(paths.begin(), paths.end());
    EXPECT_EQ(std::unique(paths.begin(), paths.end()), paths.end());
}

} // namespace
} // namespace shoal::bt
