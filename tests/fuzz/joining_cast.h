// Who joins whom in the inputs of fuzz_swarm_joining: the same keys for the target and for the test that makes its
// inputs.
#pragma once

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/keys.h"
#include "core/swarm/entries/admission.h"
#include "core/swarm/joining/invite_book.h"
#include "core/swarm/joining/lobby/reply.h"

#include <array>

namespace shoal::swarm::cast {

template <class Id>
Id sameBytes(std::uint8_t byte)
{
    Id id;
    id.bytes.fill(byte);
    return id;
}

inline Secret secret(std::uint8_t byte)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    bytes.fill(byte);
    return Secret{bytes};
}

inline const SwarmId swarm = sameBytes<SwarmId>(1);
inline const SigningPair authorSigning{secret(1)};
inline const AgreementPair authorAgreement{secret(2)};
inline const DeviceId author = deviceIdOf(authorSigning.publicKey());
inline const SigningPair joinerSigning{secret(8)};
inline const AgreementPair joinerAgreement{secret(9)};
inline const DeviceKeys joiner{joinerSigning.publicKey(), joinerAgreement.publicKey()};
inline const InviteSeed seed = sameBytes<InviteSeed>(7);
inline const SigningPair invite{inviteKeys(seed, shortened(swarm), shortened(author)).signingSeed};
inline const Addressee addressee{swarm, invite.publicKey(), joiner};
inline const Secret fresh = secret(11); ///< of every sealing

inline BookKeeper keeper() { return {swarm, author, authorAgreement}; }

} // namespace shoal::swarm::cast
