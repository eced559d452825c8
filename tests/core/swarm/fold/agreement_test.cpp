// The fold says of random histories, in which anybody may lie, what the plain fold says: whole and in parts, at once
// and entry by entry, in any order.
#include "tests/core/swarm/fold/agreement.h"

#include "tests/core/swarm/simulation/play.h"
#include "tests/core/swarm/simulation/promised.h"
#include "tests/core/swarm/simulation/simulated.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace shoal::swarm {
namespace {
using simulation::firstSeed;
using simulation::PlainState;
using simulation::Play;
using simulation::Signing;
using simulation::View;
using simulation::World;

std::vector<Bytes> entriesOf(const World& world, const View& view)
{
    std::vector<Bytes> entries;
    for (const auto* const told : view)
        entries.push_back(world.signedEntries()[told->number]);
    return entries;
}

/// Empty when both agree at the end; with `isStepwise` folded after each entry.
std::string differenceWhenTold(const std::vector<Bytes>& entries, const SwarmId& swarm, bool isStepwise,
                               const PlainState& plain)
{
    Log log{swarm};
    log.add(entries.front(), Signatures::WereVerified);
    Fold fold{log};
    for (const auto& entry : entries) {
        log.add(entry, Signatures::WereVerified);
        if (isStepwise)
            fold.update();
    }
    fold.update();
    return differenceOn(log, fold, plain);
}

/// Plays so many histories; what devices hold on the way is looked at now and then, what there is in the end always.
std::size_t compare(std::uint64_t histories)
{
    std::size_t counting = 0;
    const auto first = firstSeed();
    for (auto seed = first; seed < first + histories && !testing::Test::HasFailure(); ++seed) {
        Play play{seed, Signing::Real, {}};
        std::mt19937_64 shuffler{seed};
        std::size_t looks = 0;
        play.run([&](const World& world, const View& view, const PlainState& plain) {
            const bool isWhole = view.size() == world.story().size();
            if (testing::Test::HasFailure() || (!isWhole && ++looks % 8 != 0))
                return;
            auto entries = entriesOf(world, view);
            for (int i = 0; i < 3; ++i) {
                EXPECT_EQ(differenceWhenTold(entries, world.swarm(), i > 0, plain), "")
                    << "SHOAL_SEED=" << seed << ", order " << i << "\n"
                    << simulation::readable(world, view, plain);
                std::shuffle(entries.begin() + 1, entries.end(), shuffler);
            }
            counting += plain.counting.size();
        });
    }
    return counting;
}

TEST(SwarmFoldAgreement, OnRandomHistoriesInWhichAnybodyMayLie) { EXPECT_GT(compare(200), 2000U); }

TEST(SwarmFoldAgreement, AfterEachEntryAsTheyCome)
{
    const auto first = firstSeed();
    for (auto seed = first; seed < first + 40 && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("SHOAL_SEED=" + std::to_string(seed) + " repeats it");
        Play play{seed, Signing::Real, {}};
        play.run([](const World&, const View&, const PlainState&) {});
        auto entries = play.world().signedEntries();
        std::mt19937_64 shuffler{seed};
        std::shuffle(entries.begin(), entries.end(), shuffler);
        expectAgreementOnTheWay(play.world().swarm(), entries);
    }
}

TEST(LongSwarmFoldAgreement, OnTenThousandsOfRandomHistories) { EXPECT_GT(compare(20'000), 100'000U); }

} // namespace
} // namespace shoal::swarm
