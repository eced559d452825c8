// Whom a device serves, for its links (docs/swarm-protocol.md, section 6.6): every question ends at `serves`.
#pragma once

#include "core/swarm/freshness/freshness.h"
#include "core/swarm/links/auth/roster.h"
#include "core/swarm/links/exchange/epoch_secrets.h"
#include "core/swarm/replica/folded_log.h"
#include "core/swarm/replica/own_clock.h"
#include "core/swarm/serving/serves.h"

#include <map>
#include <optional>

namespace shoal::swarm {

/// Of a swarm without a limit, or before the genesis entry tells it, there is no freshness.
class Doorkeeper final : public Roster {
public:
    /// All must outlive it.
    Doorkeeper(const DeviceId& self, const FoldedLog& log, const std::optional<Freshness>& freshness,
               const OwnClock& clock)
        : self_{self}
        , log_{log}
        , freshness_{freshness}
        , clock_{clock}
    {}

    /// The author of a joiner's code, by its card, or members of an identity file: until the log shows that this device
    /// is in, nobody else is known.
    void expect(const DeviceKeys& member) { expected_.insert_or_assign(deviceIdOf(member.signing), member); }

    /// Of a peer that proved who it is.
    Serving serves(const DeviceId& peer, Service service, const std::optional<EntryId>& torrentEpoch = {}) const;
    bool isFresh(const DeviceId& peer) const;

    std::optional<SigningKey> keyOf(const DeviceId& device) const override;
    bool isServed(const DeviceId& device) const override;
    bool mayHaveMetadata(const DeviceId& device) const override;

private:
    bool isExpected(const DeviceId& device) const;

    DeviceId self_;
    const FoldedLog& log_;
    const std::optional<Freshness>& freshness_;
    const OwnClock& clock_;
    std::map<DeviceId, DeviceKeys> expected_;
};

/// In memory; whoever stores them hands them in again.
class KeptSecrets final : public EpochSecrets {
public:
    KeptSecrets(const FoldedLog& log, const Doorkeeper& door)
        : log_{log}
        , door_{door}
    {}
    std::optional<Secret> find(const EntryId& epoch) const override;
    std::optional<SecretHash> hashOf(const EntryId& epoch) const override;
    bool mayHave(const DeviceId& device) const override;
    void keep(const EntryId& epoch, const Secret& secret) override { secrets_.insert_or_assign(epoch, secret); }

    const std::map<EntryId, Secret>& all() const { return secrets_; }

private:
    const FoldedLog& log_;
    const Doorkeeper& door_;
    std::map<EntryId, Secret> secrets_;
};

} // namespace shoal::swarm
