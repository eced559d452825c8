// What a member says of where it can be reached, signed by its device: in records and when others pass it on
// (docs/swarm-protocol.md, section 10).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/ids.h"
#include "core/swarm/records/addresses.h"
#include "core/swarm/records/record_seal.h"

#include <chrono>
#include <optional>

namespace shoal::swarm {

struct SignedAddresses {
    Addresses claimed; ///< all of them, so that the signature can be passed on; `toDial` says which to dial
    std::chrono::sys_seconds time;
    Signature signature;

    bool operator==(const SignedAddresses&) const = default;
};

/// The device's addresses must be sound.
SignedAddresses signAddresses(const SwarmId& swarm, const SigningPair& device, Addresses addresses,
                              std::chrono::sys_seconds time);
/// Whether the device with this key said so in this swarm.
bool areSignedBy(const SignedAddresses& addresses, const SwarmId& swarm, const SigningKey& device);

/// At a member's place, or at that of a pair.
dht::Item sealMemberRecord(const RecordPlace& place, const SignedAddresses& addresses, const Nonce& nonce);

/// Whose record is expected.
struct RecordAuthor {
    SwarmId swarm;
    SigningKey key;
};
/// Empty for everything but a record that this device itself wrote at the time that is the item's sequence.
std::optional<SignedAddresses> openMemberRecord(const RecordPlace& place, const dht::Item& item,
                                                const RecordAuthor& author, std::chrono::sys_seconds now);

/// What is behind the seal, signed or not.
Cbor memberRecordSays(const SignedAddresses& addresses);
std::optional<SignedAddresses> readMemberRecord(ByteView says);

} // namespace shoal::swarm
