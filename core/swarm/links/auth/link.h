// One connection to another device, from the first byte to the last: bytes come in, bytes and events go out
// (docs/swarm-protocol.md, section 8).
#pragma once

#include "core/swarm/links/auth/handshake.h"
#include "core/swarm/links/auth/sealed_channel.h"
#include "core/swarm/links/limits/moment.h"

#include <optional>
#include <variant>
#include <vector>

namespace shoal::swarm {

inline constexpr std::chrono::seconds longestHandshake{10};

/// An extension message as the connection carries it.
struct Frame {
    MessageName name = MessageName::Auth;
    Bytes bytes;
};

/// The device at the other end is who it says, and may be served from now on.
struct Proven {
    DeviceId device;
};
/// A message that came sealed, opened.
struct Opened {
    MessageName name = MessageName::Log;
    Bytes plain;
};
/// The connection must be closed; nothing else will come of this link.
struct LinkClosed {
    LinkFault fault = LinkFault::Senseless;
};
/// `Frame` is to be sent.
using LinkEvent = std::variant<Frame, Proven, Opened, LinkClosed>;

class Link {
public:
    /// `nonce` and `freshSeed` are random, and never used for another connection.
    Link(LinkSeat seat, const LinkNonce& nonce, const Secret& freshSeed, const Roster& roster, Moment now);

    /// The bytes under `h` of our extension handshake.
    const Bytes& hello() const { return handshake_.hello(); }
    /// The bytes under `h` of theirs; none when it has no `h`.
    std::optional<LinkEvent> takeHello(ByteView hello);
    std::optional<LinkEvent> receive(const Frame& frame);
    std::optional<LinkEvent> tick(Moment now);
    /// Rights are asked again. Must be called whenever the fold changed.
    std::optional<LinkEvent> membershipChanged();

    bool isProven() const { return channel_.has_value() && !isClosed_; }
    bool isClosed() const { return isClosed_; }
    /// A frame to send, or the end of the link. Empty unless the peer is proven: nobody else is told anything.
    std::optional<LinkEvent> seal(MessageName name, ByteView plain);

private:
    LinkEvent close(LinkFault fault);
    std::optional<LinkEvent> takeProof(ByteView proof);

    LinkEnds ends_;
    Handshake handshake_;
    const Roster& roster_;
    Moment openedAt_;
    std::optional<SealedChannel> channel_;
    bool isClosed_ = false;
};

} // namespace shoal::swarm
