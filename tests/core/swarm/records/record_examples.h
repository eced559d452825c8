// What the tests of records are made of: the swarm, devices and inputs of the document's vectors.
#pragma once

#include "core/swarm/entries/admission.h"
#include "core/swarm/records/kept_records.h"
#include "core/swarm/records/record_members.h"
#include "tests/core/swarm/history.h"
#include "tests/core/swarm/vectors.h"

#include <chrono>
#include <cstdint>
#include <map>

namespace shoal::swarm {

inline const std::chrono::sys_seconds recordTime{std::chrono::seconds{1'700'000'000}};
inline const std::chrono::sys_days recordDay = std::chrono::floor<std::chrono::days>(recordTime);

inline const dht::Endpoint recordV4{.family = dht::Family::V4, .address = {192, 0, 2, 1}, .port = 6881};
inline const dht::Endpoint recordV6{
    .family = dht::Family::V6, .address = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, .port = 6882};
inline const dht::Endpoint localV4{.family = dht::Family::V4, .address = {192, 168, 0, 7}, .port = 6881};

inline SwarmId recordSwarm() { return vectorId<SwarmId>("id-swarm"); }
inline Secret recordRendezvous()
{
    return epochKeys(secretOf(4), recordSwarm(), EntryId{recordSwarm().bytes}).rendezvous;
}
inline LobbySecret recordLobby()
{
    return inviteKeys(filled<InviteSeed>(7), shortened(recordSwarm()), shortened(theOwner().id())).lobby;
}
inline Secret recordAgreement() { return theOwner().agreement.agree(theJoiner().keys().agreement).value(); }
inline Nonce recordNonce() { return filled<Nonce>(0x10); }

inline RecordPlace ownersPlace(std::chrono::sys_days day = recordDay)
{
    return memberPlace(recordRendezvous(), recordSwarm(), theOwner().id(), day);
}

/// Who belongs, as the test says.
class FakeMembers final : public RecordMembers {
public:
    std::optional<DeviceKeys> keysOf(const DeviceId& device) const override
    {
        const auto found = keys.find(device);
        return found != keys.end() ? std::optional{found->second} : std::nullopt;
    }
    void add(const Device& device) { keys[device.id()] = device.keys(); }
    /// Removed or suspended: records don't tell them apart.
    void remove(const Device& device) { keys.erase(device.id()); }

    std::map<DeviceId, DeviceKeys> keys;
};

inline RecordDevice recordDeviceOf(const Device& device) { return {recordSwarm(), device.signing, device.agreement}; }

/// Nonces that count up, and one address.
inline RecordSources recordSources(dht::Endpoint address)
{
    return {[address] { return Addresses{address}; },
            [count = std::uint64_t{0}]() mutable { return nonceOf(++count); }};
}

} // namespace shoal::swarm
