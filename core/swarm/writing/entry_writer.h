// Writes entries as an honest device does: with all that counts as their past.
#pragma once

#include "core/swarm/fold/fold.h"
#include "core/swarm/writing/rights.h"

#include <chrono>

namespace shoal::swarm {

/// Signs for one device, into one log.
class EntryWriter {
public:
    /// All must outlive it. The fold is the log's, up to date whenever something is written.
    EntryWriter(const SigningPair& device, const Log& log, const Fold& fold)
        : device_{device}
        , log_{log}
        , fold_{fold}
    {}

    /// The bytes of the next entry; they are in no log yet. `time` is shown, and decides nothing. For kinds that reach
    /// through (a removal, a role, a settle) whatever the named devices wrote and this one knows is added to what the
    /// body names, up to the limit.
    tl::expected<Bytes, NoRight> write(Body body, std::chrono::sys_seconds time) const;

private:
    std::optional<At> last() const;

    const SigningPair& device_;
    const Log& log_;
    const Fold& fold_;
};

/// The first entry of a new swarm. Empty when a limit is broken, as by a name that is too long.
std::optional<Bytes> writeGenesis(const Genesis& genesis, const SigningPair& owner, std::chrono::sys_seconds time);

/// What the recovery key writes: an owner's device is brought, others may be taken away.
std::optional<Bytes> writeRecovery(OwnerDevice body, const SigningPair& recovery, const Log& log, const Fold& fold,
                                   std::chrono::sys_seconds time);

} // namespace shoal::swarm
