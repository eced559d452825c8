// The device of an invite's author with its disk and its log, without a network: for tests of joining.
#pragma once

#include "core/swarm/joining/invite_book.h"
#include "tests/core/swarm/history.h"

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// What a fold would say, as it is told.
class FakeMembership : public Membership {
public:
    Belonging of(const DeviceId& device) const override;
    std::size_t devicesOf(const PersonId& person) const override;

    std::map<DeviceId, Belonging> devices;
};

/// A joining device: by its number, its keys.
struct Asker {
    Device device;
    std::string label;

    Asker(std::uint8_t number, std::string name)
        : device{deviceOf(number)}
        , label{std::move(name)}
    {}
    /// As a holder of the code's seed sends it. Another `fresh` makes another sealing of the same request.
    Bytes request(const InviteCode& code, const AgreementKey& author, std::uint8_t fresh) const;
};

class AuthorRig {
public:
    /// `theOwner()`'s device, in this role.
    explicit AuthorRig(Role role = Role::Owner);

    /// Everything that a healthy device does after a change: store, write what is due, store again.
    void settle();
    void store();
    /// Signs and appends; the fold follows at once.
    void writeDue();
    /// From the disk and the log alone, as after a crash.
    void restart();

    /// An invite that is in the log, with its code.
    InviteCode invite(InviteTerms terms);
    SigningKey keyOf(const InviteCode& code) const;
    Receipt ask(const Asker& asker, const InviteCode& code, std::uint8_t fresh = 1);
    std::vector<ReplyDue> replies();
    /// The one reply that is due, none otherwise. More of them fail the test.
    std::optional<Reply> reply();

    std::size_t admissions() const;
    std::size_t admissionsOf(const Asker& asker) const;
    InviteTerms terms() const;

    Device self = theOwner();
    SwarmId swarm = filled<SwarmId>(1);
    PersonId person = filled<PersonId>(5);
    std::chrono::sys_seconds now{std::chrono::seconds{1'700'000'000}};
    FakeMembership members;
    std::vector<std::pair<Body, EntryId>> log;
    Bytes disk;
    InviteBook book;
    std::function<void()> step = [] {}; ///< between any two things that last

private:
    BookKeeper keeper() const { return {swarm, self.id(), self.agreement}; }
    std::uint8_t persons_ = 0;
};

CurrentEpoch someEpoch();
/// Whether `part` stands somewhere in `bytes`.
bool holdsBytes(ByteView bytes, ByteView part);

} // namespace shoal::swarm
