#include "core/swarm/links/auth/handshake.h"

#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::string_view authLabel = "shoal-auth-1";
}

Handshake::Handshake(LinkSeat seat, const LinkNonce& nonce, const Secret& freshSeed, const Roster& roster)
    : seat_{std::move(seat)}
    , device_{deviceIdOf(seat_.device.publicKey())}
    , nonce_{nonce}
    , fresh_{freshSeed}
    , roster_{roster}
    , own_{encodeHello({device_, nonce, fresh_.publicKey()})}
{}

tl::expected<Signature, LinkFault> Handshake::takeHello(ByteView hello)
{
    if (peer_)
        return tl::unexpected{LinkFault::Again};
    const auto theirs = decodeHello(hello);
    if (!theirs)
        return tl::unexpected{theirs.error()};
    if (theirs->device == device_)
        return tl::unexpected{LinkFault::OwnDevice};
    if (theirs->nonce == nonce_ || theirs->fresh == fresh_.publicKey())
        return tl::unexpected{LinkFault::Echoed};
    if (!roster_.keyOf(theirs->device))
        return tl::unexpected{LinkFault::Unknown};
    if (!roster_.isServed(theirs->device))
        return tl::unexpected{LinkFault::NotServed};
    const auto agreed = fresh_.agree(theirs->fresh);
    if (!agreed)
        return tl::unexpected{LinkFault::NoAgreement};
    peer_ = theirs->device;
    theirs_.assign(hello.begin(), hello.end());
    const bool isDialler = seat_.role == LinkRole::Dialler;
    keys_ = linkKeys(*agreed, transcriptOf(seat_.place, isDialler ? own_ : theirs_, isDialler ? theirs_ : own_));
    return seat_.device.sign(authLabel, proofMessage(seat_.place, seat_.role, own_, theirs_));
}

tl::expected<LinkKeys, LinkFault> Handshake::takeProof(ByteView proof)
{
    if (!peer_)
        return tl::unexpected{LinkFault::TooEarly};
    if (isProven_)
        return tl::unexpected{LinkFault::Again};
    const auto key = roster_.keyOf(*peer_);
    const auto signature = Signature::from(proof);
    const auto message = proofMessage(seat_.place, otherOf(seat_.role), theirs_, own_);
    if (!key || !signature || deviceIdOf(*key) != *peer_ || !verify(*key, authLabel, message, *signature))
        return tl::unexpected{LinkFault::BadProof};
    if (!roster_.isServed(*peer_))
        return tl::unexpected{LinkFault::NotServed};
    isProven_ = true;
    return *std::exchange(keys_, std::nullopt);
}

} // namespace shoal::swarm
