// What a host of a lobby shows of the invite's author: whom requests are sealed for (docs/swarm-protocol.md, section
// 7).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/ids.h"

#include <tl/expected.hpp>

namespace shoal::swarm {

struct AuthorCard {
    SwarmId swarm; ///< whole: a code has its beginning alone
    DeviceKeys author;

    bool operator==(const AuthorCard&) const = default;
};

/// What is wrong with a card: whoever showed it is no host of this lobby, or lies.
enum class CardFault {
    NotACard,      ///< other bytes
    ForeignSwarm,  ///< of another swarm than the code
    NotTheAuthors, ///< of another device than the code's author
    Forged,        ///< the author didn't sign these keys for this invite
};

/// Signed by the author for one invite. Every host may keep and show it.
Bytes writeCard(const SwarmId& swarm, const SigningKey& invite, const SigningPair& author,
                const AgreementKey& agreement);
/// What the code says decides which card is right.
tl::expected<AuthorCard, CardFault> readCard(ByteView card, const ShortSwarmId& swarm, const ShortDeviceId& author,
                                             const SigningKey& invite);

} // namespace shoal::swarm
