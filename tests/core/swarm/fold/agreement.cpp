#include "tests/core/swarm/fold/agreement.h"

#include "core/torrent/info_hash.h"
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

[[maybe_unused]] const bool judgesEveryTale = judgeAlsoBy(expectAgreement);

template <class Set>
std::string differenceOf(const std::string& name, const Set& fast, const Set& plain)
{
    std::string text;
    for (const auto& one : fast)
        if (!plain.contains(one))
            text += name + ": " + toHex(one.view()).substr(0, 8) + " not for the plain fold\n";
    for (const auto& one : plain)
        if (!fast.contains(one))
            text += name + ": " + toHex(one.view()).substr(0, 8) + " for the plain fold alone\n";
    return text;
}
} // namespace

simulation::PlainState stateOf(const Log& log, const Fold& fold, const simulation::PlainState& plain)
{
    simulation::PlainState state;
    state.levels = plain.levels;
    state.disputes = plain.disputes;
    for (const auto& id : log.inOrder()) {
        if (fold.counts(id))
            state.counting.insert(id);
        if (fold.isRelayed(id))
            state.relayed.insert(id);
        if (fold.isTight(id))
            state.tight.insert(id);
        if (fold.isClean(id))
            state.clean.insert(id);
    }
    state.members = fold.members();
    for (std::size_t author = 0; author < log.authors(); ++author) {
        const auto& device = log.device(AuthorAt{static_cast<std::uint32_t>(author)});
        if (const auto fork = fold.unmendedFork(device))
            state.unmendedForks[device] = *fork;
    }
    state.currentEpoch = fold.currentEpoch();
    state.catalogue = fold.catalogue();
    for (const auto& head : fold.heads(theOwner().id()))
        state.heads.insert(head);
    return state;
}

std::string differenceOn(const Log& log, const Fold& fold, const simulation::PlainState& plain)
{
    const auto fast = stateOf(log, fold, plain);
    if (fast == plain)
        return {};
    auto text = differenceOf("counts", fast.counting, plain.counting) + differenceOf("tight", fast.tight, plain.tight)
        + differenceOf("clean", fast.clean, plain.clean) + differenceOf("relayed", fast.relayed, plain.relayed)
        + differenceOf("heads", fast.heads, plain.heads);
    if (fast.members != plain.members)
        text += "members differ\n";
    if (fast.unmendedForks != plain.unmendedForks)
        text += "unmended forks differ\n";
    if (fast.catalogue != plain.catalogue)
        text += "catalogues differ\n";
    if (fast.currentEpoch != plain.currentEpoch)
        text += "current epochs differ\n";
    return text;
}

void expectAgreement(const Log& log)
{
    const Fold fold{log};
    EXPECT_EQ(differenceOn(log, fold, simulation::plainFold(log)), "");
}

void expectAgreementOnTheWay(const SwarmId& swarm, const std::vector<Bytes>& inOrderOfArrival)
{
    Log log{swarm};
    std::optional<Fold> fold;
    for (const auto& bytes : inOrderOfArrival) {
        log.add(bytes, Signatures::WereVerified);
        if (log.size() == 0)
            continue;
        if (!fold)
            fold.emplace(log);
        fold->update();
        EXPECT_EQ(differenceOn(log, *fold, simulation::plainFold(log)), "");
    }
}

} // namespace shoal::swarm
