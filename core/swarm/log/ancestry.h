// Which entry knows which, answered in a few steps however long the log is.
#pragma once

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

/// The first `count` entries of a branch. A branch is entries of one author, each the previous of the next; where a
/// device forked another branch begins.
struct Reach {
    std::uint32_t branch = 0;
    std::uint32_t count = 0;
};

/// For each entry, how far it knows each branch. Entries that know no more of others than their author's entry before
/// share one list with it, so catalogue entries cost next to nothing.
class Ancestry {
public:
    /// The entry that came next. `parents` are here, `previous` is one of them.
    void add(AuthorAt author, std::optional<At> previous, std::span<const At> parents);

    bool isAncestor(At earlier, At later) const;
    /// `earlier` is the same, or an ancestor.
    bool knows(At later, At earlier) const { return later == earlier || isAncestor(earlier, later); }

    /// How far the entry knows its own branch, and all others.
    Reach ownReach(At entry) const;
    std::span<const Reach> reachOf(At entry) const { return lists_[places_[index(entry)].list]; }
    /// The list's number: entries with the same know the same of others.
    std::uint32_t listOf(At entry) const { return places_[index(entry)].list; }
    AuthorAt authorOf(std::uint32_t branch) const { return branches_[branch].author; }
    std::size_t branches() const { return branches_.size(); }

private:
    struct Place {
        std::uint32_t branch = 0;
        std::uint32_t position = 0;
        std::uint32_t list = 0;
    };
    struct Branch {
        AuthorAt author{};
        std::uint32_t length = 0;
    };
    Place placeFor(AuthorAt author, std::optional<At> previous);
    bool isCovered(const Place& place, const std::vector<Reach>& list, std::uint32_t own) const;

    std::vector<Place> places_;
    std::vector<Branch> branches_;
    std::vector<std::vector<Reach>> lists_{{}}; // by branch; the first is empty
};

/// What a set of entries knows, taken together. Filled by `add` or by `addOfOthers`, not by both.
class Horizon {
public:
    explicit Horizon(const Ancestry& ancestry)
        : ancestry_{&ancestry}
    {}

    /// Everything that the entry knows, itself not among it.
    void add(At entry);
    /// The same, without entries of its own author.
    void addOfOthers(At entry);
    bool has(At entry) const;
    /// Whether the entry knows nothing of other authors that isn't here.
    bool knowsAsMuchOfOthers(At entry) const;

private:
    void raise(const Reach& reach);
    bool isListNew(At entry);

    const Ancestry* ancestry_;
    std::vector<std::uint32_t> counts_; // by branch
    std::vector<bool> listsSeen_;
};

} // namespace shoal::swarm
