// A swarm's history in which somebody attacks, and what the fold says of it: with every rule, or with one off.
#pragma once

#include "core/swarm/entries/admission.h"
#include "tests/core/swarm/history.h"
#include "tests/core/swarm/simulation/plain_fold.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace shoal::swarm {

/// An invite as its author and holders of the code know it.
struct Code {
    EntryId invite;
    SigningPair key;
    DeviceId author;
    std::optional<PersonId> person;
};

class Tale {
public:
    using Past = std::vector<EntryId>;

    const History& history() const { return history_; }
    EntryId genesis() const { return history_.genesis(); }

    /// What a device writes after its last entry, knowing `past` besides. Whoever leaves something out backdates.
    EntryId says(const Device& by, Past past, Body body);
    /// A half: after an older entry of its own, or as its first once more.
    EntryId saysAfter(const Device& by, std::optional<EntryId> previous, Past past, Body body);

    /// The owner lets it in, without an invite.
    EntryId letsIn(const Device& device, Role role, Past past = {});
    /// With a person when it is for a further device of that person.
    Code invites(const Device& by, Role role, Past past = {}, std::optional<PersonId> person = {});
    /// `person`: by default the invite's, else one of the device's own.
    Admit admissionUnder(const Code& code, const Device& device, Role role, std::optional<PersonId> person = {}) const;
    /// A further owner's device, or with `cut` what the recovery key says.
    OwnerDevice bringing(const Device& device, std::vector<DeviceId> cut = {}) const;

    EntryId last(const Device& device) const { return last_.at(device.id()); }

private:
    History history_;
    std::map<DeviceId, EntryId> last_{{theOwner().id(), history_.genesis()}};
    std::uint8_t invites_ = 0;
};

PersonId personOf(const Device& device);
Remove removalOf(std::vector<DeviceId> devices);
Remove removalOf(const PersonId& person);
ChangeRole roleFor(const Device& device, Role role, std::uint64_t quota = 0);
Settle settlementOf(const Device& device, Through through = {});

/// What the fold says when everything of the tale has arrived.
simulation::PlainState verdictOf(const Tale& tale, const simulation::Rules& rules = {});

/// Judges every tale too that verdictOf() judges by all rules.
using Judge = std::function<void(const Log&)>;
bool judgeAlsoBy(Judge judge);
void judgeByOthers(const Log& log);

} // namespace shoal::swarm
