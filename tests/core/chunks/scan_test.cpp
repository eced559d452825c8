#include "core/chunks/scan.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal {
namespace {
namespace fs = std::filesystem;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> pathsOf(const Result<Scan>& scan)
{
    std::vector<std::string> paths;
    for (const auto& file : scan.value().files)
        paths.push_back(file.path);
    return paths;
}

ErrorKind kindOf(const Result<Scan>& scan) { return scan ? ErrorKind::Internal : scan.error().kind; }

TEST(Scan, OrdersFilesByTheBytesOfTheirPathsElements)
{
    const TemporaryFolder folder;
    for (const auto* name : {"s/b/x", "s/b-c", "s/b.d", "s/B", "s/a/z", "s/\xc3\xa9", "s/~"})
        folder.write(name, "x");

    EXPECT_THAT(pathsOf(scanPaths({folder / "s"}, "")),
                ElementsAre("s/B", "s/a/z", "s/b/x", "s/b-c", "s/b.d", "s/~", "s/\xc3\xa9"));
}

TEST(Scan, ASingleFileIsItsOwnName)
{
    const TemporaryFolder folder;
    folder.write("file", "x");

    const auto scan = scanPaths({folder / "file"}, "");

    EXPECT_THAT(pathsOf(scan), ElementsAre("file"));
    EXPECT_FALSE(scan->isFolder);
    EXPECT_EQ(scan->folder, folder.path());
    EXPECT_THAT(scan->places, IsEmpty());
}

TEST(Scan, KeepsEmptyFiles)
{
    const TemporaryFolder folder;
    folder.write("s/empty", "");
    folder.write("s/full", "x");

    EXPECT_THAT(pathsOf(scanPaths({folder / "s"}, "")), ElementsAre("s/empty", "s/full"));
}

TEST(Scan, LeavesLinksInsideOutAndSaysSo)
{
    const TemporaryFolder folder;
    folder.write("s/file", "x");
    folder.write("outside/secret", "x");
    fs::create_symlink(folder / "s/file", folder / "s/to-file");
    fs::create_directory_symlink(folder / "outside", folder / "s/to-folder");
    fs::create_symlink("nowhere", folder / "s/dangling");

    const auto scan = scanPaths({folder / "s"}, "");

    EXPECT_THAT(pathsOf(scan), ElementsAre("s/file"));
    ASSERT_EQ(scan->leftOut.size(), 3U);
    EXPECT_EQ(scan->leftOut[0].path, folder / "s/dangling");
    for (const auto& left : scan->leftOut)
        EXPECT_EQ(left.kind, LeftOutKind::SymbolicLink);
}

TEST(Scan, FollowsALinkThatWasAskedForByName)
{
    const TemporaryFolder folder;
    folder.write("real/file", "x");
    fs::create_directory_symlink(folder / "real", folder / "alias");

    const auto scan = scanPaths({folder / "alias"}, "");

    EXPECT_THAT(pathsOf(scan), ElementsAre("alias/file"));
    EXPECT_THAT(scan->locations(), ElementsAre((folder / "alias/file").native()));
}

TEST(Scan, FollowsALinkToAFileThatWasAskedForByName)
{
    const TemporaryFolder folder;
    folder.write("real", "four");
    folder.write("other", "x");
    fs::create_symlink(folder / "real", folder / "alias");

    EXPECT_EQ(scanPaths({folder / "alias"}, "")->contentSize(), 4U);
    EXPECT_EQ(scanPaths({folder / "other", folder / "alias"}, "")->contentSize(), 5U);
}

TEST(Scan, LeavesSpecialFilesInsideOutAndSaysSo)
{
    const TemporaryFolder folder;
    folder.write("s/file", "x");
    ASSERT_EQ(::mkfifo((folder / "s/pipe").c_str(), 0600), 0);

    const auto scan = scanPaths({folder / "s"}, "");

    EXPECT_THAT(pathsOf(scan), ElementsAre("s/file"));
    ASSERT_EQ(scan->leftOut.size(), 1U);
    EXPECT_EQ(scan->leftOut[0].path, folder / "s/pipe");
    EXPECT_EQ(scan->leftOut[0].kind, LeftOutKind::SpecialFile);
}

TEST(Scan, RefusesASpecialFileThatWasAskedForByName)
{
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);

    EXPECT_EQ(kindOf(scanPaths({folder / "pipe"}, "")), ErrorKind::UnsupportedFile);
}

