// Which entry knows which, answered in a few steps however long the log is.
#pragma once

#include "core/swarm/log/reach_trees.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shoal::swarm {

/// An entry, by when it came into its log.
enum class At : std::uint32_t {};
/// An author, by when its first entry came.
enum class AuthorAt : std::uint32_t {};

template <class Number>
constexpr std::size_t index(Number number)
{
    return static_cast<std::size_t>(number);
}

/// A branch is entries of one author, each the previous of the next; where a device forked another begins. Each entry
/// knows the first so many of each branch. Of its own branch that is told by its place; of the others by a tree, which
/// it has in common with its author's entry before as long as it knows nothing more.
class Ancestry {
public:
    /// The entry that came next. `parents` are here, `previous` is one of them.
    void add(std::optional<At> previous, std::span<const At> parents);

    bool isAncestor(At earlier, At later) const;
    /// `earlier` is the same, or an ancestor.
    bool knows(At later, At earlier) const { return later == earlier || isAncestor(earlier, later); }

private:
    friend class Horizon;
    struct Place {
        std::uint32_t branch = 0;
        std::uint32_t position = 0;
        ReachTrees::Tree knows;    ///< of other branches
        ReachTrees::Tree withSelf; ///< the same with itself, once another author builds on it
    };
    Place placeFor(std::optional<At> previous);
    ReachTrees::Tree withSelf(Place& place);

    std::vector<Place> places_;
    std::vector<std::uint32_t> lengths_; ///< of branches
    ReachTrees trees_;
};

/// What a set of entries knows, taken together.
class Horizon {
public:
    explicit Horizon(const Ancestry& ancestry)
        : ancestry_{&ancestry}
    {}

    /// Everything that the entry knows, itself not among it.
    void add(At entry);
    bool has(At entry) const;

private:
    void raise(std::uint32_t branch, std::uint32_t count);

    const Ancestry* ancestry_;
    std::vector<std::uint32_t> counts_; // by branch
    std::vector<bool> nodesSeen_;
};

} // namespace shoal::swarm
