// Two folds, written apart from the same page, say the same of every simulated history.
#include "tests/core/swarm/fold/agreement.h"

#include "tests/core/swarm/simulation/play.h"
#include "tests/core/swarm/simulation/simulated.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm::simulation {
namespace {

TEST(FoldAgreement, SaysTheSameAsThePlainFoldOfRandomHistoriesInAnyOrderOfArrival)
{
    const auto first = firstSeed();
    for (auto seed = first; seed < first + 100 && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE("SHOAL_SEED=" + std::to_string(seed) + " repeats it");
        Play play{seed, Signing::Real, {}};
        play.run([](const World&, const View&, const PlainState&) {});
        auto entries = play.world().signedEntries();
        Dice dice{seed};
        shuffle(entries, dice);
        expectAgreementOnTheWay(play.world().swarm(), entries);
    }
}

} // namespace
} // namespace shoal::swarm::simulation
