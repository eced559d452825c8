#include "tests/support/hostile/lies.h"

#include <charconv>
#include <libtorrent/bdecode.hpp>
#include <libtorrent/error_code.hpp>

namespace shoal::test {
namespace {

constexpr std::uint8_t extensionHandshake = 0;
constexpr std::uint8_t ourMetadataId = 1;
constexpr std::size_t metadataPiece = 16 * 1024;

/// The number behind "KEYi" in a bencoded dictionary; 0 without it.
std::uint32_t numberBehind(std::string_view bencoded, std::string_view key)
{
    const auto at = bencoded.find(std::string{key} + "i");
    std::uint32_t value = 0;
    if (at != std::string_view::npos)
        std::from_chars(bencoded.data() + at + key.size() + 1, bencoded.data() + bencoded.size(), value);
    return value;
}

bool shakeHands(WireConnection& peer, const Bait& bait, Claims claims)
{
    return peer.sendHandshake(bait.hash, claims) && peer.readHandshake().has_value()
        && peer.sendExtended(extensionHandshake,
                             "d1:md11:ut_metadatai" + std::to_string(ourMetadataId) + "ee13:metadata_sizei"
                                 + std::to_string(bait.info.size()) + "ee");
}

/// Answers what concerns the metadata (BEP 9).
void answerExtended(WireConnection& peer, const Bait& bait, const std::string& body, std::uint8_t& theirMetadataId)
{
    if (body.empty())
        return;
    if (body[0] == extensionHandshake) {
        theirMetadataId = static_cast<std::uint8_t>(numberBehind(body, "11:ut_metadata"));
    } else if (static_cast<std::uint8_t>(body[0]) == ourMetadataId && numberBehind(body, "8:msg_type") == 0) {
        const auto piece = numberBehind(body, "5:piece");
        const auto begin = std::min(bait.info.size(), piece * metadataPiece);
        peer.sendExtended(theirMetadataId,
                          "d8:msg_typei1e5:piecei" + std::to_string(piece) + "e10:total_sizei"
                              + std::to_string(bait.info.size()) + "ee" + bait.info.substr(begin, metadataPiece));
    }
}

bool offerEverything(WireConnection& peer, const Bait& bait)
{
    return shakeHands(peer, bait, {}) && peer.send(Wire::HaveAll) && peer.send(Wire::Unchoke);
}

bool isServed(SeedLie lie, std::uint32_t piece, std::size_t askedBefore)
{
    switch (lie) {
    case SeedLie::Corrupts: return true;
    case SeedLie::CorruptsFirstPiece: return piece == 0;
    case SeedLie::CorruptsOneBlock: return askedBefore == 0;
    default: return false;
    }
}

void answerRequest(WireConnection& peer, const Bait& bait, const std::string& request, SeedLie lie,
                   std::size_t askedBefore)
{
    if (lie == SeedLie::Lacks)
        peer.send(Wire::Reject, request);
    if (request.size() != 12)
        return;
    if (!isServed(lie, numberAt(request, 0), askedBefore))
        return;
    const auto begin = std::size_t{numberAt(request, 0)} * bait.pieceLength + numberAt(request, 4);
    auto block = bait.content.substr(std::min(begin, bait.content.size()), numberAt(request, 8));
    block.resize(numberAt(request, 8)); // 2.0.8 asks for whole blocks at the end of a v2 torrent, too
    if (!block.empty())
        block[0] = static_cast<char>(block[0] ^ 1);
    peer.send(Wire::Piece, request.substr(0, 8) + block);
}

} // namespace

Bait baitOf(const CreatedTorrent& created, const std::string& content)
{
    lt::error_code code;
    const auto root = lt::bdecode(created.bytes, code);
    const auto info = root.dict_find_dict("info").data_section();
    return {.hash = wireHash(created.torrent.hashes),
            .info = {info.begin(), info.end()},
            .content = content,
            .pieceLength = static_cast<std::uint32_t>(created.torrent.pieceLength),
            .pieceCount = created.torrent.pieceCount};
}

bool serveMetadata(WireConnection& peer, const Bait& bait, Claims claims)
{
    if (!shakeHands(peer, bait, claims))
        return false;
    std::uint8_t theirMetadataId = 0;
    while (const auto message = peer.read()) {
        if (message->id == Wire::Extended)
            answerExtended(peer, bait, message->body, theirMetadataId);
        if (message->id == Wire::HaveNone || message->id == Wire::Bitfield)
            return true;
    }
    return false;
}

Script lyingSeed(const Bait& bait, SeedLie lie)
{
    return [bait, lie](WireConnection& peer) {
        if (!offerEverything(peer, bait))
            return;
        std::uint8_t theirMetadataId = 0;
        std::size_t asked = 0;
        while (const auto message = peer.read(std::chrono::hours{1})) {
            if (message->id == Wire::Extended)
                answerExtended(peer, bait, message->body, theirMetadataId);
            else if (message->id == Wire::Request)
                answerRequest(peer, bait, message->body, lie, asked++);
            else if (message->id == Wire::HashRequest)
                peer.send(Wire::HashReject, message->body);
        }
    };
}

Script seedThatSays(const Bait& bait, const std::string& bytes)
{
    return [bait, bytes](WireConnection& peer) {
        if (offerEverything(peer, bait) && peer.sendBytes(bytes))
            peer.readToTheEnd();
    };
}

Script seedThatFloods(const Bait& bait, const std::string& bytes)
{
    return [bait, bytes](WireConnection& peer) {
        if (!offerEverything(peer, bait))
            return;
        while (peer.sendBytes(bytes)) {}
    };
}

std::string wireMessage(Wire id, std::string_view body)
{
    return wireNumber(static_cast<std::uint32_t>(body.size() + 1)) + static_cast<char>(id) + std::string{body};
}

} // namespace shoal::test
