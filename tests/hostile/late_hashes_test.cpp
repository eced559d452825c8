// A hybrid by its link: the hashes of its pieces (BEP 52) come from peers, and may come after a liar's blocks.
#include "core/link/magnet.h"
#include "tests/support/engine_driver.h"
#include "tests/support/hostile/lies.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <optional>
#include <vector>

namespace shoal::test {
namespace {

constexpr Bytes pieceLength = 32 * 1024;
constexpr std::size_t pieces = 2;
constexpr std::size_t blocksInPiece = 2;
const std::string liarAddress = "127.0.0.9";
const std::string honestAddress = "127.0.0.8";

/// The hashes of the pieces of a torrent of one file.
std::string pieceLayerOf(const std::string& torrent)
{
    const std::string length = std::to_string(pieces * 32) + ":";
    const auto layers = torrent.find("12:piece layersd32:");
    return torrent.substr(torrent.find(length, layers + 19 + 32) + length.size(), pieces * 32);
}

bool shakeHands(WireConnection& peer, const Bait& bait)
{
    return peer.sendHandshake(bait.hash, {.v2 = true}) && peer.readHandshake() && peer.send(Wire::HaveAll)
        && peer.send(Wire::Unchoke);
}

/// libtorrent looks for more to ask of a peer only when it hears something: for the blocks of a piece that was cleared
/// meanwhile, and for hashes that it asked another peer for less than three seconds ago.
bool remind(WireConnection& peer) { return peer.send(Wire::Unchoke) && peer.send(Wire::Have, wireNumber(0)); }

void serveBlock(WireConnection& peer, const Bait& bait, const std::string& request)
{
    const auto begin = std::size_t{numberAt(request, 0)} * pieceLength + numberAt(request, 4);
    peer.send(Wire::Piece, request.substr(0, 8) + bait.content.substr(begin, numberAt(request, 8)));
}

/// What somebody asked of us and did not get yet.
struct Asked {
    std::vector<std::string> blocks;
    std::string hashes;
};
/// Serves the second piece until all of the first, and the hashes of both, were asked for.
std::optional<Asked> hearWhatIsWanted(WireConnection& peer, const Bait& bait)
{
    Asked asked;
    for (int silences = 0; asked.blocks.size() < blocksInPiece || asked.hashes.empty();) {
        auto message = peer.read(std::chrono::seconds{1});
        if (!message && (++silences > 60 || !remind(peer)))
            return std::nullopt;
        if (message && message->id == Wire::HashRequest)
            asked.hashes = std::move(message->body);
        else if (message && message->id == Wire::Request && numberAt(message->body, 0) == 0)
            asked.blocks.push_back(std::move(message->body));
        else if (message && message->id == Wire::Request)
            serveBlock(peer, bait, message->body);
    }
    return asked;
}

// With the hashes libtorrent finds that the liar's blocks don't fit them, and blames whoever it waits for now.
TEST(LateHashes, AreNoReasonToBlameTheHonestForWhatALiarSentBefore)
{
    const TemporaryFolder folder;
    const auto film = folder.writeNoise("shared/film", pieces * pieceLength);
    const auto created = createTorrent({.paths = {film}, .pieceLength = pieceLength}).value();
    const auto bait = baitOf(created, contentOf(film));
    const HostilePeer liar{liarAddress, lyingSeed(bait, SeedLie::CorruptsFirstPiece)};
    EngineDriver getter{{.profile = folder / "getter", .settings = closedNetwork("127.0.0.3"), .purpose = "test"}};
    ASSERT_TRUE(getter.add(
        {.source = Magnet{.hashes = created.torrent.hashes, .peers = {liar.address()}}, .folder = folder / "target"}));
    ASSERT_TRUE(getter.waitFor<PeerBanned>());

    auto honest = WireConnection::dial(honestAddress, getter.address());
    ASSERT_TRUE(honest && shakeHands(*honest, bait));
    const auto asked = hearWhatIsWanted(*honest, bait);
    ASSERT_TRUE(asked);
    ASSERT_TRUE(honest->send(Wire::Hashes, asked->hashes + pieceLayerOf(created.bytes)));
    for (const auto& block : asked->blocks)
        serveBlock(*honest, bait, block);
    while (const auto message = honest->read(std::chrono::seconds{5})) // two seeds have nothing to say to each other
        if (message->id == Wire::Request)
            serveBlock(*honest, bait, message->body);

    EXPECT_TRUE(getter.waitFor<ShareFinished>());
    const auto isHonest = [](const PeerBanned& banned) { return banned.address.starts_with(honestAddress); };
    EXPECT_FALSE(getter.heard<PeerBanned>(isHonest));
    EXPECT_TRUE(contentOf(folder / "target/film") == bait.content);
}

} // namespace
} // namespace shoal::test
