// `sh_auth`: two devices prove to each other who they are and agree on keys that nobody between them has
// (docs/swarm-protocol.md, section 8).
#pragma once

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/keys.h"
#include "core/swarm/links/auth/hello.h"
#include "core/swarm/links/auth/roster.h"

#include <optional>
#include <tl/expected.hpp>

namespace shoal::swarm {

/// Who opens a link, and where.
struct LinkSeat {
    SigningPair device;
    LinkPlace place;
    LinkRole role = LinkRole::Dialler;
};

/// One connection's. After a fault it must not be asked again.
class Handshake {
public:
    /// `nonce` and `freshSeed` are random, and never used for another connection.
    Handshake(LinkSeat seat, const LinkNonce& nonce, const Secret& freshSeed, const Roster& roster);

    const Bytes& hello() const { return own_; }
    /// Our proof, to be sent. Nothing is signed for a device that isn't served.
    tl::expected<Signature, LinkFault> takeHello(ByteView hello);
    /// From here on the peer is who it says.
    tl::expected<LinkKeys, LinkFault> takeProof(ByteView proof);

    /// Who the peer says it is.
    const std::optional<DeviceId>& peer() const { return peer_; }

private:
    LinkSeat seat_;
    DeviceId device_;
    LinkNonce nonce_;
    AgreementPair fresh_;
    const Roster& roster_;
    Bytes own_;
    Bytes theirs_;
    std::optional<DeviceId> peer_;
    std::optional<LinkKeys> keys_;
    bool isProven_ = false;
};

} // namespace shoal::swarm
