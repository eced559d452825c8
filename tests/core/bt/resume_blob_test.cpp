#include "core/bt/resume_blob.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

using ::testing::ElementsAre;

/// Two pieces of four blocks; the second has one block and a bit.
Torrent smallTorrent()
{
    Torrent torrent;
    torrent.pieceLength = 64 * 1024;
    torrent.pieceCount = 2;
    torrent.files = {{.path = "a", .size = 64 * 1024 + 16 * 1024 + 1}};
    return torrent;
}

std::vector<int> setBits(const lt::bitfield& bits)
{
    std::vector<int> set;
    for (int i = 0; i < bits.size(); ++i)
        if (bits[i])
            set.push_back(i);
    return set;
}

constexpr auto piece(int index) { return lt::piece_index_t{index}; }

TEST(ResumeBlob, IsReadAsItWasWritten)
{
    lt::add_torrent_params params;
    params.info_hashes.v1 = lt::sha1_hash{"01234567890123456789"};
    params.have_pieces.resize(2, true);
    params.unfinished_pieces[piece(1)] = lt::bitfield(2, true);
    params.total_uploaded = 7;
    const std::vector<FileStamp> stamps{{1, 2}, {-1, 0}, {3, -1}};

    const auto read = readResume(writeResume(params, stamps));

    ASSERT_TRUE(read);
    EXPECT_EQ(read->stamps, stamps);
    EXPECT_EQ(read->params.have_pieces.count(), 2);
    EXPECT_EQ(read->params.total_uploaded, 7);
    EXPECT_THAT(setBits(read->params.unfinished_pieces.at(piece(1))), ElementsAre(0, 1));
}

TEST(ResumeBlob, OfOtherBytesIsNothing)
{
    for (const std::string bytes : {"", "d", "le", "i1e", "de", "d11:file-format1:xe", "\xff\xff"})
        EXPECT_FALSE(readResume(bytes)) << bytes;
}

// libtorrent 2.0.8 marks as many blocks as a whole piece has, in a last piece that has fewer.
TEST(ResumeBlob, IsFreedOfBlocksThatTheLastPieceDoesNotHave)
{
    Resume resume;
    resume.params.unfinished_pieces[piece(1)] = lt::bitfield(8, true);
    fit(resume, smallTorrent());
    EXPECT_EQ(resume.params.unfinished_pieces.at(piece(1)).size(), 2);
}

TEST(ResumeBlob, IsFreedOfPiecesThatTheTorrentDoesNotHave)
{
    Resume resume;
    resume.params.unfinished_pieces[piece(2)] = lt::bitfield(4, true);
    resume.params.unfinished_pieces[piece(2'000'000'000)] = lt::bitfield(4, true);
    resume.params.have_pieces.resize(1000, true);
    fit(resume, smallTorrent());
    EXPECT_TRUE(resume.params.unfinished_pieces.empty());
    EXPECT_EQ(resume.params.have_pieces.size(), 2);
}

TEST(ResumeBlob, IsFreedOfHashTreesOfAnotherNumberOfFiles)
{
    Resume resume;
    resume.params.merkle_trees.resize(2);
    resume.params.merkle_tree_mask.resize(2);
    fit(resume, smallTorrent());
    EXPECT_TRUE(resume.params.merkle_trees.empty());
    EXPECT_TRUE(resume.params.merkle_tree_mask.empty());
}

TEST(ResumeBlob, IsFreedOfNegativeSums)
{
    Resume resume;
    resume.params.total_uploaded = -1;
    resume.params.total_downloaded = -5;
    fit(resume, smallTorrent());
    EXPECT_EQ(resume.params.total_uploaded, 0);
    EXPECT_EQ(resume.params.total_downloaded, 0);
}

} // namespace
} // namespace shoal::bt
