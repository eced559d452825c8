#include "core/swarm/log/reach_trees.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

bool ReachTrees::holds(std::uint8_t depth, std::uint32_t branch)
{
    const auto width = std::uint32_t{depth} * bits;
    return width >= 32 || (branch >> width) == 0;
}

std::uint32_t ReachTrees::at(Tree tree, std::uint32_t branch) const
{
    if (!holds(tree.depth, branch) || tree.depth == 0)
        return 0;
    auto node = tree.root;
    for (auto depth = tree.depth; depth > 0 && node != 0; --depth)
        node = nodes_[node][(branch >> ((depth - 1U) * bits)) & 15U];
    return node;
}

ReachTrees::Tree ReachTrees::deepened(Tree tree, std::uint8_t depth)
{
    for (; tree.depth < depth; ++tree.depth)
        if (tree.root != 0)
            tree.root = keep(Node{tree.root});
    return tree;
}

ReachTrees::Tree ReachTrees::raised(Tree tree, std::uint32_t branch, std::uint32_t count)
{
    auto depth = std::max<std::uint8_t>(tree.depth, 1);
    while (!holds(depth, branch))
        ++depth;
    tree = deepened(tree, depth);
    tree.root = raisedNode(tree.root, tree.depth, branch, count);
    return tree;
}

std::uint32_t ReachTrees::raisedNode(std::uint32_t node, std::uint8_t depth, std::uint32_t branch, std::uint32_t count)
{
    const auto slot = (branch >> ((depth - 1U) * bits)) & 15U;
    const auto before = nodes_[node][slot];
    const auto after = depth == 1 ? std::max(before, count) : raisedNode(before, depth - 1, branch, count);
    if (after == before)
        return node;
    auto changed = nodes_[node];
    changed[slot] = after;
    return keep(changed);
}

ReachTrees::Tree ReachTrees::merged(Tree one, Tree other)
{
    const auto depth = std::max(one.depth, other.depth);
    one = deepened(one, depth);
    other = deepened(other, depth);
    return {depth == 0 ? 0 : mergedNode(one.root, other.root, depth), depth};
}

std::uint32_t ReachTrees::mergedNode(std::uint32_t one, std::uint32_t other, std::uint8_t depth)
{
    if (one == other || other == 0)
        return one;
    if (one == 0)
        return other;
    Node both{};
    for (std::size_t i = 0; i < both.size(); ++i) {
        const auto [a, b] = std::pair{nodes_[one][i], nodes_[other][i]};
        both[i] = depth == 1 ? std::max(a, b) : mergedNode(a, b, depth - 1);
    }
    if (both == nodes_[one])
        return one;
    return both == nodes_[other] ? other : keep(both);
}

std::uint32_t ReachTrees::keep(const Node& node)
{
    nodes_.push_back(node);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void ReachTrees::each(Tree tree, const std::function<bool(std::uint32_t)>& mayPass,
                      const std::function<void(std::uint32_t, std::uint32_t)>& visit) const
{
    if (tree.root != 0)
        eachBelow(tree.root, tree.depth, 0, mayPass, visit);
}

void ReachTrees::eachBelow(std::uint32_t node, std::uint8_t depth, std::uint32_t first,
                           const std::function<bool(std::uint32_t)>& mayPass,
                           const std::function<void(std::uint32_t, std::uint32_t)>& visit) const
{
    if (mayPass(node))
        return;
    for (std::uint32_t i = 0; i < nodes_[node].size(); ++i) {
        const auto below = nodes_[node][i];
        const auto branch = first + (i << ((depth - 1U) * bits));
        if (below == 0)
            continue;
        if (depth == 1)
            visit(branch, below);
        else
            eachBelow(below, depth - 1, branch, mayPass, visit);
    }
}

} // namespace shoal::swarm
