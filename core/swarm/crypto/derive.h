// HKDF-SHA-256 (RFC 5869), and each derivation of docs/swarm-protocol.md, section 3.1.
#pragma once

#include "core/swarm/crypto/secret.h"
#include "core/swarm/ids.h"

#include <string_view>

namespace shoal::swarm {

/// Days since 1970, UTC.
enum class Day : std::uint32_t {};
/// One of a lobby's 8 records.
enum class LobbySlot : std::uint8_t {};

/// 32 bytes from `secret`; `info` is `label ‖ 00 ‖ context`.
Secret derive(ByteView secret, ByteView salt, std::string_view label, ByteView context = {});

/// What an epoch's secret gives its members.
struct EpochKeys {
    Secret authoritySeed; ///< Ed25519, signs the TLS certificates
    Secret hub;
    Secret rendezvous;
};
EpochKeys epochKeys(const Secret& epochSecret, const SwarmId& swarm, const EntryId& epoch);

/// Where a record lies (seed of its Ed25519 key) and what closes it.
struct RecordKeys {
    Secret place;
    Secret seal;
};
RecordKeys memberRecord(const Secret& rendezvous, const SwarmId& swarm, const DeviceId& member, Day day);
/// `agreed` by the admin's and the member's X25519 keys.
RecordKeys returnRecord(const Secret& agreed, const SwarmId& swarm, const DeviceId& admin, const DeviceId& member,
                        Day day);
/// A member record for one reader alone; `agreed` by the writer's and the reader's X25519 keys.
RecordKeys pairRecord(const Secret& agreed, const SwarmId& swarm, const DeviceId& writer, const DeviceId& reader,
                      Day day);
RecordKeys lobbyRecord(const LobbySecret& lobby, const ShortSwarmId& swarm, LobbySlot slot, Day day);

struct InviteKeys {
    Secret signingSeed; ///< Ed25519, signs requests
    LobbySecret lobby;
};
InviteKeys inviteKeys(const InviteSeed& seed, const ShortSwarmId& swarm, const ShortDeviceId& author);

struct LobbyKeys {
    Secret authoritySeed;
    Secret hub;
};
LobbyKeys lobbyKeys(const LobbySecret& lobby, const ShortSwarmId& swarm);

/// Closes a joiner's request; `agreed` by its fresh key and the author's.
Secret requestSeal(const Secret& agreed, const ShortSwarmId& swarm, const AgreementKey& fresh,
                   const AgreementKey& author);
/// Closes the answer; `agreed` by the author's fresh key and the joiner's.
Secret answerSeal(const Secret& agreed, const SwarmId& swarm, const AgreementKey& fresh, const AgreementKey& joiner);

/// A link's two keys.
struct LinkKeys {
    Secret fromDialler;
    Secret fromListener;
};
LinkKeys linkKeys(const Secret& agreed, ByteView transcript);

} // namespace shoal::swarm
