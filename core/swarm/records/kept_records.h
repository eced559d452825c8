// The records that this device keeps in the DHT (docs/swarm-protocol.md, section 10), for dht/records/record_keeper.h.
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/ids.h"
#include "core/swarm/records/addresses.h"
#include "core/swarm/records/record_members.h"
#include "core/swarm/records/record_seal.h"
#include "core/swarm/records/return_record.h"
#include "dht/records/record_keeper.h"
#include "dht/records/slot_choice.h"

#include <functional>
#include <optional>

namespace shoal::swarm {

/// Asked each time that a record is written.
struct RecordSources {
    std::function<Addresses()> addresses; ///< sound ones
    std::function<Nonce()> nonce;         ///< random
};

/// A device as the writer of its records.
struct RecordDevice {
    SwarmId swarm;
    SigningPair signing;
    AgreementPair agreement;

    DeviceId id() const { return deviceIdOf(signing.publicKey()); }
};

/// Where this device is, for every member.
class MemberRecord final : public dht::Record {
public:
    MemberRecord(RecordDevice device, const Secret& rendezvous, RecordSources sources);

    std::optional<dht::Item> write(std::chrono::sys_days day, std::chrono::sys_seconds stamp) override;
    void onContested(std::chrono::sys_days day) override;
    /// A member writes over it: only records for one reader each, below, still reach anybody.
    bool isContested() const { return isContested_; }

private:
    RecordDevice device_;
    Secret rendezvous_;
    RecordSources sources_;
    bool isContested_ = false;
};

/// Where this device is, for one reader. Nobody else has the key.
class PairRecord final : public dht::Record {
public:
    /// `members` must outlive it.
    PairRecord(RecordDevice device, const DeviceId& reader, const RecordMembers& members, RecordSources sources);

    /// Nothing while the reader is no member or suspended.
    std::optional<dht::Item> write(std::chrono::sys_days day, std::chrono::sys_seconds stamp) override;
    void onContested(std::chrono::sys_days) override {}

private:
    RecordDevice device_;
    DeviceId reader_;
    const RecordMembers& members_;
    RecordSources sources_;
};

/// Where a host of a lobby is, in a slot that it moves when somebody else insists on it.
class LobbySeat final : public dht::Record {
public:
    LobbySeat(const LobbySecret& lobby, const ShortSwarmId& swarm, const dht::SlotChoice& choice,
              RecordSources sources);

    std::optional<dht::Item> write(std::chrono::sys_days day, std::chrono::sys_seconds stamp) override;
    void onContested(std::chrono::sys_days day) override;
    LobbySlot slot() const { return LobbySlot{static_cast<std::uint8_t>(choice_.slot())}; }

private:
    LobbySecret lobby_;
    ShortSwarmId swarm_;
    dht::SlotChoice choice_;
    RecordSources sources_;
};

/// The way back for a member that missed an epoch. To be kept for `returnTime`.
class ReturnNote final : public dht::Record {
public:
    /// `epoch` is asked each time, and gives the current one. `members` must outlive it.
    ReturnNote(RecordDevice admin, const DeviceId& member, std::function<EpochSecret()> epoch,
               const RecordMembers& members, RecordSources sources);

    /// Nothing while the member is none, or suspended.
    std::optional<dht::Item> write(std::chrono::sys_days day, std::chrono::sys_seconds stamp) override;
    void onContested(std::chrono::sys_days) override {}

private:
    RecordDevice admin_;
    DeviceId member_;
    std::function<EpochSecret()> epoch_;
    const RecordMembers& members_;
    RecordSources sources_;
};

} // namespace shoal::swarm
