// What of a share lies on disk when it starts: what is believed, what is hashed again, what is fetched.
#include "core/bt/prepare.h"

#include "core/bt/convert.h"
#include "core/bt/library_torrent.h"
#include "core/bt/resume_blob.h"
#include "core/chunks/create.h"
#include "core/files/unproven.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr Bytes pieceSize = 16 * 1024;

/// A file of four pieces, of which an earlier run saved that it has the first three.
class Prepare : public ::testing::Test {
protected:
    Prepare()
        : created_{
            *createTorrent({.paths = {folder_.writeNoise("file", 4 * pieceSize)}, .pieceLength = pieceSize}, {}, {})}
    {
        share_ = {
            .hashes = created_.torrent.hashes, .name = "file", .folder = folder_.path(), .torrent = created_.bytes};
        keep({true, true, true, false});
    }

    void keep(const PieceSet& have)
    {
        lt::add_torrent_params params;
        params.info_hashes = toLibrary(share_.hashes);
        params.have_pieces.resize(static_cast<int>(have.size()), false);
        for (int i = 0; i < params.have_pieces.size(); ++i)
            if (have[static_cast<std::size_t>(i)])
                params.have_pieces.set_bit(lt::piece_index_t{i});
        share_.resume = writeResume(params, stampsOf(created_.torrent, ContentPlaces{folder_.path()}, have));
    }
    /// A disk that said "synced" and had not: the size is right, the bytes are not.
    void zero(Bytes piece) const
    {
        std::fstream file{folder_ / "file", std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(static_cast<std::streamoff>(piece * pieceSize));
        file << std::string(pieceSize, '\0');
    }
    PreparedShare prepare(PrepareRequest request)
    {
        request.share = share_;
        auto prepared = prepareShare(request, {}, {});
        EXPECT_TRUE(prepared) << prepared.error().reason;
        return std::move(*prepared);
    }

    test::TemporaryFolder folder_;
    CreatedTorrent created_;
    StoredShare share_;
};

TEST_F(Prepare, BelievesWhatWasSavedAndHashesNothing)
{
    const auto share = prepare({});
    EXPECT_THAT(share.have, ElementsAre(true, true, true, false));
    EXPECT_EQ(share.checked, 0u);
}

TEST_F(Prepare, ExpectsTheFilesOfAShareThatComesBackByItself)
{
    std::filesystem::remove(folder_ / "file");
    const PrepareRequest back{.share = share_, .expectsFiles = true};

    const auto prepared = prepareShare(back, {}, {});

    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().kind, ErrorKind::NotFound);
    EXPECT_EQ(prepared.error().about, folder_ / "file");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "file")) << "nothing is made in its place";
    EXPECT_THAT(prepare({}).have, ElementsAre(false, false, false, false)) << "who names it again has it fetched";
}

TEST_F(Prepare, HasNothingOfAFileThatWasGoneAtTheLastSaveAlready)
{
    std::filesystem::rename(folder_ / "file", folder_ / "unplugged");
    keep({true, true, true, false});

    EXPECT_THAT(prepare({}).have, ElementsAre(false, false, false, false));
    std::filesystem::remove(folder_ / "file");
    const auto back = prepareShare({.share = share_, .expectsFiles = true}, {}, {});
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().kind, ErrorKind::NotFound);
}

TEST_F(Prepare, ACheckOfAShareWhoseFilesAreAllGoneMakesNothing)
{
    const PrepareRequest check{.share = share_, .checkAll = true, .expectsFiles = true};
    ASSERT_TRUE(prepareShare(check, {}, {}));
    std::filesystem::remove(folder_ / "file");

    const auto prepared = prepareShare(check, {}, {});

    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().kind, ErrorKind::NotFound);
    EXPECT_NE(prepared.error().advice.find("drive"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "file"));

    auto lost = check;
    lost.share.resume = doubtedResume;
    EXPECT_FALSE(prepareShare(lost, {}, {})) << "it was noticed while it ran already";
}

TEST_F(Prepare, TellsLibtorrentWhichFilesComeFirst)
{
    const auto priorityOf = [this](FilePriority priority) {
        share_.fileChanges = {{0, 0, priority}};
        return prepare({}).params.file_priorities;
    };
    EXPECT_THAT(priorityOf(FilePriority::Low), ElementsAre(lt::download_priority_t{1}));
    EXPECT_THAT(priorityOf(FilePriority::Normal), ElementsAre(lt::download_priority_t{4}));
    EXPECT_THAT(priorityOf(FilePriority::High), ElementsAre(lt::download_priority_t{7}));
}

