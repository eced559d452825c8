// Who may what in a simulated history, by what its devices are and not by the fold.
#pragma once

#include "tests/core/swarm/simulation/plain_fold.h"
#include "tests/core/swarm/simulation/world.h"

#include <map>
#include <set>
#include <vector>

namespace shoal::swarm::simulation {

class Truth {
public:
    Truth(const World& world, const View& view);

    const View& view() const { return view_; }
    const World& world() const { return world_; }
    bool isHere(const Told& e) const { return here_.contains(&e); }

    /// By genesis, the recovery key or another owner, before whatever the recovery key cut of its bringer.
    bool isOwner(const DeviceId& device) const { return owners_.contains(device); }
    /// An honest owner's, that the recovery key doesn't name.
    bool isSoundOwner(const DeviceId& device) const;
    /// Named by the recovery key, in an entry that doesn't know this one.
    bool isRecoveredFrom(const Told& e) const;
    /// Its author had left before.
    bool isAfterLeaving(const Told& e) const;
    /// An owner said so, once.
    bool wasEverAdmin(const DeviceId& device) const { return everAdmins_.contains(device); }
    bool isPowerful(const DeviceId& device) const { return isOwner(device) || wasEverAdmin(device); }
    /// An owner said so, not knowing this removal, and had not lowered it before by all that the removal knows.
    bool wasAdminFor(const DeviceId& device, const Told& removal) const;
    /// Whether the author may settle for the device: an owner, or an admin for one that is below, by what it knows.
    bool isAbove(const Told& settle, const DeviceId& device) const;

    /// Nobody with the power to do so removed it, lowered it, or let it in once more: what it writes counts.
    bool isUntouched(const DeviceId& device) const;
    /// The same of whoever may be an attacker.
    bool isLeftAlone(const DeviceId& device) const;
    /// An owner settled for the device so that a cut or lowering that doesn't know it leaves it alone.
    bool isRaised(const DeviceId& device, const Told& cut, const Told& e) const;
    /// Whether a remove names it or a person that one of these entries makes it.
    bool isNamedBy(const Told& remove, const DeviceId& device, const std::vector<const Told*>& bringers) const;

    const std::vector<const Told*>& bringersOf(const DeviceId& device) const;
    const std::vector<const Told*>& grantsOf(const DeviceId& device) const;
    const std::vector<const Told*>& removals() const { return removals_; }

private:
    bool namesAnAdmin(const Told& remove) const;
    bool isUntouchedNow(const DeviceId& device) const;

    const World& world_;
    View view_;
    std::set<const Told*> here_;
    std::set<DeviceId> owners_;
    std::set<DeviceId> everAdmins_;
    std::map<DeviceId, std::vector<const Told*>> bringers_;
    std::map<DeviceId, std::vector<const Told*>> grants_;
    std::vector<const Told*> removals_;
    std::vector<const Told*> recoveries_;
};

} // namespace shoal::swarm::simulation
