#include "tests/core/swarm/fold/agreement.h"

#include "core/swarm/fold/fold.h"
#include "tests/core/swarm/promises/tale.h"
#include "tests/core/swarm/simulation/plain_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace shoal::swarm {
namespace {

const bool judgesEveryTale = judgeAlsoBy(expectAgreement);

/// Everything that the fold says, as the plain one says it; levels and disputes it keeps to itself.
simulation::PlainState askedOf(const Fold& fold, const Log& log, const simulation::PlainState& plain)
{
    simulation::PlainState state;
    std::set<DeviceId> devices;
    for (const auto& id : log.inOrder()) {
        const auto& entry = *log.find(id);
        devices.insert(entry.author);
        if (fold.counts(id))
            state.counting.insert(id);
        if (fold.isRelayed(id))
            state.relayed.insert(id);
        if (fold.isTight(id))
            state.tight.insert(id);
        if (fold.isClean(id))
            state.clean.insert(id);
        for (const auto& key : keysIn(entry.body))
            devices.insert(deviceIdOf(key));
    }
    for (const auto& device : devices) {
        if (const auto fork = fold.unmendedFork(device))
            state.unmendedForks.emplace(device, *fork);
        const auto* const member = fold.member(device);
        EXPECT_EQ(member != nullptr, fold.members().contains(device));
    }
    const auto heads = fold.heads();
    state.heads = {heads.begin(), heads.end()};
    EXPECT_LE(heads.size(), mostPast);
    if (plain.heads.size() > mostPast) // which of them it takes isn't the plain one's to say
        state.heads = plain.heads;
    state.members = fold.members();
    state.currentEpoch = fold.currentEpoch();
    state.catalogue = fold.catalogue();
    return state;
}

void expectSame(const simulation::PlainState& asked, const simulation::PlainState& plain)
{
    EXPECT_EQ(asked.counting, plain.counting);
    EXPECT_EQ(asked.relayed, plain.relayed);
    EXPECT_TRUE(asked.members == plain.members);
    EXPECT_EQ(asked.currentEpoch, plain.currentEpoch);
    EXPECT_EQ(asked.tight, plain.tight);
    EXPECT_EQ(asked.clean, plain.clean);
    EXPECT_EQ(asked.heads, plain.heads);
    EXPECT_TRUE(asked.catalogue == plain.catalogue);
    EXPECT_TRUE(asked.unmendedForks == plain.unmendedForks);
}
} // namespace

void expectAgreement(const Log& log)
{
    Fold fold{log};
    fold.update();
    const auto plain = simulation::plainFold(log);
    expectSame(askedOf(fold, log, plain), plain);
}

void expectAgreementOnTheWay(const SwarmId& swarm, const std::vector<Bytes>& inOrderOfArrival)
{
    Log log{swarm};
    std::optional<Fold> fold;
    for (const auto& bytes : inOrderOfArrival) {
        log.add(bytes);
        if (log.find({swarm.bytes}) == nullptr)
            continue;
        if (!fold)
            fold.emplace(log);
        fold->update();
        const auto plain = simulation::plainFold(log);
        expectSame(askedOf(*fold, log, plain), plain);
    }
}

} // namespace shoal::swarm
