// Entries, each with everything that it knew of: what the plain fold judges. Sets of them stand for what somebody
// holds.
#pragma once

#include "core/swarm/log/log.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace shoal::swarm::simulation {

struct Told {
    EntryId id;
    Entry entry;
    std::size_t number = 0;         ///< in its story
    std::vector<bool> ancestors;    ///< by number
    std::optional<DeviceId> brings; ///< the device whose keys it names
};

/// `e < x` of the page: x has e among its ancestors.
inline bool isBefore(const Told& e, const Told& x) { return e.number < x.ancestors.size() && x.ancestors[e.number]; }
/// `e ≤ x`
inline bool knows(const Told& x, const Told& e) { return &x == &e || isBefore(e, x); }
/// `e ∥ x`
inline bool areApart(const Told& e, const Told& x) { return !knows(x, e) && !knows(e, x); }

template <class Kind>
const Kind* as(const Told& e)
{
    return std::get_if<Kind>(&e.entry.body);
}

/// Of the device that a `genesis`, `owner` or `admit` entry brings.
PersonId personBroughtBy(const Told& bringer);

bool comesFirst(const Told* one, const Told* other); ///< in fold order: (Lamport, author, id)

/// In fold order, with every parent of each.
using View = std::vector<const Told*>;

/// The last in fold order first.
View reversed(View view);

class Story {
public:
    Story() = default;
    Story(const Story&) = delete; ///< views point into it
    Story& operator=(const Story&) = delete;

    /// Its parents must be here; one that is here stays.
    const Told& add(const EntryId& id, Entry entry);
    const Told* find(const EntryId& id) const;
    /// As if the last one had never been added.
    void removeLast();
    std::size_t size() const { return told_.size(); }
    const Told& at(std::size_t number) const { return told_[number]; }

    View all() const;
    /// All that a log holds, added here.
    View viewOf(const Log& log);

private:
    std::deque<Told> told_;
    std::map<EntryId, const Told*> byId_;
};

} // namespace shoal::swarm::simulation
