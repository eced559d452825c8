// A swarm of which every device knows everything, written entry by entry.
#pragma once

#include "core/swarm/fold/fold.h"
#include "core/swarm/writing/entry_writer.h"
#include "tests/core/swarm/history.h"

namespace shoal::swarm {

class LivingSwarm {
public:
    LivingSwarm();
    LivingSwarm(const LivingSwarm& other);
    LivingSwarm& operator=(const LivingSwarm&) = delete;

    const Log& log() const { return log_; }
    const Fold& fold() const { return fold_; }
    SwarmId id() const { return history_.swarm(); }

    /// What an honest device writes; the test fails if it may not.
    EntryId write(const Device& by, Body body);
    /// What a device writes that doesn't ask whether it may. Empty when a limit is broken.
    std::optional<EntryId> force(const Device& by, Body body);
    /// The same, by a device that forgot its last entry: a fork.
    EntryId fork(const Device& by, Body body);
    /// Takes the entry into the log and folds.
    void take(const Bytes& entry);

    /// An invite by `by`, and the admission of `device` under it.
    EntryId letIn(const Device& by, const Device& device, Role role, std::optional<PersonId> person = {},
                  const std::string& label = "Member");
    EntryId invite(const Device& by, Role role, std::optional<PersonId> person = {});
    /// As `device` and the invite's key sign it. A new person unless one is named.
    Admit admission(const EntryId& invite, const Device& device, Role role, std::optional<PersonId> person = {},
                    const std::string& label = "Member") const;
    PersonId personOf(const Device& device) const;

private:
    std::optional<Bytes> draft(const Device& by, Body body, std::size_t forgotten) const;

    History history_;
    Log log_;
    Fold fold_;
    SigningPair inviteKey_{secretOf(7)};
};

} // namespace shoal::swarm
