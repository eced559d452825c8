// Whatever we create is, byte for byte of its info dictionary, what libtorrent would have created.
#include "core/chunks/create.h"
#include "tests/support/library_creation.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {
namespace fs = std::filesystem;
using test::TemporaryFolder;

constexpr Bytes piece = 32 * 1024;

/// What is shared: each case writes its files below a folder and returns the path to share.
struct Tree {
    const char* name;
    fs::path (*make)(const TemporaryFolder& folder);
};

fs::path mixed(const TemporaryFolder& folder)
{
    folder.writeNoise("mixed/b/larger", 5 * piece + 777);
    folder.writeNoise("mixed/a", 1);
    folder.write("mixed/b/empty", "");
    folder.writeNoise("mixed/b-c", 16 * 1024);
    folder.writeNoise("mixed/b/exact", 2 * piece);
    folder.writeNoise("mixed/z/deep/er/last", piece - 1);
    return folder / "mixed";
}

fs::path oddNames(const TemporaryFolder& folder)
{
    unsigned seed = 0;
    for (const auto* name : {"new\nline", "tab\there", " space ", ".hidden", "...", "caf\xc3\xa9", "\xf0\x9f\x90\x9f",
                             "quote\"'", "\x01\x7f", "a b/c d"})
        folder.writeNoise(std::string{"odd/"} + name, 20'000, ++seed);
    folder.writeNoise("odd/" + std::string(255, 'n'), 40'000);
    return folder / "odd";
}

fs::path executables(const TemporaryFolder& folder)
{
    folder.writeNoise("bin/plain", 100);
    fs::permissions(folder.writeNoise("bin/tool", 50'000), fs::perms::owner_all);
    return folder / "bin";
}

fs::path twins(const TemporaryFolder& folder)
{
    folder.writeNoise("twins/one", 3 * piece);
    folder.writeNoise("twins/two", 3 * piece);
    return folder / "twins";
}

const Tree trees[] = {
    {"Mixed", mixed},
    {"OddNames", oddNames},
    {"Executables", executables},
    {"FilesWithTheSameContent", twins},
    {"SingleTinyFile", [](const TemporaryFolder& folder) { return folder.writeNoise("tiny", 1); }},
    {"SingleFileOfABlock", [](const TemporaryFolder& folder) { return folder.writeNoise("block", 16 * 1024); }},
    {"SingleFileOfAPiece", [](const TemporaryFolder& folder) { return folder.writeNoise("piece", piece); }},
    {"SingleFileBetween", [](const TemporaryFolder& folder) { return folder.writeNoise("between", 7 * piece + 1); }},
    {"SingleExecutable",
     [](const TemporaryFolder& folder) {
         const auto file = folder.writeNoise("tool", 3 * piece);
         fs::permissions(file, fs::perms::owner_all);
         return file;
     }},
    {"FolderOfOneFile",
     [](const TemporaryFolder& folder) {
         folder.writeNoise("lone/file", 3 * piece + 5);
         return folder / "lone";
     }},
    {"FolderOfOneFileAndAnEmptyOne",
     [](const TemporaryFolder& folder) {
         folder.writeNoise("two/file", 3 * piece + 5);
         folder.write("two/empty", "");
         return folder / "two";
     }},
    {"EmptyFilesOnTheEdges",
     [](const TemporaryFolder& folder) {
         folder.write("edges/a", "");
         folder.writeNoise("edges/b", piece + 1);
         folder.writeNoise("edges/c", 2 * piece);
         folder.write("edges/d", "");
         return folder / "edges";
     }},
    {"ManySmallFiles",
     [](const TemporaryFolder& folder) {
         for (unsigned i = 0; i < 300; ++i)
             folder.writeNoise("many/" + std::to_string(i % 7) + "/" + std::to_string(i), i * 401 % 70'000, i);
         return folder / "many";
     }},
    {"LargeEnoughForManySteps", [](const TemporaryFolder& folder) { return folder.writeNoise("large", 9'000'001); }},
};

class AgainstLibtorrent : public testing::TestWithParam<std::tuple<Tree, TorrentFormat>> {};

TEST_P(AgainstLibtorrent, InfoHashesAreTheSame)
{
    const auto& [tree, format] = GetParam();
    const TemporaryFolder folder;
    const auto path = tree.make(folder);

    const auto created = createTorrent({.paths = {path}, .format = format, .pieceLength = piece});

    ASSERT_TRUE(created) << created.error().about << ": " << created.error().reason;
    EXPECT_EQ(created->torrent.hashes, test::libraryInfoHashes(created->torrent, path, format));
}

TEST_P(AgainstLibtorrent, TheFileReadsBackAsTheModelSays)
{
    const auto& [tree, format] = GetParam();
    const TemporaryFolder folder;
    const auto path = tree.make(folder);

    const auto created = createTorrent({.paths = {path}, .format = format, .pieceLength = piece});

    ASSERT_TRUE(created);
    EXPECT_EQ(test::libraryComplaint(*created), "");
}

std::string nameOf(const testing::TestParamInfo<std::tuple<Tree, TorrentFormat>>& info)
{
    const auto& [tree, format] = info.param;
    const char* formats[] = {"V1", "V2", "Hybrid"};
    return std::string{tree.name} + formats[static_cast<int>(format)];
}

INSTANTIATE_TEST_SUITE_P(, AgainstLibtorrent,
                         testing::Combine(testing::ValuesIn(trees),
                                          testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid)),
                         nameOf);

} // namespace
} // namespace shoal
