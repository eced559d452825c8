#include "core/swarm/fold/fold.h"

#include "tests/core/swarm/fold/random_history.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <tuple>

namespace shoal::swarm {
namespace {

/// Everything that a fold says, as one value.
auto answersOf(const Log& log, const Fold& fold)
{
    std::map<EntryId, std::tuple<bool, bool, bool, bool>> entries;
    for (const auto& id : log.inOrder())
        entries[id] = {fold.counts(id), fold.isRelayed(id), fold.isTight(id), fold.isClean(id)};
    return std::tuple{entries, fold.members(), fold.catalogue(), fold.currentEpoch(), fold.heads(theOwner().id())};
}

auto atOnce(const SwarmId& swarm, const std::vector<Bytes>& entries)
{
    Log log{swarm};
    for (const auto& entry : entries)
        log.add(entry, Signatures::WereVerified);
    const Fold fold{log};
    return answersOf(log, fold);
}

auto oneByOne(const SwarmId& swarm, const std::vector<Bytes>& entries)
{
    Log log{swarm};
    log.add(entries.front(), Signatures::WereVerified);
    Fold fold{log};
    for (const auto& entry : entries) {
        log.add(entry, Signatures::WereVerified);
        fold.update();
    }
    return answersOf(log, fold);
}

TEST(SwarmFold, IsTheSameHoweverItsEntriesCame)
{
    std::size_t counted = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const RandomHistory random{seed, 4 + seed % 6, 60};
        auto entries = random.entries();
        const auto expected = atOnce(random.swarm(), entries);
        for (const auto& [id, answers] : std::get<0>(expected))
            counted += std::get<0>(answers) ? 1 : 0;
        ASSERT_EQ(oneByOne(random.swarm(), entries), expected) << "seed " << seed << ", one by one";
        std::mt19937 shuffler{seed};
        for (int i = 0; i < 3; ++i) {
            std::shuffle(entries.begin() + 1, entries.end(), shuffler);
            ASSERT_EQ(oneByOne(random.swarm(), entries), expected) << "seed " << seed << ", shuffled " << i;
        }
    }
    EXPECT_GT(counted, 1000U) << "most must count, or nothing is tried";
}

} // namespace
} // namespace shoal::swarm
