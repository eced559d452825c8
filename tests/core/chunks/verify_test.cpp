#include "core/bt/torrent_reader.h"
#include "core/chunks/file_access.h"
#include "core/chunks/verify.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace shoal {

void PrintTo(const FileFault& fault, std::ostream* out)
{
    *out << "file " << fault.file << " kind " << static_cast<int>(fault.kind) << ' ' << fault.reason;
}

namespace {
namespace fs = std::filesystem;
using Kind = FileFault::Kind;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Bytes piece = 32 * 1024;

/// Three files of about three pieces each and an empty one, created, and read back by libtorrent's reader.
class Verify : public testing::TestWithParam<TorrentFormat> {
protected:
    Verify()
    {
        content_.writeNoise("share/a", 3 * piece + 100, 1);
        content_.writeNoise("share/b", 3 * piece - 100, 2);
        content_.write("share/empty", "");
        content_.writeNoise("share/z", 3 * piece, 3);
        auto created = createTorrent({.paths = {content_ / "share"}, .format = GetParam(), .pieceLength = piece});
        auto parsed = bt::readTorrent(created.value().bytes);
        torrent_ = std::move(parsed.value().torrent);
        hashes_ = std::move(parsed.value().hashes);
    }

    Result<VerifyOutcome> verify(std::optional<PieceSet> only = {}, const OnCreateProgress& onProgress = {},
                                 std::stop_token stop = {}) const
    {
        const ContentPlaces places{content_.path()};
        return verifyContent({.torrent = torrent_, .hashes = hashes_, .places = places, .only = std::move(only)},
                             onProgress, stop);
    }

    /// Path and kind of each fault.
    std::vector<std::pair<std::string, Kind>> faultsOf(const VerifyOutcome& outcome) const
    {
        std::vector<std::pair<std::string, Kind>> faults;
        for (const auto& fault : outcome.faults)
            faults.emplace_back(torrent_.files[fault.file].path, fault.kind);
        return faults;
    }

    const TorrentFile& file(const std::string& path) const
    {
        return *std::find_if(torrent_.files.begin(), torrent_.files.end(),
                             [&path](const auto& candidate) { return candidate.path == path; });
    }

    /// Pieces that hold a byte of [from, to) of a file.
    PieceSet piecesOf(const std::string& path, Bytes from, Bytes to) const
    {
        PieceSet pieces(torrent_.pieceCount, false);
        for (auto at = file(path).offset + from; at < file(path).offset + to; ++at)
            pieces[at / piece] = true;
        return pieces;
    }

    PieceSet allBut(PieceSet pieces) const
    {
        pieces.flip();
        return pieces;
    }

    void overwrite(const std::string& path, Bytes offset, char byte) const
    {
        std::fstream stream{content_ / path, std::ios::binary | std::ios::in | std::ios::out};
        stream.seekp(static_cast<std::streamoff>(offset));
        stream.put(byte);
    }

    TemporaryFolder content_;
    Torrent torrent_;
    PieceHashes hashes_;
};

TEST_P(Verify, UntouchedContentMatchesInEveryPiece)
{
    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, PieceSet(torrent_.pieceCount, true));
    EXPECT_THAT(outcome->faults, IsEmpty());
}

TEST_P(Verify, AChangedByteFailsItsPieceAlone)
{
    overwrite("share/a", piece + 5, '!');

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, allBut(piecesOf("share/a", piece + 5, piece + 6)));
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/a", Kind::WrongData}));
}

TEST_P(Verify, AMissingFileCostsThePiecesItLiesIn)
{
    fs::remove(content_ / "share/b");

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, allBut(piecesOf("share/b", 0, file("share/b").size)));
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/b", Kind::Missing}));
}

TEST_P(Verify, AMissingEmptyFileIsAFaultThoughEveryPieceMatches)
{
    fs::remove(content_ / "share/empty");

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, PieceSet(torrent_.pieceCount, true));
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/empty", Kind::Missing}));
}

TEST_P(Verify, AShortFileKeepsThePiecesBeforeItsEnd)
{
    fs::resize_file(content_ / "share/a", 2 * piece + 1);

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, allBut(piecesOf("share/a", 2 * piece, file("share/a").size)));
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/a", Kind::TooShort}));
}

TEST_P(Verify, ALongFileIsAFaultThoughEveryPieceMatches)
{
    fs::resize_file(content_ / "share/z", 4 * piece);

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, PieceSet(torrent_.pieceCount, true));
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/z", Kind::TooLong}));
}