TEST(Scan, LeavesFoldersWithoutAFileOutAndSaysSo)
{
    const TemporaryFolder folder;
    folder.write("s/file", "x");
    fs::create_directories(folder / "s/outer/inner");

    const auto scan = scanPaths({folder / "s"}, "");

    ASSERT_EQ(scan->leftOut.size(), 2U);
    EXPECT_EQ(scan->leftOut[0].path, folder / "s/outer/inner");
    EXPECT_EQ(scan->leftOut[1].path, folder / "s/outer");
    EXPECT_EQ(scan->leftOut[1].kind, LeftOutKind::EmptyFolder);
}

TEST(Scan, NothingWithAByteIsAnEmptyShare)
{
    const TemporaryFolder folder;
    folder.write("s/empty", "");
    fs::create_directory(folder / "bare");

    EXPECT_EQ(kindOf(scanPaths({folder / "s"}, "")), ErrorKind::EmptyShare);
    EXPECT_EQ(kindOf(scanPaths({folder / "bare"}, "")), ErrorKind::EmptyShare);
}

TEST(Scan, WhatIsNotThereIsNotFound)
{
    const TemporaryFolder folder;

    const auto scan = scanPaths({folder / "missing"}, "");

    ASSERT_EQ(kindOf(scan), ErrorKind::NotFound);
    EXPECT_EQ(scan.error().about, (folder / "missing").native());
}

