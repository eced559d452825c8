// What the parts ask about members, answered by a folded log. Each answer is of that moment.
#pragma once

#include "core/swarm/freshness/speakers.h"
#include "core/swarm/joining/fetched_log.h"
#include "core/swarm/joining/lobby/author_card.h"
#include "core/swarm/joining/lobby/mailbox.h"
#include "core/swarm/keeping/write_permit.h"
#include "core/swarm/records/rendezvous.h"
#include "core/swarm/replica/folded_log.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace shoal::swarm {

/// Members that aren't suspended speak.
class FoldSpeakers final : public Speakers, public KnownEntries {
public:
    explicit FoldSpeakers(const FoldedLog& log)
        : log_{log}
    {}
    std::optional<Speaker> speaker(const DeviceId& device) const override;
    std::vector<DeviceId> authorities() const override;
    bool has(const EntryId& entry) const override { return log_.has(entry); }

private:
    const FoldedLog& log_;
};

/// For the author of invites, for hosts of lobbies, and for joiners, who ask the same of the log.
class FoldInvites final : public InviteLog, public FetchedLog {
public:
    explicit FoldInvites(const FoldedLog& log)
        : log_{log}
    {}
    Belonging of(const DeviceId& device) const override;
    std::size_t devicesOf(const PersonId& person) const override;
    /// Anybody can copy a key into an invite of its own: one for others, which admins alone write, goes before one for
    /// its author's person, then the one that came first.
    std::optional<InviteFacts> invite(const SigningKey& key) const override;

    SwarmId swarm() const override { return log_.swarm(); }
    Standing standingOf(const DeviceId& device) const override { return of(device).standing; }
    std::vector<ShownAdmission> admissionsOf(const DeviceId& device) const override;
    std::optional<SecretHash> epoch(const EntryId& id) const override;

private:
    const FoldedLog& log_;
};

/// Whom this device may meet.
class FoldMeeting final : public MeetingMembers {
public:
    FoldMeeting(const FoldedLog& log, const DeviceId& self)
        : log_{log}
        , self_{self}
    {}
    /// Who is there as long as there is no log.
    void expect(const DeviceKeys& member) { expected_.insert_or_assign(deviceIdOf(member.signing), member); }
    /// A link with it was proven.
    void met(const DeviceId& device) { seen_[device] = ++turn_; }

    std::optional<DeviceKeys> keysOf(const DeviceId& device) const override;
    std::vector<DeviceId> lastSeenFirst() const override;
    bool isAdmin(const DeviceId& device) const override;

private:
    const FoldedLog& log_;
    DeviceId self_;
    std::map<DeviceId, DeviceKeys> expected_;
    std::map<DeviceId, std::uint64_t> seen_; ///< the later, the higher
    std::uint64_t turn_ = 0;
};

/// This device's own entries.
class FoldOwnChain final : public OwnChain {
public:
    FoldOwnChain(const FoldedLog& log, const DeviceId& self)
        : log_{log}
        , self_{self}
    {}
    bool holds(const EntryId& entry) const override { return log_.has(entry); }
    std::uint64_t length() const override;

private:
    const FoldedLog& log_;
    DeviceId self_;
};

/// What an epoch's entry says of its secret, whether the entry counts or not. Empty for other entries.
std::optional<SecretHash> epochSecretIn(const Log& log, const EntryId& epoch);

} // namespace shoal::swarm
