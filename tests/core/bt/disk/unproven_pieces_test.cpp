// Pieces that are believed: hashed before the first of their bytes is given out, and only once.
#include "core/bt/disk/block_pool.h"
#include "core/bt/disk/disk_io.h"
#include "core/bt/library_torrent.h"
#include "core/chunks/create.h"
#include "tests/core/bt/disk/stored_torrent.h"
#include "tests/core/bt/disk/wrapped_files.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/io_context.hpp>
#include <libtorrent/performance_counters.hpp>
#include <libtorrent/settings_pack.hpp>

#include <atomic>
#include <fstream>
#include <mutex>

namespace shoal::test {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr int pieceLength = 64 * 1024;
constexpr int blockLength = bt::blockBytes;
constexpr int blocksInPiece = pieceLength / blockLength;

/// What one read ended with: the bytes, or none.
struct ReadEnd {
    std::string bytes;
    lt::error_code error;
};

/// Two files: of pieces 0 to 2, the last of which is short, and a small one. In v1 they meet in a piece.
class BelievedTorrent {
public:
    explicit BelievedTorrent(TorrentFormat format)
    {
        folder_.writeNoise("album/big", 2 * pieceLength + 20'000, 1);
        folder_.writeNoise("album/small", 10'000, 2);
        const auto created = createTorrent(
            {.paths = {folder_ / "album"}, .format = format, .pieceLength = static_cast<Bytes>(pieceLength)}, {}, {});
        loaded_ = *bt::loadTorrent(created->bytes);
        files_ = std::make_shared<WrappedFiles>([this](const Call& call) {
            reads_ += call.name == "read" ? 1 : 0;
            return call.name == "read" ? failure_ : lt::error_code{};
        });
    }
    ~BelievedTorrent() { remove(); }
    BelievedTorrent(const BelievedTorrent&) = delete;
    BelievedTorrent& operator=(const BelievedTorrent&) = delete;

    /// A link to a hybrid brings no piece layers.
    void withoutLayers() { loaded_.parsed.hashes.layers.clear(); }
    void flipByte(const std::string& file, std::streamoff at) const
    {
        std::fstream stream{folder_ / file, std::ios::in | std::ios::out | std::ios::binary};
        stream.seekg(at);
        const auto byte = static_cast<char>(stream.get());
        stream.seekp(at);
        stream.put(static_cast<char>(byte ^ 1));
    }
    void failReads(int error) { failure_ = error ? systemError(error) : lt::error_code{}; }

    void add(std::vector<bool> unproven)
    {
        const auto hash = loaded_.library->info_hashes().get_best();
        unproven_->put(hash,
                       {.pieces = std::move(unproven),
                        .torrent = loaded_.library,
                        .layers = loaded_.parsed.hashes.layers,
                        .onProof = [this](const bt::PieceProof& proof) {
                            const std::lock_guard lock{mutex_};
                            proofs_.emplace_back(proof.piece, proof.isRight);
                        }});
        disk_ = bt::diskIo({.files = files_, .threads = 4, .unproven = unproven_})(network_, settings_, counters_);
        storage_ = disk_->new_torrent(
            {loaded_.library->files(), nullptr, folder_.path().string(), lt::storage_mode_sparse, {}, hash}, nullptr);
    }
    void believeAll() { add(std::vector<bool>(static_cast<std::size_t>(pieces()), true)); }
    void remove()
    {
        storage_.reset();
        if (disk_)
            disk_->abort(true);
        network_.restart();
        network_.poll();
        disk_.reset();
    }

    int pieces() const { return loaded_.library->num_pieces(); }
    /// Asks for all blocks at once and waits.
    std::vector<ReadEnd> read(const std::vector<lt::peer_request>& requests)
    {
        std::vector<ReadEnd> ends(requests.size());
        std::size_t open = requests.size();
        for (std::size_t i = 0; i < requests.size(); ++i)
            disk_->async_read(storage_, requests[i],
                              [&ends, &open, i, length = requests[i].length](const lt::disk_buffer_holder& block,
                                                                             const lt::storage_error& error) {
                                  if (!error)
                                      ends[i].bytes.assign(block.data(), static_cast<std::size_t>(length));
                                  ends[i].error = error.ec;
                                  --open;
                              },
                              {});
        const auto gone = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        network_.restart();
        while (open > 0 && std::chrono::steady_clock::now() < gone)
            network_.run_one_until(gone);
        EXPECT_EQ(open, 0U) << "reads that nobody answered";
        return ends;
    }
    std::vector<ReadEnd> readPiece(int piece)
    {
        std::vector<lt::peer_request> blocks;
        const int size = loaded_.library->piece_size(lt::piece_index_t{piece});
        for (int start = 0; start < size; start += blockLength)
            blocks.push_back({lt::piece_index_t{piece}, start, std::min(blockLength, size - start)});
        return read(blocks);
    }
    std::string piece(int piece)
    {
        std::string bytes;
        for (const auto& end : readPiece(piece))
            bytes += end.bytes;
        return bytes;
    }

    std::vector<std::pair<int, bool>> proofs() const
    {
        const std::lock_guard lock{mutex_};
        return proofs_;
    }
    int reads() const { return reads_; }
    const TemporaryFolder& folder() const { return folder_; }
    lt::disk_interface& disk() { return *disk_; }
    lt::storage_index_t storage() const { return storage_; }
    lt::io_context& network() { return network_; }

private:
    TemporaryFolder folder_{memoryFolder()};
    bt::LoadedTorrent loaded_;
    std::atomic<int> reads_ = 0;
    lt::error_code failure_;
    mutable std::mutex mutex_;
    std::vector<std::pair<int, bool>> proofs_;
    std::shared_ptr<bt::UnprovenTorrents> unproven_ = std::make_shared<bt::UnprovenTorrents>();
    std::shared_ptr<WrappedFiles> files_;
    lt::settings_pack settings_ = lt::default_settings();
    lt::counters counters_;
    lt::io_context network_;
    std::unique_ptr<lt::disk_interface> disk_;
    lt::storage_holder storage_;
};

std::vector<lt::error_code> errorsOf(const std::vector<ReadEnd>& ends)
{
    std::vector<lt::error_code> errors;
    errors.reserve(ends.size());
    for (const auto& end : ends)
        errors.push_back(end.error);
    return errors;
}

class UnprovenPieces : public ::testing::TestWithParam<TorrentFormat> {};

TEST_P(UnprovenPieces, AreHashedAndGivenOutWhenTheyAreRight)
{
    BelievedTorrent torrent{GetParam()};
    torrent.believeAll();
    const auto big = contentOf(torrent.folder() / "album/big");

    EXPECT_EQ(torrent.piece(1), big.substr(pieceLength, pieceLength));
    EXPECT_THAT(torrent.proofs(), ElementsAre(Pair(1, true)));
    for (int piece = 0; piece < torrent.pieces(); ++piece)
        EXPECT_THAT(errorsOf(torrent.readPiece(piece)), Each(lt::error_code{})) << piece;
    EXPECT_EQ(torrent.proofs().size(), static_cast<std::size_t>(torrent.pieces()));
}

TEST_P(UnprovenPieces, GiveOutNoByteOfAPieceOfWhichOneIsWrong)
{
    BelievedTorrent torrent{GetParam()};
    torrent.flipByte("album/big", 2 * pieceLength - 1);
    torrent.believeAll();

    const auto ends = torrent.readPiece(1);

    EXPECT_THAT(errorsOf(ends), Each(lt::error_code{lt::errors::failed_hash_check}));
    for (const auto& end : ends)
        EXPECT_THAT(end.bytes, IsEmpty());
    EXPECT_THAT(torrent.proofs(), ElementsAre(Pair(1, false)));
    EXPECT_THAT(errorsOf(torrent.readPiece(0)), Each(lt::error_code{})) << "the others are right";
}

TEST_P(UnprovenPieces, AreHashedOnceHoweverManyReadsOfThemComeAtOnceAndLater)
{
    BelievedTorrent torrent{GetParam()};
    torrent.believeAll();
    const lt::peer_request block{lt::piece_index_t{0}, blockLength, blockLength};

    torrent.read({block, block, block, block, block});
    torrent.readPiece(0);

    EXPECT_THAT(torrent.proofs(), ElementsAre(Pair(0, true)));
}

TEST_P(UnprovenPieces, ThatAreWrongFailAgainWithoutBeingHashedAgain)
{
    BelievedTorrent torrent{GetParam()};
    torrent.flipByte("album/big", 0);
    torrent.believeAll();
    torrent.readPiece(0);
    const auto reads = torrent.reads();

    EXPECT_THAT(errorsOf(torrent.readPiece(0)), Each(lt::error_code{lt::errors::failed_hash_check}));
    EXPECT_EQ(torrent.reads(), reads);
    EXPECT_EQ(torrent.proofs().size(), 1U);
}

TEST_P(UnprovenPieces, AreOnlyThoseThatWereNamed)
{
    BelievedTorrent torrent{GetParam()};
    torrent.flipByte("album/big", 0);
    std::vector<bool> unproven(static_cast<std::size_t>(torrent.pieces()), true);
    unproven[0] = false;
    torrent.add(unproven);

    EXPECT_THAT(errorsOf(torrent.readPiece(0)), Each(lt::error_code{}));
    EXPECT_THAT(torrent.proofs(), IsEmpty());
}

TEST_P(UnprovenPieces, ThatCannotBeReadStayUnproven)
{
    BelievedTorrent torrent{GetParam()};
    torrent.believeAll();
    torrent.failReads(EIO);
    EXPECT_THAT(errorsOf(torrent.readPiece(0)), Each(systemError(EIO)));
    EXPECT_THAT(torrent.proofs(), IsEmpty());

    torrent.failReads(0);
    EXPECT_THAT(errorsOf(torrent.readPiece(0)), Each(lt::error_code{}));
    EXPECT_THAT(torrent.proofs(), ElementsAre(Pair(0, true)));
}

TEST_P(UnprovenPieces, ThatAreWrittenAnewAreNotHashedHere)
{
    BelievedTorrent torrent{GetParam()};
    torrent.flipByte("album/big", 0);
    torrent.believeAll();
    torrent.readPiece(0);

    const std::string bytes(static_cast<std::size_t>(blockLength), 'x');
    const lt::peer_request block{lt::piece_index_t{0}, 0, blockLength};
    bool isWritten = false;
    torrent.disk().async_write(torrent.storage(), block, bytes.data(), nullptr,
                               [&isWritten](const lt::storage_error& error) { isWritten = !error; }, {});

    EXPECT_EQ(torrent.read({block}).front().bytes, bytes);
    EXPECT_EQ(torrent.proofs().size(), 1U);
}

TEST_P(UnprovenPieces, AreAnsweredForWhenTheirTorrentIsRemovedMeanwhile)
{
    BelievedTorrent torrent{GetParam()};
    torrent.believeAll();
    int answers = 0;
    for (int block = 0; block < blocksInPiece; ++block)
        torrent.disk().async_read(torrent.storage(), {lt::piece_index_t{0}, block * blockLength, blockLength},
                                  [&answers](const lt::disk_buffer_holder&, const lt::storage_error&) { ++answers; },
                                  {});

    torrent.remove();

    EXPECT_EQ(answers, blocksInPiece);
}

INSTANTIATE_TEST_SUITE_P(Torrents, UnprovenPieces,
                         ::testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid),
                         [](const auto& format) {
                             return format.param == TorrentFormat::V1 ? "V1"
                                 : format.param == TorrentFormat::V2  ? "V2"
                                                                      : "Hybrid";
                         });

TEST(UnprovenPiecesOfALink, AreHashedByV1WhereItBroughtNoPieceLayers)
{
    BelievedTorrent torrent{TorrentFormat::Hybrid};
    torrent.withoutLayers();
    torrent.flipByte("album/big", pieceLength);
    torrent.believeAll();
    for (int piece = 0; piece < torrent.pieces(); ++piece)
        torrent.readPiece(piece);

    EXPECT_THAT(torrent.proofs(), UnorderedElementsAre(Pair(0, true), Pair(1, false), Pair(2, true), Pair(3, true)));
}

TEST(UnprovenPiecesOfALink, AreNotGivenOutWhereNothingTellsWhatTheyShouldBe)
{
    BelievedTorrent torrent{TorrentFormat::V2};
    torrent.withoutLayers();
    torrent.believeAll();

    EXPECT_THAT(errorsOf(torrent.readPiece(0)), Each(lt::error_code{lt::errors::failed_hash_check}));
    EXPECT_THAT(errorsOf(torrent.readPiece(3)), Each(lt::error_code{})) << "a small file has its hash in the torrent";
}

TEST(UnprovenTorrents, GoToTheTorrentThatTheyAreForAndOnce)
{
    const lt::sha1_hash one{"aaaaaaaaaaaaaaaaaaaa"}, other{"bbbbbbbbbbbbbbbbbbbb"};
    bt::UnprovenTorrents torrents;
    torrents.put(one, {.pieces = {true}});
    torrents.put(other, {.pieces = {false, true}});
    torrents.remove(other);

    EXPECT_FALSE(torrents.take(other));
    EXPECT_THAT(torrents.take(one)->pieces, ElementsAre(true));
    EXPECT_FALSE(torrents.take(one));
}

} // namespace
} // namespace shoal::test
