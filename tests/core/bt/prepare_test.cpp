// What of a share lies on disk when it starts: what is believed, what is hashed again, what is fetched.
#include "core/bt/prepare.h"

#include "core/bt/convert.h"
#include "core/bt/resume_blob.h"
#include "core/chunks/create.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

using ::testing::ElementsAre;

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
