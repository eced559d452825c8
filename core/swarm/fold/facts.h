// What membership entries say about whom, whether they count or not: the fold looks things up here.
#pragma once

#include "core/swarm/log/log.h"

#include <cstddef>
#include <map>
#include <set>
#include <vector>

namespace shoal::swarm {

/// Entries about one device; each list in fold order.
struct DeviceFacts {
    std::vector<At> bringers; ///< with its keys
    std::vector<At> roles;
    std::vector<At> removes;   ///< that name it by its id
    std::vector<At> ownerCuts; ///< `owner` entries that take it away
    std::vector<At> settles;
    std::vector<At> leaves; ///< by itself
};

/// Entries about one person; each list in fold order.
struct PersonFacts {
    std::vector<At> bringers;
    std::vector<At> removes;
    std::set<DeviceId> devices; ///< that some entry gives this person
};

class Facts {
public:
    explicit Facts(const Log& log)
        : log_{log}
    {}

    /// Takes in the entries that came into the log since.
    void update();
    std::size_t size() const { return seen_; }

    /// Membership entries in fold order.
    const std::vector<At>& order() const { return order_; }
    const std::map<DeviceId, DeviceFacts>& devices() const { return devices_; }
    const DeviceFacts& of(const DeviceId& device) const;
    const PersonFacts& of(const PersonId& person) const;
    /// `cancel-invite` entries.
    const std::vector<At>& cancelsOf(const EntryId& invite) const;

private:
    void add(At entry);
    void insert(std::vector<At>& list, At entry) const;

    const Log& log_;
    std::size_t seen_ = 0;
    std::vector<At> order_;
    std::map<DeviceId, DeviceFacts> devices_;
    std::map<PersonId, PersonFacts> persons_;
    std::map<EntryId, std::vector<At>> cancels_;
};

} // namespace shoal::swarm
