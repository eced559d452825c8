// A joiner's request, sealed for the invite's author: hosts see neither keys nor name (docs/swarm-protocol.md,
// section 7).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/entries/admission.h"

#include <optional>
#include <string>

namespace shoal::swarm {

using RequestId = Fixed<struct RequestMeaning, 32>; ///< SHA-256 of the sealed bytes: who knows it may ask for the reply

inline constexpr std::size_t requestRoom = 512; ///< padded plaintext
inline constexpr std::size_t sealedRequestSize = 32 + 2 + requestRoom + 16;

/// A wish to belong with the signatures that an `admit` entry takes over.
struct SignedRequest {
    JoinRequest wish; ///< under an invite, always
    Signature byDevice;
    Signature byInvite;
};

SignedRequest signedRequest(const JoinRequest& wish, const SigningPair& device, const SigningPair& invite);

/// `freshSeed` makes a key for this one sealing, so two sealings of one request have nothing in common. Empty when the
/// wish names no invite, its label breaks a limit, or the author's key leaves nothing secret.
std::optional<Bytes> sealRequest(const SignedRequest& request, const AgreementKey& author, const Secret& freshSeed);

/// Empty unless it was sealed for this author under this invite, and both signatures hold.
std::optional<SignedRequest> openRequest(ByteView sealed, const AgreementPair& author, const ShortSwarmId& swarm,
                                         const AskedInvite& invite);

RequestId requestIdOf(ByteView sealed);

} // namespace shoal::swarm