TEST(PrepareAgain, FetchesAPieceAgainThatAlsoHoldsAFileWhichIsWantedOnlyNow)
{
    test::TemporaryFolder folder;
    folder.writeNoise("album/a", pieceSize + 100, 1);
    folder.writeNoise("album/b", 2 * pieceSize, 2);
    const auto created =
        createTorrent({.paths = {folder / "album"}, .format = TorrentFormat::V1, .pieceLength = pieceSize}, {}, {});
    ASSERT_TRUE(created);
    std::filesystem::remove(folder / "album/b"); // what a's last piece brought of it lies in the part file
    StoredShare share{
        .hashes = created->torrent.hashes, .name = "album", .folder = folder.path(), .torrent = created->bytes};
    lt::add_torrent_params params;
    params.info_hashes = toLibrary(share.hashes);
    params.have_pieces.resize(static_cast<int>(created->torrent.pieceCount), false);
    params.have_pieces.set_bit(lt::piece_index_t{0});
    params.have_pieces.set_bit(lt::piece_index_t{1});
    params.file_priorities = {lt::default_priority, lt::dont_download};
    share.resume = writeResume(params, stampsOf(created->torrent, ContentPlaces{folder.path()}));
    const auto haveOf = [&] { return prepareShare({.share = share}, {}, {}).value().have; };

    share.wanted.patterns = {"a"};
    EXPECT_THAT(haveOf(), ElementsAre(true, true, false, false));
    share.wanted = {};
    EXPECT_THAT(haveOf(), ElementsAre(true, false, false, false));
}

TEST_F(Prepare, RefusesAChoiceThatLeavesNothing)
{
    share_.fileChanges = {{0, 0, FilePriority::Skip}};
    const auto prepared = prepareShare({.share = share_}, {}, {});

    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().kind, ErrorKind::BadArgument);
}

TEST_F(Prepare, HashesAgainWhatWasStillWrittenWhenThePowerWent)
{
    zero(1);
    const auto share = prepare({.afterPowerCut = true});
    EXPECT_THAT(share.have, ElementsAre(true, false, true, false));
    EXPECT_EQ(share.checked, 3 * pieceSize);
}

TEST_F(Prepare, BelievesAFileThatWasCompleteBeforeThePowerWent)
{
    keep({true, true, true, true});
    const auto share = prepare({.afterPowerCut = true});
    EXPECT_TRUE(share.isComplete);
    EXPECT_EQ(share.checked, 0u);
}

TEST_F(Prepare, HashesWhatTheJournalNamesAndTellsThatNoSaveCoversIt)
{
    const auto share = prepare({.journal = {3}});
    EXPECT_TRUE(share.isComplete);
    EXPECT_THAT(share.hashed, ElementsAre(false, false, false, true));
    EXPECT_EQ(share.checked, pieceSize);
}

