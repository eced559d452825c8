// What the entries of a log say, in words: with the names of whom and what they are about.
#pragma once

#include "core/swarm/fold/fold.h"
#include "core/swarm/log/log.h"

#include <map>
#include <string>
#include <vector>

namespace shoal::bt {

/// Of one log; both must outlive it, and nothing may come into them meanwhile.
class EntryWords {
public:
    EntryWords(const swarm::Log& log, const swarm::Fold& fold);

    /// What the device is called, also after it went; "recovery words" for whoever wrote by them. Empty for one that
    /// nothing brings.
    std::string labelOf(const swarm::DeviceId& device) const;
    /// The same, or the beginning of the device's id.
    std::string nameOf(const swarm::DeviceId& device) const;
    std::string textOf(const swarm::Entry& entry) const;

private:
    std::string text(const swarm::Genesis& genesis) const;
    std::string text(const swarm::OwnerDevice& owner) const;
    std::string text(const swarm::Invite& invite) const;
    std::string text(const swarm::CancelInvite& cancel) const;
    std::string text(const swarm::Admit& admit) const;
    std::string text(const swarm::ChangeRole& change) const;
    std::string text(const swarm::Leave& leave) const;
    std::string text(const swarm::Remove& remove) const;
    std::string text(const swarm::Epoch& epoch) const;
    std::string text(const swarm::Settle& settle) const;
    std::string text(const swarm::Publish& publish) const;
    std::string text(const swarm::Retire& retire) const;
    std::string namesOf(const std::vector<swarm::DeviceId>& devices) const;

    const swarm::Log& log_;
    const swarm::Fold& fold_;
    swarm::DeviceId recovery_; ///< the recovery key's id, which writes as a device does
    std::map<swarm::PersonId, std::vector<swarm::DeviceId>> devices_;
};

/// "admit", as docs/swarm-protocol.md names it.
const char* kindOf(const swarm::Body& body);

} // namespace shoal::bt
