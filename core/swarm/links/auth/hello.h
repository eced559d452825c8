// What each side of a link says first, and what both then sign (docs/swarm-protocol.md, section 8).
#pragma once

#include "core/swarm/ids.h"
#include "core/swarm/links/auth/link_fault.h"

#include <cstdint>
#include <tl/expected.hpp>

namespace shoal::swarm {

/// Who made the connection.
enum class LinkRole : std::uint8_t { Dialler = 0, Listener = 1 };
inline LinkRole otherOf(LinkRole role) { return role == LinkRole::Dialler ? LinkRole::Listener : LinkRole::Dialler; }

using LinkNonce = Fixed<struct LinkNonceMeaning, 32>;

struct Hello {
    DeviceId device;
    LinkNonce nonce;
    AgreementKey fresh; ///< of this connection alone

    bool operator==(const Hello&) const = default;
};

/// The connection that a proof is for: it fits no other torrent and no other swarm.
struct LinkPlace {
    SwarmId swarm;
    Bytes infoHash; ///< 32 bytes, or 20
};

Bytes encodeHello(const Hello& hello);
/// `Senseless` or `OtherVersion` for what isn't one.
tl::expected<Hello, LinkFault> decodeHello(ByteView bytes);

/// What the side `signer` signs: its own hello first.
Bytes proofMessage(const LinkPlace& place, LinkRole signer, ByteView own, ByteView other);
/// What the link's keys are derived from.
Bytes transcriptOf(const LinkPlace& place, ByteView dialler, ByteView listener);

} // namespace shoal::swarm