TEST(Scan, CarriesAnyUtf8NameByteForByte)
{
    const TemporaryFolder folder;
    std::vector<std::string> names{"\x01\x7f",           "\n", " ", " x ", "...", ".hidden", "a\\b", "\xf0\x9f\x90\x9f",
                                   std::string(255, 'n')};
    for (const auto& name : names)
        folder.write("s/" + name, "x");
    std::sort(names.begin(), names.end());

    const auto paths = pathsOf(scanPaths({folder / "s"}, ""));

    ASSERT_EQ(paths.size(), names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        EXPECT_EQ(paths[i], "s/" + names[i]);
}

TEST(Scan, RefusesANameThatIsNotUtf8AndSpellsItOut)
{
    const TemporaryFolder folder;
    folder.write("s/caf\xe9", "x");

    const auto scan = scanPaths({folder / "s"}, "");

    ASSERT_EQ(kindOf(scan), ErrorKind::NotUtf8);
    EXPECT_EQ(scan.error().about, (folder / "s/caf\\xe9").native());
}

TEST(Scan, AFolderOfANameThatIsNotUtf8CanBeSharedUnderAnother)
{
    const TemporaryFolder folder;
    folder.write("caf\xe9/file", "x");

    EXPECT_EQ(kindOf(scanPaths({folder / "caf\xe9"}, "")), ErrorKind::NotUtf8);
    EXPECT_THAT(pathsOf(scanPaths({folder / "caf\xe9"}, "cafe")), ElementsAre("cafe/file"));
}

TEST(Scan, AnotherNameGivesEachFileAPlace)
{
    const TemporaryFolder folder;
    folder.write("s/a", "x");
    folder.write("s/b/c", "x");

    const auto scan = scanPaths({folder / "s"}, "best");

    EXPECT_EQ(scan->name, "best");
    EXPECT_THAT(pathsOf(scan), ElementsAre("best/a", "best/b/c"));
    EXPECT_THAT(scan->places, ElementsAre(FilePlace{0, folder / "s/a"}, FilePlace{1, folder / "s/b/c"}));
}

TEST(Scan, SeveralPathsOfAFolderStayInIt)
{
    const TemporaryFolder folder;
    folder.write("s/a", "x");
    folder.write("s/b/c", "x");
    folder.write("s/unasked", "x");

    const auto scan = scanPaths({folder / "s/b", folder / "s/a"}, "");

    EXPECT_EQ(scan->name, "s");
    EXPECT_TRUE(scan->isFolder);
    EXPECT_EQ(scan->folder, folder.path());
    EXPECT_THAT(pathsOf(scan), ElementsAre("s/a", "s/b/c"));
    EXPECT_THAT(scan->places, IsEmpty());
}

TEST(Scan, PathsFromSeveralFoldersBecomeOneLevel)
{
    const TemporaryFolder folder;
    folder.write("s/one/a", "x");
    folder.write("s/two/b", "x");

    const auto scan = scanPaths({folder / "s/one/a", folder / "s/two/b"}, "");

    EXPECT_EQ(scan->name, "s");
    EXPECT_THAT(pathsOf(scan), ElementsAre("s/a", "s/b"));
    EXPECT_THAT(scan->places, ElementsAre(FilePlace{0, folder / "s/one/a"}, FilePlace{1, folder / "s/two/b"}));
}

TEST(Scan, TwoPathsOfOneNameAreRefused)
{
    const TemporaryFolder folder;
    folder.write("one/a", "x");
    folder.write("two/a", "x");

    const auto scan = scanPaths({folder / "one/a", folder / "two/a"}, "n");

    ASSERT_EQ(kindOf(scan), ErrorKind::BadArgument);
    EXPECT_EQ(scan.error().about, "path");
}

TEST(Scan, ANameMustBeOnePathElement)
{
    const TemporaryFolder folder;
    folder.write("a", "x");

    for (const auto* name : {".", "..", "a/b", "\xff"})
        EXPECT_EQ(kindOf(scanPaths({folder / "a"}, name)), ErrorKind::BadArgument) << name;
    EXPECT_EQ(kindOf(scanPaths({folder / "a"}, std::string(256, 'n'))), ErrorKind::BadArgument);
    EXPECT_EQ(kindOf(scanPaths({}, "n")), ErrorKind::BadArgument);
}

TEST(Scan, ASlashAtTheEndAndDotsDoNotMatter)
{
    const TemporaryFolder folder;
    folder.write("s/file", "x");

    for (const auto* spelling : {"s/", "s/.", "s/../s", "./s//"})
        EXPECT_THAT(pathsOf(scanPaths({folder / spelling}, "")), ElementsAre("s/file")) << spelling;
}

TEST(Scan, NotesWhoMayBeRun)
{
    const TemporaryFolder folder;
    fs::permissions(folder.write("s/a", "x"), fs::perms::owner_all);
    folder.write("s/b", "x");

    const auto scan = scanPaths({folder / "s"}, "");

    EXPECT_TRUE(scan->files[0].isExecutable);
    EXPECT_FALSE(scan->files[1].isExecutable);
}

TEST(Scan, TakesSizesWithoutReading)
{
    const TemporaryFolder folder;
    const auto huge = folder.write("huge", "");
    fs::resize_file(huge, Bytes{1} << 40);

    EXPECT_EQ(scanPaths({huge}, "")->contentSize(), Bytes{1} << 40);
}

TEST(Scan, RefusesTreesThatClientsCannotRead)
{
    const TemporaryFolder folder;
    const auto nested = [](int folders) {
        std::string path = "s";
        for (int i = 0; i < folders; ++i)
            path += "/d";
        return path + "/file";
    };
    folder.write(nested(maxFolderDepth), "x");

    EXPECT_EQ(pathsOf(scanPaths({folder / "s"}, "")).size(), 1U);
    folder.write(nested(maxFolderDepth + 1), "x");
    EXPECT_EQ(kindOf(scanPaths({folder / "s"}, "")), ErrorKind::UnsupportedFile);
}

TEST(Scan, StopsWhenItIsTold)
{
    const TemporaryFolder folder;
    folder.write("s/file", "x");
    std::stop_source stop;
    stop.request_stop();

    EXPECT_EQ(kindOf(scanPaths({folder / "s"}, "", stop.get_token())), ErrorKind::Cancelled);
}

/// Scans as a user whom modes concern: root reads everything.
Result<Scan> scanAsSomebody(const fs::path& path)
{
    const auto user = ::geteuid();
    const bool isRoot = user == 0;
    if (isRoot && ::seteuid(65534) != 0)
        throw std::runtime_error("can't become another user");
    auto scan = scanPaths({path}, "");
    if (isRoot && ::seteuid(user) != 0)
        throw std::runtime_error("can't become root again");
    return scan;
}

TEST(Scan, AnUnreadableFileIsNamed)
{
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::all);
    folder.write("s/a", "x");
    fs::permissions(folder.write("s/b", "x"), fs::perms::none);

    const auto scan = scanAsSomebody(folder / "s");

    ASSERT_EQ(kindOf(scan), ErrorKind::PermissionDenied);
    EXPECT_EQ(scan.error().about, (folder / "s/b").native());
}

TEST(Scan, AnUnreadableFolderIsNamed)
{
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::all);
    folder.write("s/closed/a", "x");
    fs::permissions(folder / "s/closed", fs::perms::none);

    const auto scan = scanAsSomebody(folder / "s");

    ASSERT_EQ(kindOf(scan), ErrorKind::PermissionDenied);
    EXPECT_EQ(scan.error().about, (folder / "s/closed").native());
    fs::permissions(folder / "s/closed", fs::perms::owner_all);
}

} // namespace
} // namespace shoal
