#include "core/swarm/log/ancestry.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace shoal::swarm {
namespace {

/// Authors write on, now and then from an older entry of theirs, knowing some of what the others wrote.
class RandomAncestry {
public:
    RandomAncestry(unsigned seed, std::size_t authors, std::size_t entries, unsigned forkEvery)
        : random_{seed}
        , chains_(authors)
    {
        for (std::size_t i = 0; i < entries; ++i)
            write(forkEvery);
    }

    const Ancestry& ancestry() const { return ancestry_; }
    /// Every ancestor of each entry, as sets.
    const std::vector<std::set<std::size_t>>& behind() const { return behind_; }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    void write(unsigned forkEvery)
    {
        auto& chain = chains_[below(chains_.size())];
        std::optional<At> previous;
        if (!chain.empty())
            previous = below(forkEvery) == 0 ? chain[below(chain.size())] : chain.back();
        std::vector<At> parents;
        if (previous)
            parents.push_back(*previous);
        for (std::size_t i = below(4); i > 0 && !behind_.empty(); --i)
            parents.push_back(At{static_cast<std::uint32_t>(below(behind_.size()))});
        std::set<std::size_t> all;
        for (const auto parent : parents) {
            all.insert(index(parent));
            all.insert(behind_[index(parent)].begin(), behind_[index(parent)].end());
        }
        ancestry_.add(previous, parents);
        chain.push_back(At{static_cast<std::uint32_t>(behind_.size())});
        behind_.push_back(std::move(all));
    }

    std::mt19937 random_;
    std::vector<std::vector<At>> chains_;
    Ancestry ancestry_;
    std::vector<std::set<std::size_t>> behind_;
};

TEST(SwarmAncestry, AgreesWithSetsOfAncestorsWithAndWithoutForks)
{
    for (const auto& [authors, forkEvery] : {std::pair{3U, 1000U}, {3U, 3U}, {40U, 20U}, {300U, 5U}}) {
        const RandomAncestry random{7 * authors + forkEvery, authors, 600, forkEvery};
        for (std::size_t later = 0; later < random.behind().size(); ++later)
            for (std::size_t earlier = 0; earlier < random.behind().size(); ++earlier)
                ASSERT_EQ(random.ancestry().isAncestor(At{static_cast<std::uint32_t>(earlier)},
                                                       At{static_cast<std::uint32_t>(later)}),
                          random.behind()[later].contains(earlier))
                    << earlier << " behind " << later << ", " << authors << " authors";
    }
}

TEST(SwarmHorizon, HasWhatAnyOfItsEntriesKnows)
{
    const RandomAncestry random{11, 20, 500, 10};
    Horizon horizon{random.ancestry()};
    std::set<std::size_t> known;
    for (std::size_t entry = 0; entry < 500; entry += 37) {
        const At place{static_cast<std::uint32_t>(entry)};
        horizon.add(place);
        known.insert(random.behind()[entry].begin(), random.behind()[entry].end());
        for (std::size_t other = 0; other < 500; ++other)
            ASSERT_EQ(horizon.has(At{static_cast<std::uint32_t>(other)}), known.contains(other)) << other;
    }
}

TEST(SwarmReachTrees, KeepTheLargestNumberOfManyBranches)
{
    ReachTrees trees;
    const auto few = trees.raised(trees.raised({}, 3, 5), 70'000, 2);
    const auto same = trees.raised(few, 3, 4);
    EXPECT_EQ(same, few) << "nothing is larger, so nothing is made";
    const auto other = trees.raised({}, 3, 9);
    const auto both = trees.merged(few, other);
    EXPECT_EQ(trees.at(both, 3), 9U);
    EXPECT_EQ(trees.at(both, 70'000), 2U);
    EXPECT_EQ(trees.at(both, 4), 0U);
    EXPECT_EQ(trees.at(few, 3), 5U) << "a tree never changes";
    EXPECT_EQ(trees.at({}, 3), 0U);
    const auto nodes = trees.nodes();
    EXPECT_EQ(trees.merged(both, few), both);
    EXPECT_EQ(trees.nodes(), nodes) << "what one of them has already costs nothing";
}

} // namespace
} // namespace shoal::swarm
