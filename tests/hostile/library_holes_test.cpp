// Holes of libtorrent that one message of a stranger goes through, shown on libtorrent as it comes. A library that has
// them mended makes these tests fail: then the guard against each can go, and its test with it.
#include "core/chunks/create.h"
#include "core/link/magnet.h"
#include "tests/hostile/plain_victim.h"
#include "tests/support/hostile/lies.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <libtorrent/version.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::test {
namespace {

constexpr Bytes fileSize = 3'000'000;
constexpr Bytes pieceLength = 128 * 1024;

class Libtorrent208 : public testing::Test {
protected:
    void SetUp() override
    {
        if (std::string_view{lt::version()} != "2.0.8.0")
            GTEST_SKIP() << "this library is " << lt::version();
    }
    Bait bait(TorrentFormat format, Bytes size = fileSize)
    {
        const auto file = folder_.writeNoise("film", size);
        created_ = createTorrent({.paths = {file}, .format = format, .pieceLength = pieceLength}).value();
        std::ifstream stream{file, std::ios::binary};
        const std::string content{std::istreambuf_iterator<char>{stream}, {}};
        return baitOf(created_, content);
    }
    static std::string linkOf(const InfoHashes& hashes) { return formatMagnet({.hashes = hashes}); }

    TemporaryFolder folder_;
    CreatedTorrent created_;
};

// arvidn/libtorrent#8692, mended in 2.0.14.
TEST_F(Libtorrent208, DiesOfAPeerThatClaimsV2ForALinkToAV1Torrent)
{
    const auto v1 = bait(TorrentFormat::V1);
    PlainVictim victim{folder_.path(), "127.0.0.2", linkOf(created_.torrent.hashes)};

    auto peer = WireConnection::dial("127.0.0.9", victim.address());
    ASSERT_TRUE(peer);
    EXPECT_FALSE(serveMetadata(*peer, v1, {.v2 = true}));

    EXPECT_EQ(victim.diesOf(), SIGSEGV);
}

TEST_F(Libtorrent208, LivesWhenThatPeerClaimsNothing)
{
    const auto v1 = bait(TorrentFormat::V1);
    PlainVictim victim{folder_.path(), "127.0.0.2", linkOf(created_.torrent.hashes)};

    auto peer = WireConnection::dial("127.0.0.9", victim.address());
    ASSERT_TRUE(peer);
    EXPECT_TRUE(serveMetadata(*peer, v1, {}));

    EXPECT_TRUE(victim.isAlive());
}

// Mended in 2.0.14 ("fix out of bounds write in hashes_rejected on block hash requests"). When a piece of a v2 torrent
// fails its hash, libtorrent asks for the hashes of its blocks, and writes to where no memory is when that is refused.
TEST_F(Libtorrent208, DiesOfAPeerThatRefusesTheHashesOfAPieceItCorrupted)
{
    const auto v2 = bait(TorrentFormat::V2, 100'000);
    const auto torrent = folder_.write("film.torrent", created_.bytes);
    // Where it writes is chance: now and then there is memory, and it lives on.
    std::optional<int> diedOf;
    for (int attempt = 0; attempt < 3 && diedOf != SIGSEGV; ++attempt) {
        PlainVictim victim{folder_ / ("target" + std::to_string(attempt)), "127.0.0.2", torrent};
        auto peer = WireConnection::dial("127.0.0.9", victim.address());
        ASSERT_TRUE(peer);
        lyingSeed(v2, SeedLie::Corrupts)(*peer);
        diedOf = victim.diesOf();
    }
    EXPECT_EQ(diedOf, SIGSEGV);
}

} // namespace
} // namespace shoal::test
