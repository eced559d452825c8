#include "core/bt/move_content.h"

#include "core/bt/convert.h"
#include "core/bt/disk/part_file.h"
#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal::bt {
namespace {
namespace fs = std::filesystem;
using test::contentOf;

class MovedContent : public testing::Test {
protected:
    void SetUp() override
    {
        folder.write("from/album/one", "first");
        folder.write("from/album/deep/two", "second");
        const auto created = createTorrent({.paths = {folder / "from/album"}}, {}, {});
        ASSERT_TRUE(created) << created.error().reason;
        share.torrent = created->bytes;
        share.hashes = created->torrent.hashes;
        share.name = "album";
        share.folder = folder / "from";
    }

    test::TemporaryFolder folder;
    StoredShare share;
    fs::path target = folder / "to";
};

TEST_F(MovedContent, LiesInTheNewFolderAndNothingOfItInTheOld)
{
    ASSERT_TRUE(checkMove(share, target));
    ASSERT_TRUE(moveContent(share, target));

    EXPECT_EQ(contentOf(target / "album/one"), "first");
    EXPECT_EQ(contentOf(target / "album/deep/two"), "second");
    EXPECT_FALSE(fs::exists(folder / "from/album"));
    EXPECT_TRUE(fs::exists(folder / "from")) << "the folder itself is the user's";
}

TEST_F(MovedContent, TakesItsPartFileAlong)
{
    const auto name = partFileName(toLibrary(share.hashes).get_best());
    folder.write("from/" + name, "parts");

    ASSERT_TRUE(moveContent(share, target));

    EXPECT_EQ(contentOf(target / name), "parts");
    EXPECT_FALSE(fs::exists(share.folder / name));
}

TEST_F(MovedContent, LeavesWhatIsNotOfTheShare)
{
    folder.write("from/album/deep/notes", "mine");

    ASSERT_TRUE(moveContent(share, target));

    EXPECT_EQ(contentOf(folder / "from/album/deep/notes"), "mine");
    EXPECT_FALSE(fs::exists(target / "album/deep/notes"));
}

TEST_F(MovedContent, LeavesFilesThatHaveAPlaceOfTheirOwn)
{
    const auto torrent = readTorrent(share.torrent)->torrent;
    const auto file = std::ranges::find(torrent.files, std::string{"album/one"}, &TorrentFile::path);
    ASSERT_NE(file, torrent.files.end());
    fs::rename(folder / "from/album/one", folder / "elsewhere");
    share.places = {{static_cast<std::uint32_t>(file - torrent.files.begin()), folder / "elsewhere"}};

    ASSERT_TRUE(moveContent(share, target));

    EXPECT_EQ(contentOf(folder / "elsewhere"), "first");
}

TEST_F(MovedContent, IsNotPutOverAFileThatIsThere)
{
    folder.write("to/album/deep/two", "somebody's");

    const auto checked = checkMove(share, target);

    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(checked.error().about, (target / "album/deep/two").string());
}

TEST_F(MovedContent, DoesNotGoWhereAFileStandsForTheFolder)
{
    folder.write("to", "a file");

    const auto checked = checkMove(share, target);

    ASSERT_FALSE(checked);
    EXPECT_EQ(contentOf(target), "a file");
}

TEST_F(MovedContent, GoesOnWhereAProcessDied)
{
    fs::create_directories(target / "album");
    fs::rename(folder / "from/album/one", target / "album/one");

    ASSERT_TRUE(moveContent(share, target));

    EXPECT_EQ(contentOf(target / "album/one"), "first");
    EXPECT_EQ(contentOf(target / "album/deep/two"), "second");
}

TEST_F(MovedContent, IsAllBackWhenAFileCannotGo)
{
    fs::create_directories(target / "album/deep/two"); // a folder where the second file should go
    folder.write("to/album/deep/two/x", "");
    fs::rename(folder / "from/album/one", target / "album/one"); // by an earlier try

    EXPECT_FALSE(moveContent(share, target));

    EXPECT_EQ(contentOf(folder / "from/album/one"), "first");
    EXPECT_EQ(contentOf(folder / "from/album/deep/two"), "second");
    EXPECT_FALSE(fs::exists(target / "album/one"));
}

TEST_F(MovedContent, WithoutMetadataIsNothing)
{
    share.torrent.clear();
    EXPECT_TRUE(checkMove(share, target));
    EXPECT_TRUE(moveContent(share, target));
}

} // namespace
} // namespace shoal::bt