TEST_F(Prepare, DoesNotTakeTheJournalsWordForWhatIsNotThere)
{
    zero(3);
    const auto share = prepare({.journal = {3, 4'000'000'000}});
    EXPECT_THAT(share.have, ElementsAre(true, true, true, false));
}

TEST_F(Prepare, StartsAnewFromResumeDataThatCannotBeRead)
{
    share_.resume = "d11:file-format"; // cut off
    const auto share = prepare({});
    EXPECT_TRUE(share.isComplete) << "everything on disk is hashed, and it is right";
    EXPECT_EQ(share.checked, 4 * pieceSize);
}

/// The same share, not looked at yet, and to be believed as it is.
class PrepareBelieved : public Prepare {
protected:
    PrepareBelieved()
    {
        share_.resume.clear();
        share_.unproven = believedUnseen;
    }
    Result<PreparedShare> attempt()
    {
        PrepareRequest request;
        request.share = share_;
        return prepareShare(request, {}, {});
    }
    void keepWithUnproven(const PieceSet& unproven)
    {
        keep({true, true, true, true});
        share_.unproven = keptUnproven(unproven);
    }
    /// Two files that meet in a piece.
    void shareTwoFiles()
    {
        folder_.writeNoise("album/a", pieceSize + 100, 1);
        folder_.writeNoise("album/b", pieceSize, 2);
        created_ = *createTorrent({.paths = {folder_ / "album"}, .format = TorrentFormat::V1, .pieceLength = pieceSize},
                                  {}, {});
        share_.hashes = created_.torrent.hashes;
        share_.torrent = created_.bytes;
    }
};

TEST_F(PrepareBelieved, HasEveryPieceAndHashesNothing)
{
    zero(2);
    const auto share = prepare({});
    EXPECT_TRUE(share.isComplete);
    EXPECT_THAT(share.have, Each(true));
    EXPECT_THAT(share.unproven, Each(true));
    EXPECT_EQ(share.unproven.size(), 4U);
    EXPECT_EQ(share.checked, 0U);
    EXPECT_THAT(share.layers, Not(IsEmpty()));
    EXPECT_THAT(share.unlike, IsEmpty());
}

TEST_F(PrepareBelieved, HashesAFileOfAnotherSizeAndKeepsWhatOfItIsRight)
{
    std::filesystem::resize_file(folder_ / "file", 2 * pieceSize + 5);
    const auto share = prepare({});
    EXPECT_THAT(share.have, ElementsAre(true, true, false, false));
    EXPECT_THAT(share.unproven, IsEmpty());
    EXPECT_THAT(share.unlike, ElementsAre(0U));
}

TEST_F(PrepareBelieved, LeavesAFileOfAnotherSizeAloneOfWhichNothingIsRight)
{
    folder_.write("file", "my diary");
    const auto share = attempt();
    ASSERT_FALSE(share);
    EXPECT_EQ(share.error().kind, ErrorKind::AlreadyExists);
}

TEST_F(PrepareBelieved, LacksThePiecesOfAFileThatIsMissingAndNoOther)
{
    shareTwoFiles();
    std::filesystem::remove(folder_ / "album/b");
    const auto share = prepare({});
    EXPECT_THAT(share.have, ElementsAre(true, false, false));
    EXPECT_THAT(share.unproven, ElementsAre(true, false, false));
    EXPECT_THAT(share.unlike, ElementsAre(1U));
    EXPECT_EQ(share.checked, 0U);
}

TEST_F(PrepareBelieved, GoesOnWithWhatWasProvenBefore)
{
    keepWithUnproven({false, true, true, false});
    const auto share = prepare({});
    EXPECT_THAT(share.have, Each(true));
    EXPECT_THAT(share.unproven, ElementsAre(false, true, true, false));
    EXPECT_EQ(share.checked, 0U);
}

TEST_F(PrepareBelieved, ProvesAllOfItAgainWhenWhatWasKeptIsOfAnotherTorrent)
{
    keepWithUnproven(PieceSet(99, true));
    EXPECT_THAT(prepare({}).unproven, Each(true));
}

TEST_F(PrepareBelieved, HashesAFileThatChangedSince)
{
    keepWithUnproven({true, true, true, true});
    zero(1);
    std::filesystem::last_write_time(folder_ / "file",
                                     std::filesystem::last_write_time(folder_ / "file") + std::chrono::seconds{5});
    const auto share = prepare({});
    EXPECT_THAT(share.have, ElementsAre(true, false, true, true));
    EXPECT_THAT(share.unproven, IsEmpty());
}

TEST_F(PrepareBelieved, HashesTheSuspectsAlone)
{
    zero(1);
    keepWithUnproven({true, true, true, true});
    const auto share = prepare({.suspects = {1, 2}});
    EXPECT_THAT(share.have, ElementsAre(true, false, true, true));
    EXPECT_THAT(share.unproven, ElementsAre(true, false, false, true));
    EXPECT_EQ(share.checked, 2 * pieceSize);
}

TEST_F(PrepareBelieved, ProvesEverythingWhenAllOfItIsChecked)
{
    keepWithUnproven({true, true, true, true});
    const auto share = prepare({.checkAll = true});
    EXPECT_THAT(share.have, Each(true));
    EXPECT_THAT(share.unproven, IsEmpty());
}

TEST_F(PrepareBelieved, IsNotBelievedWithoutTheHashesThatCouldProveIt)
{
    const auto whole =
        *createTorrent({.paths = {folder_ / "file"}, .format = TorrentFormat::V2, .pieceLength = pieceSize}, {}, {});
    const auto loaded = loadTorrent(whole.bytes);
    const auto info = loaded->library->info_section();
    share_.hashes = whole.torrent.hashes;
    share_.torrent = wrapInfoDictionary({info.data(), static_cast<std::size_t>(info.size())});
    const auto share = attempt();
    ASSERT_FALSE(share);
    EXPECT_EQ(share.error().kind, ErrorKind::AlreadyExists) << "as `get` with a link to a v2 torrent";
}

TEST_F(Prepare, MakesTheFilesWithoutAByteOfAShareThatIsCompleteOtherwise)
{
    folder_.writeNoise("tree/file", pieceSize);
    const auto empty = folder_.write("tree/empty", "");
    created_ = *createTorrent({.paths = {folder_ / "tree"}, .pieceLength = pieceSize}, {}, {});
    share_ = {.hashes = created_.torrent.hashes, .name = "tree", .folder = folder_.path(), .torrent = created_.bytes};
    std::filesystem::remove(empty);

    EXPECT_TRUE(prepare({}).isComplete);
    EXPECT_TRUE(std::filesystem::is_regular_file(empty));
}

} // namespace
} // namespace shoal::bt
