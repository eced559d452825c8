#include "core/state/journal.h"

#include "core/files/whole_file.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <utility>

namespace shoal {
namespace {

constexpr ShareId album{1};
constexpr ShareId film{2};

class Journal : public testing::Test {
protected:
    PieceJournal open() const
    {
        auto journal = PieceJournal::open(file());
        if (!journal)
            throw std::runtime_error{journal.error().about + ": " + journal.error().reason};
        return std::move(*journal);
    }
    std::filesystem::path file() const { return folder_ / "pieces.journal"; }
    std::string bytes() const { return readWholeFile(file()).value(); }
    void setBytes(const std::string& bytes) const { ASSERT_TRUE(replaceWholeFile(file(), bytes)); }
    /// Without a clean stop: nothing is called but the descriptor's close.
    void killAfter(const std::vector<std::pair<ShareId, std::uint32_t>>& pieces) const
    {
        auto journal = open();
        for (const auto& [share, piece] : pieces)
            ASSERT_TRUE(journal.append(share, piece));
    }

private:
    test::TemporaryFolder folder_;
};

std::vector<std::uint32_t> piecesOf(const PieceJournal& journal, ShareId share)
{
    std::vector<std::uint32_t> pieces;
    if (const auto found = journal.pending().find(share); found != journal.pending().end())
        for (const auto& [piece, sequence] : found->second)
            pieces.push_back(piece);
    return pieces;
}
using Pieces = std::vector<std::uint32_t>;

TEST_F(Journal, RemembersPiecesAfterAKill)
{
    killAfter({{album, 7}, {film, 0}, {album, 3}});

    const auto journal = open();

    EXPECT_EQ(piecesOf(journal, album), (Pieces{3, 7}));
    EXPECT_EQ(piecesOf(journal, film), Pieces{0});
    EXPECT_EQ(journal.droppedOnOpen(), 0u);
}

TEST_F(Journal, NamesAPieceOnceHoweverOftenItWasFinished)
{
    killAfter({{album, 7}, {album, 7}});

    EXPECT_EQ(piecesOf(open(), album), Pieces{7});
}

TEST_F(Journal, LetsGoOfWhatCommittedResumeDataCovers)
{
    {
        auto journal = open();
        ASSERT_TRUE(journal.append(album, 1));
        ASSERT_TRUE(journal.append(film, 1));
        const auto snapshot = journal.last();
        ASSERT_TRUE(journal.append(album, 2));
        ASSERT_TRUE(journal.committed(album, snapshot));
        EXPECT_EQ(piecesOf(journal, album), Pieces{2});
    }
    const auto journal = open();
    EXPECT_EQ(piecesOf(journal, album), Pieces{2});
    EXPECT_EQ(piecesOf(journal, film), Pieces{1});
}

TEST_F(Journal, KeepsAPieceThatWasFinishedAgainAfterTheSnapshot)
{
    auto journal = open();
    const auto snapshot = journal.append(album, 1).value();
    ASSERT_TRUE(journal.append(album, 1));

    ASSERT_TRUE(journal.committed(album, snapshot));

    EXPECT_EQ(piecesOf(journal, album), Pieces{1});
}

TEST_F(Journal, ForgetsARemovedShare)
{
    {
        auto journal = open();
        ASSERT_TRUE(journal.append(album, 1));
        ASSERT_TRUE(journal.append(film, 2));
        ASSERT_TRUE(journal.forget(album));
    }
    EXPECT_EQ(piecesOf(open(), album), Pieces{});
    EXPECT_EQ(piecesOf(open(), film), Pieces{2});
}

TEST_F(Journal, WritesNothingForAShareThatHasNothingPending)
{
    auto journal = open();
    const auto size = journal.size();

    ASSERT_TRUE(journal.committed(album, 5));
    ASSERT_TRUE(journal.forget(album));

    EXPECT_EQ(journal.size(), size);
}

TEST_F(Journal, DropsATornTailAndGoesOnBehindTheLastGoodRecord)
{
    killAfter({{album, 1}, {album, 2}});
    setBytes(bytes().substr(0, bytes().size() - 5));
    {
        auto journal = open();
        EXPECT_EQ(piecesOf(journal, album), Pieces{1});
        EXPECT_EQ(journal.droppedOnOpen(), journalRecordSize - 5);
        ASSERT_TRUE(journal.append(album, 3));
    }
    EXPECT_EQ(piecesOf(open(), album), (Pieces{1, 3}));
}

TEST_F(Journal, StopsAtTheFirstRecordThatAnyFlippedBitSpoils)
{
    killAfter({{album, 1}, {album, 2}, {album, 3}});
    const auto whole = bytes();
    for (std::size_t at = 2 * journalRecordSize; at < 3 * journalRecordSize; ++at) {
        auto spoilt = whole;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 0x10);

        const auto journal = decodeJournal(std::as_bytes(std::span{spoilt}));

        EXPECT_EQ(journal.recordCount, 1u) << at;
        EXPECT_EQ(journal.goodSize, 2 * journalRecordSize) << at;
    }
}

TEST_F(Journal, TakesZerosThatAPowerCutLeftForATail)
{
    killAfter({{album, 1}});
    setBytes(bytes() + std::string(4096, '\0'));

    const auto journal = open();

    EXPECT_EQ(piecesOf(journal, album), Pieces{1});
    EXPECT_EQ(journal.droppedOnOpen(), 4096u);
}

TEST_F(Journal, DoesNotBelieveARecordThatStandsBehindALaterOne)
{
    killAfter({{album, 1}, {album, 2}});
    const auto whole = bytes();
    const auto first = whole.substr(journalRecordSize, journalRecordSize);
    setBytes(whole + first);

    EXPECT_EQ(open().droppedOnOpen(), journalRecordSize);
}

TEST_F(Journal, SetsAsideAFileThatIsNotAJournal)
{
    setBytes("something else that is longer than a header of a journal");

    auto journal = open();

    EXPECT_TRUE(journal.pending().empty());
    EXPECT_TRUE(journal.append(album, 1));
    EXPECT_EQ(readWholeFile(file().string() + ".damaged").value().substr(0, 14), "something else");
}

TEST_F(Journal, TakesAnEmptyFileForANewJournal)
{
    setBytes("");

    auto journal = open();

    ASSERT_TRUE(journal.append(album, 1));
    EXPECT_EQ(piecesOf(open(), album), Pieces{1});
    EXPECT_FALSE(std::filesystem::exists(file().string() + ".damaged"));
}

TEST_F(Journal, KeepsPiecesAndTheirSequencesThroughCompaction)
{
    auto journal = open();
    ASSERT_TRUE(journal.append(album, 1));
    ASSERT_TRUE(journal.append(film, 1));
    const auto snapshot = journal.last();
    ASSERT_TRUE(journal.append(album, 2));
    ASSERT_TRUE(journal.committed(film, snapshot));
    const auto last = journal.last();
    const auto before = journal.pending();

    ASSERT_TRUE(journal.compact());

    EXPECT_EQ(journal.pending(), before);
    EXPECT_EQ(journal.size(), 3 * journalRecordSize);
    EXPECT_EQ(open().pending(), before);
    EXPECT_EQ(open().last(), last);
    ASSERT_TRUE(journal.committed(album, snapshot));
    EXPECT_EQ(piecesOf(journal, album), Pieces{2});
}

TEST_F(Journal, GoesOnInTheNewFileAfterCompaction)
{
    auto journal = open();
    ASSERT_TRUE(journal.append(album, 1));
    ASSERT_TRUE(journal.compact());

    ASSERT_TRUE(journal.append(album, 2));

    EXPECT_EQ(piecesOf(open(), album), (Pieces{1, 2}));
}

TEST_F(Journal, StaysSmallWhileResumeDataIsSaved)
{
    auto journal = open();
    std::size_t largest = 0;
    for (std::uint32_t piece = 0; piece < 30'000; ++piece) {
        ASSERT_TRUE(journal.append(album, piece));
        if (piece % 1000 == 999) {
            ASSERT_TRUE(journal.committed(album, journal.last()));
        }
        largest = std::max(largest, journal.size());
    }
    EXPECT_LE(largest, PieceJournal::compactionSize + 1001 * journalRecordSize);
    EXPECT_EQ(std::filesystem::file_size(file()), journal.size());
}

TEST_F(Journal, NamesTheFileThatItCannotOpen)
{
    const auto journal = PieceJournal::open(file() / "missing");

    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().about, (file() / "missing").string());
}

} // namespace
} // namespace shoal
