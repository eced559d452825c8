// What an admin leaves for a member that was away when the epoch changed: the way back (docs/swarm-protocol.md,
// section 10).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/crypto/secret.h"
#include "core/swarm/ids.h"
#include "core/swarm/records/addresses.h"
#include "core/swarm/records/record_seal.h"

#include <chrono>
#include <optional>

namespace shoal::swarm {

/// For so long after the new epoch they are written.
inline constexpr std::chrono::days returnTime{30};

struct EpochSecret {
    EntryId epoch;
    Secret secret;
};

/// A claim: what it says is believed once the log, fetched with its help, shows its author as a current admin or owner
/// and the secret as that epoch's.
struct ReturnRecord {
    EpochSecret epoch;
    Addresses claimed; ///< where the admin can be reached; `toDial` says which to dial
    std::chrono::sys_seconds time;
    Signature signature;
};

/// For whom it is.
struct ReturnTo {
    SwarmId swarm;
    DeviceId member;
};

/// The addresses must be sound.
ReturnRecord signReturn(const ReturnTo& to, const SigningPair& admin, const EpochSecret& epoch, Addresses addresses,
                        std::chrono::sys_seconds time);
bool isSignedBy(const ReturnRecord& record, const ReturnTo& to, const SigningKey& admin);

dht::Item sealReturnRecord(const RecordPlace& place, const ReturnRecord& record, const Nonce& nonce);
/// Empty for everything but a record that this admin wrote for this member at the time that is the item's sequence.
std::optional<ReturnRecord> openReturnRecord(const RecordPlace& place, const dht::Item& item, const ReturnTo& to,
                                             const SigningKey& admin, std::chrono::sys_seconds now);

/// What is behind the seal, signed or not.
Cbor returnRecordSays(const ReturnRecord& record);
std::optional<ReturnRecord> readReturnRecord(ByteView says);

} // namespace shoal::swarm
