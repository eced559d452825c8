// The records of others that this device looks for (docs/swarm-protocol.md, section 10), for
// dht/records/record_search.h.
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/ids.h"
#include "core/swarm/records/kept_records.h"
#include "core/swarm/records/lobby_record.h"
#include "core/swarm/records/member_record.h"
#include "core/swarm/records/record_members.h"
#include "core/swarm/records/return_record.h"
#include "dht/records/record_search.h"
#include "dht/records/slot_choice.h"

#include <functional>
#include <map>
#include <vector>

namespace shoal::swarm {

/// Where members are. Devices stand in the order in which they are looked for, those last seen first.
class MemberSearch final : public dht::Sought {
public:
    using OnFound = std::function<void(const DeviceId&, const SignedAddresses&)>;
    using PlaceOf = std::function<RecordPlace(const DeviceId&, std::chrono::sys_days)>;

    /// By what every member writes. `members` must outlive it.
    static MemberSearch forAll(const SwarmId& swarm, const Secret& rendezvous, std::vector<DeviceId> devices,
                               const RecordMembers& members, OnFound onFound);
    /// By what they write for this device alone. Whose keys are refused is left out.
    static MemberSearch forOne(const RecordDevice& reader, const std::vector<DeviceId>& devices,
                               const RecordMembers& members, OnFound onFound);

    std::size_t count() const { return devices_.size(); }
    const DeviceId& device(std::size_t who) const { return devices_[who]; }
    dht::ItemKey keyOf(std::size_t who, std::chrono::sys_days day) override;
    /// Calls `onFound` with records that are newer than those before.
    bool take(std::size_t who, std::chrono::sys_days day, const dht::Item& item,
              std::chrono::sys_seconds clock) override;

private:
    MemberSearch(const SwarmId& swarm, std::vector<DeviceId> devices, const RecordMembers& members, PlaceOf placeOf,
                 OnFound onFound);

    SwarmId swarm_;
    std::vector<DeviceId> devices_;
    const RecordMembers& members_;
    PlaceOf placeOf_;
    OnFound onFound_;
    std::map<DeviceId, std::chrono::sys_seconds> newest_;
};

/// Where hosts of a lobby are: 8 slots, each of which may be empty or somebody's mischief.
class LobbySearch final : public dht::Sought {
public:
    LobbySearch(const LobbySecret& lobby, const ShortSwarmId& swarm, std::function<void(const LobbyRecord&)> onFound);

    std::size_t count() const { return dht::lobbySlots; }
    dht::ItemKey keyOf(std::size_t who, std::chrono::sys_days day) override;
    bool take(std::size_t who, std::chrono::sys_days day, const dht::Item& item,
              std::chrono::sys_seconds clock) override;

private:
    RecordPlace place(std::size_t slot, std::chrono::sys_days day) const;

    LobbySecret lobby_;
    ShortSwarmId swarm_;
    std::function<void(const LobbyRecord&)> onFound_;
};

/// What admins left for this device. All of them are read and each is to be tried: one may have been removed meanwhile,
/// and leave a way that leads to itself.
class ReturnSearch final : public dht::Sought {
public:
    using OnFound = std::function<void(const DeviceId& admin, const ReturnRecord&)>;

    /// Whose keys are refused is left out. `members` must outlive it.
    ReturnSearch(const RecordDevice& member, const std::vector<DeviceId>& admins, const RecordMembers& members,
                 OnFound onFound);

    std::size_t count() const { return admins_.size(); }
    dht::ItemKey keyOf(std::size_t who, std::chrono::sys_days day) override;
    bool take(std::size_t who, std::chrono::sys_days day, const dht::Item& item,
              std::chrono::sys_seconds clock) override;

private:
    struct Admin {
        DeviceId id;
        SigningKey key;
        Secret agreed;
    };
    RecordPlace place(std::size_t who, std::chrono::sys_days day) const;

    ReturnTo to_;
    std::vector<Admin> admins_;
    OnFound onFound_;
};

} // namespace shoal::swarm
