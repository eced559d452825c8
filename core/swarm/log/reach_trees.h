// How far each of many entries knows each branch of a log, with what they have in common kept once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <vector>

namespace shoal::swarm {

/// Numbers by branch, most of them zero; never changed once made. A tree of 16 ways: a tree made of another by a few
/// changes shares the rest with it.
class ReachTrees {
public:
    /// A tree; the default has zeros only.
    struct Tree {
        std::uint32_t root = 0;
        std::uint8_t depth = 0;
        bool operator==(const Tree&) const = default;
    };

    std::uint32_t at(Tree tree, std::uint32_t branch) const;
    /// The same, but at least `count` at `branch`.
    Tree raised(Tree tree, std::uint32_t branch, std::uint32_t count);
    /// The larger number at each branch.
    Tree merged(Tree one, Tree other);

    /// Nodes in all trees, to size what remembers them by number.
    std::size_t nodes() const { return nodes_.size(); }
    /// Calls `visit(branch, count)` for all that isn't zero. Nodes for which `mayPass(number)` says so are passed over.
    void each(Tree tree, const std::function<bool(std::uint32_t)>& mayPass,
              const std::function<void(std::uint32_t, std::uint32_t)>& visit) const;

private:
    static constexpr std::uint32_t bits = 4;
    using Node = std::array<std::uint32_t, 1U << bits>; ///< counts at the bottom, nodes above; node 0 is empty
    static bool holds(std::uint8_t depth, std::uint32_t branch);

    Tree deepened(Tree tree, std::uint8_t depth);
    std::uint32_t raisedNode(std::uint32_t node, std::uint8_t depth, std::uint32_t branch, std::uint32_t count);
    std::uint32_t mergedNode(std::uint32_t one, std::uint32_t other, std::uint8_t depth);
    std::uint32_t keep(const Node& node);
    void eachBelow(std::uint32_t node, std::uint8_t depth, std::uint32_t first,
                   const std::function<bool(std::uint32_t)>& mayPass,
                   const std::function<void(std::uint32_t, std::uint32_t)>& visit) const;

    std::deque<Node> nodes_{Node{}};
};

} // namespace shoal::swarm
