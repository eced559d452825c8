// What is said of files and folders that can't be shared, or that stand where something is to be fetched to.
#include "tests/program/telling.h"
#include "tests/support/mounts.h"

#include <fstream>
#include <iterator>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace shoal::test {
namespace {

constexpr auto group = ErrorGroup::FoldersAndDisks;

class ToldOfSharing : public Telling {
protected:
    Told share(const std::string& path, const Around& around = {}) { return tell({"share", path}, around); }
    /// For permissions: everybody may come as far as this person's home.
    Around asSomebodyElse() const
    {
        std::filesystem::permissions(elsewhere(""), std::filesystem::perms{0755});
        return {.wrap = asNobody(home())};
    }
};

TEST_F(ToldOfSharing, WhatIsNotThere)
{
    expectOnPage(share("holiday"), group, "A path that is not there", "not-found", 3);
}

TEST_F(ToldOfSharing, WhatMayNotBeRead)
{
    write("diary.txt", "secret");
    const auto around = asSomebodyElse();
    std::filesystem::permissions(home() / "diary.txt", std::filesystem::perms{0});
    expectOnPage(share("diary.txt", around), group, "A file that you may not read", "permission-denied", 1);
}

TEST_F(ToldOfSharing, AFolderWithOneFileThatMayNotBeRead)
{
    write("papers/open.txt", "for all");
    write("papers/closed.txt", "secret");
    const auto around = asSomebodyElse();
    std::filesystem::permissions(home() / "papers/closed.txt", std::filesystem::perms{0});
    const auto told = share("papers", around);
    expectTold(told, "permission-denied", 1);
    EXPECT_NE(told.message.find("papers/closed.txt"), std::string::npos) << told.message;
}

TEST_F(ToldOfSharing, AnEmptyFolder)
{
    std::filesystem::create_directory(home() / "holiday");
    expectOnPage(share("holiday"), group, "An empty folder", "empty-share", 1);
}

TEST_F(ToldOfSharing, APipe)
{
    ASSERT_EQ(mkfifo((home() / "pipe").c_str(), 0600), 0);
    expectOnPage(share("pipe"), group, "A pipe, device or socket", "unsupported-file", 1);
}

TEST_F(ToldOfSharing, ADevice) { expectTold(share("/dev/zero"), "unsupported-file", 1); }

TEST_F(ToldOfSharing, AFolderWithNothingButAPipe)
{
    std::filesystem::create_directory(home() / "pipes");
    ASSERT_EQ(mkfifo((home() / "pipes/one").c_str(), 0600), 0);
    expectTold(share("pipes"), "empty-share", 1);
}

TEST_F(ToldOfSharing, ALinkThatLeadsNowhere)
{
    std::filesystem::create_symlink("gone", home() / "film");
    expectTold(share("film"), "not-found", 3);
}

TEST_F(ToldOfSharing, LinksThatLeadToEachOther)
{
    std::filesystem::create_symlink("b", home() / "a");
    std::filesystem::create_symlink("a", home() / "b");
    expectOnPage(share("a"), group, "Links that lead in a circle", "not-found", 3);
}

TEST_F(ToldOfSharing, AFileTakenForAFolder)
{
    write("film.bin", "moving");
    expectOnPage(share("film.bin/part"), group, "A file taken for a folder", "not-a-folder", 1);
}

TEST_F(ToldOfSharing, ANameThatIsTooLong) { expectTold(share(std::string(300, 'n')), "bad-argument", 2); }

TEST_F(ToldOfSharing, ANameThatIsNotUtf8)
{
    write("na\xefve.txt", "old");
    expectOnPage(share("na\xefve.txt"), group, "A name that is not UTF-8", "not-utf8", 1);
}

TEST_F(ToldOfSharing, WhatChangesWhileItIsRead)
{
    write("video.raw", "");
    std::filesystem::resize_file(home() / "video.raw", std::uintmax_t{2} << 30);
    Program sharer{{"share", "video.raw", "--json"}, {.home = home()}};
    ASSERT_TRUE(sharer.waitFor("hashing"));
    std::filesystem::resize_file(home() / "video.raw", (std::uintmax_t{2} << 30) + 1);

    const auto error = sharer.waitFor("error");
    ASSERT_TRUE(error);
    expectOnPage(told(*error, sharer.waitForEnd().value_or(-1), {"share", "video.raw"}), group,
                 "A file that is being written", "file-changed", 1);
}

TEST_F(ToldOfSharing, WhatIsRemovedWhileItIsRead)
{
    write("video.raw", "");
    std::filesystem::resize_file(home() / "video.raw", std::uintmax_t{2} << 30);
    Program sharer{{"share", "video.raw", "--json"}, {.home = home()}};
    ASSERT_TRUE(sharer.waitFor("hashing"));
    std::filesystem::remove(home() / "video.raw");

    const auto error = sharer.waitFor("error");
    ASSERT_TRUE(error);
    expectTold(told(*error, sharer.waitForEnd().value_or(-1), {"share", "video.raw"}), "file-changed", 1);
}

TEST_F(ToldOfSharing, ATorrentFileWithoutRoom)
{
    write("film.bin", "moving");
    const auto target = elsewhere("media/usb/film.torrent").string();
    const auto told = tell({"share", "--no-seed", "--torrent-file", target, "film.bin"},
                           {.wrap = withSmallDisk(elsewhere("media/usb"), "0,nr_blocks=1,nr_inodes=1")});
    expectOnPage(told, group, "No room for the torrent file", "disk-full", 6);
}

class ToldOfTargets : public Telling {
protected:
    Told get(const std::vector<std::string>& more = {}, const Around& around = {})
    {
        std::vector<std::string> arguments{"get", "film.torrent"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return tell(arguments, around);
    }
    std::string content(const std::string& name) const
    {
        std::ifstream stream{home() / name, std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }
};

TEST_F(ToldOfTargets, WithAnotherFileOfThatName)
{
    makeFilm();
    write("film.bin", "somebody's letters");
    expectOnPage(get(), group, "Another file of the same name", "already-exists", 1);
    EXPECT_EQ(content("film.bin"), "somebody's letters");
}

TEST_F(ToldOfTargets, WithAFolderOfThatName)
{
    makeFilm();
    std::filesystem::remove(home() / "film.bin");
    write("film.bin/letter.txt", "somebody's");
    expectOnPage(get(), group, "A folder where the file should go", "not-a-file", 1);
    EXPECT_EQ(content("film.bin/letter.txt"), "somebody's");
}

TEST_F(ToldOfTargets, ThatAreFiles)
{
    makeFilm();
    write("letters.txt", "somebody's");
    expectOnPage(get({"-o", "letters.txt"}), group, "A file as the folder to fetch to", "not-a-folder", 1);
    EXPECT_EQ(content("letters.txt"), "somebody's");
}

TEST_F(ToldOfTargets, WithAFileWhereTheSharesFolderGoes)
{
    write("film.bin/reel.bin", "moving");
    makeTorrent();
    std::filesystem::remove_all(home() / "film.bin");
    write("film.bin", "somebody's letters");
    expectOnPage(get(), group, "A file where the share's folder should go", "not-a-folder", 1);
    EXPECT_EQ(content("film.bin"), "somebody's letters");
}

TEST_F(ToldOfTargets, WhereYouMayNotWrite)
{
    makeFilm();
    write("theirs/letter.txt", "somebody's");
    std::filesystem::permissions(elsewhere(""), std::filesystem::perms{0755});
    const auto wrap = asNobody(home());
    std::filesystem::permissions(home() / "theirs", std::filesystem::perms{0555});
    expectOnPage(get({"-o", "theirs"}, {.wrap = wrap}), group, "A folder that you may not write to",
                 "permission-denied", 1);
    EXPECT_FALSE(std::filesystem::exists(home() / "theirs/film.bin"));
}

TEST_F(ToldOfTargets, OnAReadOnlyDrive)
{
    makeFilm();
    const auto told = get({"-o", elsewhere("media/usb").string()}, {.wrap = withReadOnly(elsewhere("media/usb"))});
    expectOnPage(told, group, "A read-only drive", "permission-denied", 1);
}

TEST_F(ToldOfTargets, WithTooLittleRoom)
{
    makeFilm(3'000'000);
    const auto told =
        get({"-o", elsewhere("media/usb").string()}, {.wrap = withSmallDisk(elsewhere("media/usb"), "1m")});
    expectOnPage(told, group, "Too little room from the start", "not-enough-space", 6);
}

TEST_F(ToldOfTargets, WithALinkThatLeadsNowhere)
{
    makeFilm();
    std::filesystem::remove(home() / "film.bin");
    std::filesystem::create_symlink("../gone/film.bin", home() / "film.bin");
    expectOnPage(get(), group, "A link where the file should go", "already-exists", 1);
    EXPECT_TRUE(std::filesystem::is_symlink(home() / "film.bin"));
}

TEST_F(ToldOfTargets, WithALinkInACircle)
{
    makeFilm();
    std::filesystem::remove(home() / "film.bin");
    std::filesystem::create_symlink("film.bin", home() / "film.bin");
    expectTold(get(), "already-exists", 1);
}

TEST_F(ToldOfTargets, WithAPipeOfThatName)
{
    makeFilm();
    std::filesystem::remove(home() / "film.bin");
    ASSERT_EQ(mkfifo((home() / "film.bin").c_str(), 0600), 0);
    expectTold(get(), "already-exists", 1);
}

} // namespace
} // namespace shoal::test
