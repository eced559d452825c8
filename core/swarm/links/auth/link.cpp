#include "core/swarm/links/auth/link.h"

#include <utility>

namespace shoal::swarm {

Link::Link(LinkSeat seat, const LinkNonce& nonce, const Secret& freshSeed, const Roster& roster, Moment now)
    : ends_{seat.place.swarm, deviceIdOf(seat.device.publicKey()), {}, seat.role}
    , handshake_{std::move(seat), nonce, freshSeed, roster}
    , roster_{roster}
    , openedAt_{now}
{}

std::optional<LinkEvent> Link::takeHello(ByteView hello)
{
    if (isClosed_)
        return std::nullopt;
    const auto proof = handshake_.takeHello(hello);
    if (!proof)
        return close(proof.error());
    return Frame{MessageName::Auth, {proof->bytes.begin(), proof->bytes.end()}};
}

std::optional<LinkEvent> Link::takeProof(ByteView proof)
{
    const auto keys = handshake_.takeProof(proof);
    if (!keys)
        return close(keys.error());
    ends_.peer = *handshake_.peer();
    channel_.emplace(*keys, ends_);
    return Proven{ends_.peer};
}

std::optional<LinkEvent> Link::receive(const Frame& frame)
{
    if (isClosed_)
        return std::nullopt;
    if (frame.name == MessageName::Auth)
        return takeProof(frame.bytes);
    if (!channel_)
        return close(LinkFault::TooEarly);
    auto plain = channel_->open(frame.name, frame.bytes);
    if (!plain)
        return close(LinkFault::NotSealed);
    return Opened{frame.name, std::move(*plain)};
}

std::optional<LinkEvent> Link::tick(Moment now)
{
    if (isClosed_ || channel_ || now - openedAt_ < longestHandshake)
        return std::nullopt;
    return close(LinkFault::TooLate);
}

std::optional<LinkEvent> Link::membershipChanged()
{
    const auto& peer = handshake_.peer();
    if (isClosed_ || !peer || roster_.isServed(*peer))
        return std::nullopt;
    return close(LinkFault::NotServed);
}

std::optional<LinkEvent> Link::seal(MessageName name, ByteView plain)
{
    if (!isProven())
        return std::nullopt;
    auto sealed = channel_->seal(name, plain);
    if (!sealed)
        return close(LinkFault::UsedUp);
    return Frame{name, std::move(*sealed)};
}

LinkEvent Link::close(LinkFault fault)
{
    isClosed_ = true;
    channel_.reset();
    return LinkClosed{fault};
}

} // namespace shoal::swarm
