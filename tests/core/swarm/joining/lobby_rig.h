// A lobby around an author's device: a host with its mailbox, and what its log says. For tests of joining.
#pragma once

#include "core/swarm/joining/joiner.h"
#include "core/swarm/joining/lobby/hosted_visit.h"
#include "tests/core/swarm/joining/author_rig.h"

namespace shoal::swarm {

/// What the log of `author` says, as a member reads it.
class RigLog : public InviteLog, public FetchedLog {
public:
    explicit RigLog(const AuthorRig& author)
        : author_{author}
    {}
    Belonging of(const DeviceId& device) const override { return author_.members.of(device); }
    std::size_t devicesOf(const PersonId& person) const override { return author_.members.devicesOf(person); }
    std::optional<InviteFacts> invite(const SigningKey& key) const override;

    SwarmId swarm() const override { return swarmId; }
    Standing standingOf(const DeviceId& device) const override { return of(device).standing; }
    std::vector<ShownAdmission> admissionsOf(const DeviceId& device) const override;
    std::optional<SecretHash> epoch(const EntryId& id) const override;

    SwarmId swarmId = filled<SwarmId>(1);
    bool doAdmissionsCount = true;
    std::vector<ShownAdmission> further; ///< that others wrote

private:
    const AuthorRig& author_;
};

/// A host in the lobby of one invite of an author.
class HostRig {
public:
    HostRig(AuthorRig& author, const InviteCode& code);

    Bytes card() const;
    HostedVisit visitFrom(std::uint8_t origin);
    /// A link with the author's device: requests there, replies back.
    void meetAuthor();

    AuthorRig& author;
    SigningKey invite;
    RigLog log;
    Mailbox mailbox;
    std::function<void()> step = [] {};

private:
    std::uint8_t persons_ = 0;
    std::uint8_t fresh_ = 0;
};

Origin originOf(std::uint8_t number);
dht::Endpoint hostAt(std::uint8_t number);
Joiner joinerWith(const InviteCode& code, std::uint8_t number = 50, const std::string& label = "Bo");
/// A whole visit: what the host and the joiner have to say to each other. The joiner stores what it must.
std::optional<HostFault> visit(Joiner& joiner, HostRig& host, std::uint8_t place);

} // namespace shoal::swarm