TEST_P(Verify, AFolderInAFilesPlaceIsNoFile)
{
    fs::remove(content_ / "share/b");
    fs::create_directory(content_ / "share/b");

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/b", Kind::NotAFile}));
}

TEST_P(Verify, AFifoInAFilesPlaceIsNoFileAndIsNotWaitedFor)
{
    fs::remove(content_ / "share/b");
    ASSERT_EQ(::mkfifo((content_ / "share/b").c_str(), 0600), 0);

    const auto outcome = verify();

    ASSERT_TRUE(outcome);
    EXPECT_THAT(faultsOf(*outcome), ElementsAre(std::pair{"share/b", Kind::NotAFile}));
}

TEST_P(Verify, ASubsetLooksAtItsPiecesAndFilesAlone)
{
    overwrite("share/a", 5, '!');
    fs::remove(content_ / "share/b");
    const auto only = piecesOf("share/z", piece + piece / 2, 3 * piece - 1);

    const auto outcome = verify(only);

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, only);
    EXPECT_THAT(outcome->faults, IsEmpty());
}

TEST_P(Verify, ProgressEndsWithEveryByteThatCouldBeHashed)
{
    std::vector<CreateProgress> heard;

    const auto outcome = verify({}, [&heard](const CreateProgress& progress) { heard.push_back(progress); });

    ASSERT_TRUE(outcome);
    ASSERT_FALSE(heard.empty());
    EXPECT_EQ(heard.back().done, torrent_.contentSize());
    EXPECT_EQ(heard.back().total, torrent_.contentSize());
}

TEST_P(Verify, StopsWhenItIsTold)
{
    std::stop_source stop;
    stop.request_stop();

    const auto outcome = verify({}, {}, stop.get_token());

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, ErrorKind::Cancelled);
}

std::string torrentFormatName(const testing::TestParamInfo<TorrentFormat>& tested)
{
    return std::array{"V1", "V2", "Hybrid"}[static_cast<std::size_t>(tested.param)];
}

INSTANTIATE_TEST_SUITE_P(, Verify, testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid),
                         torrentFormatName);

TEST(VerifyHybrid, APieceCountsOnlyWhenBothHashesAgree)
{
    const TemporaryFolder content;
    content.writeNoise("file", 3 * piece);
    const auto created = createTorrent({.paths = {content / "file"}, .pieceLength = piece}).value();
    auto parsed = bt::readTorrent(created.bytes).value();
    parsed.hashes.pieces[0].bytes[0] ^= 1;
    parsed.hashes.layers[0][2].bytes[0] ^= 1;
    const ContentPlaces places{content.path()};

    const auto outcome = verifyContent({.torrent = parsed.torrent, .hashes = parsed.hashes, .places = places});

    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->verified, (PieceSet{false, true, false}));
}

TEST(VerifyV1, APieceThatSpansFilesNamesThemAll)
{
    const TemporaryFolder content;
    content.writeNoise("share/a", 1000, 1);
    content.writeNoise("share/b", 1000, 2);
    const auto created =
        createTorrent({.paths = {content / "share"}, .format = TorrentFormat::V1, .pieceLength = piece}).value();
    const auto parsed = bt::readTorrent(created.bytes).value();
    content.writeNoise("share/b", 1000, 3);
    const ContentPlaces places{content.path()};

    const auto outcome = verifyContent({.torrent = parsed.torrent, .hashes = parsed.hashes, .places = places});

    ASSERT_TRUE(outcome);
    ASSERT_EQ(outcome->faults.size(), 2U);
    EXPECT_EQ(outcome->faults[0].kind, Kind::WrongData);
    EXPECT_EQ(outcome->faults[1].kind, Kind::WrongData);
}

TEST(ContentPlaces, AFileLiesInTheFolderUnlessItHasAPlaceOfItsOwn)
{
    const Torrent torrent{.files = {{.path = "n/a"}, {.path = "n/b"}, {.path = "n/c"}}};
    const ContentPlaces places{"/base", {{2, "/else/c"}, {0, "/else/a"}}};

    EXPECT_EQ(places.of(torrent, 0), "/else/a");
    EXPECT_EQ(places.of(torrent, 1), "/base/n/b");
    EXPECT_EQ(places.of(torrent, 2), "/else/c");
}

} // namespace
} // namespace shoal
