// What hostile peers do: scripts for a HostilePeer, and for connections that a test dials itself.
#pragma once

#include "core/chunks/create.h"
#include "tests/support/hostile/hostile_peer.h"

#include <string>

namespace shoal::test {

/// All that a peer can know of a torrent with one file.
struct Bait {
    Sha1 hash;           ///< of the handshake
    std::string info;    ///< the info dictionary, bencoded
    std::string content; ///< of its file
    std::uint32_t pieceLength = 0;
    std::uint32_t pieceCount = 0;
};
Bait baitOf(const CreatedTorrent& created, const std::string& content);

/// Shakes hands, offers the metadata, and serves it until the other end has all of it and says what pieces it has.
/// False: it was gone before.
bool serveMetadata(WireConnection& peer, const Bait& bait, Claims claims);

enum class SeedLie {
    Corrupts,           ///< every block that it serves has a wrong byte
    CorruptsFirstPiece, ///< every block of the first piece has a wrong byte; it serves no other
    CorruptsOneBlock,   ///< the first block that it is asked for has a wrong byte; it serves no other
    Lacks,              ///< says it has everything, and rejects every request (BEP 6)
    Stalls,             ///< says it has everything, takes requests, and never serves one
};
/// A seed that everybody would like to fetch from, but for its lie. It refuses hashes (BEP 52).
Script lyingSeed(const Bait& bait, SeedLie lie);

/// Shakes hands as a seed does, then says this once.
Script seedThatSays(const Bait& bait, const std::string& bytes);
/// Shakes hands as a seed does, then says this without end, and reads nothing.
Script seedThatFloods(const Bait& bait, const std::string& bytes);

/// One message as it goes over the wire.
std::string wireMessage(Wire id, std::string_view body = {});

} // namespace shoal::test
