// Which entries change no verdict but their own, so that most entries cost next to nothing. Nobody knows an entry that
// came last, so it can change only what looks beyond its own past: cuts and lowerings of what they don't know, admins
// and disputes, forks and anchors.
#include "core/swarm/fold/judge.h"

#include <algorithm>

namespace shoal::swarm {

bool Judgement::isQuiet(At entry) const
{
    const auto& record = log_.record(entry);
    if (log_.forks(record.author).contains(record.sequence) || mayAnchor(entry))
        return false;
    if (const auto* const admit = bodyOf<Admit>(entry))
        return bringsQuietly(*admit);
    if (const auto* const remove = bodyOf<Remove>(entry))
        return removesQuietly(*remove, entry);
    if (const auto* const change = bodyOf<ChangeRole>(entry))
        return changesQuietly(*change, entry);
    return record.membership() == nullptr || bodyOf<Invite>(entry) != nullptr || bodyOf<Epoch>(entry) != nullptr
        || bodyOf<Leave>(entry) != nullptr;
}

/// Whether it may be what keeps an entry of a forked device.
bool Judgement::mayAnchor(At entry) const
{
    const auto& author = authorOf(entry);
    if (!log_.hasForks() || (!isOwnersDevice(author) && ownersGrants(author).empty()))
        return false;
    return std::ranges::any_of(log_.forkedAuthors(), [&](AuthorAt forked) {
        const auto chain = log_.chain(forked);
        const auto first = std::ranges::find(chain, log_.halves(forked, *log_.forks(forked).begin()).front());
        return std::any_of(first, chain.end(), [&](At other) { return isBefore(other, entry) && !isAnchored(other); });
    });
}

/// A device of which nobody spoke before.
bool Judgement::bringsQuietly(const Admit& admit) const
{
    const auto& facts = facts_.of(deviceIdOf(admit.keys.signing));
    const auto others = facts.roles.size() + facts.removes.size() + facts.ownerCuts.size() + facts.settles.size();
    const auto* const invite = admit.invite ? bodyOf<Invite>(*placeOf(*admit.invite)) : nullptr;
    return facts.bringers.size() == 1 && others == 0 && (invite == nullptr || !invite->person);
}

bool Judgement::removesQuietly(const Remove& remove, At entry) const
{
    const auto isSettled = [&](const DeviceId& device) {
        return knowsAllBy(device, entry) && ownersGrants(device).empty();
    };
    return std::ranges::all_of(remove.devices, isSettled)
        && (!remove.person || std::ranges::all_of(facts_.of(*remove.person).devices, isSettled));
}

bool Judgement::changesQuietly(const ChangeRole& change, At entry) const
{
    const auto& facts = facts_.of(change.device);
    const auto knowsAll = [&](const std::vector<At>& entries) {
        return std::ranges::all_of(entries, [&](At other) { return knows(entry, other); });
    };
    return knowsAllBy(change.device, entry) && facts.ownerCuts.empty() && knowsAll(facts.bringers)
        && knowsAll(facts.roles) && knowsAll(facts.removes) && knowsAll(facts.settles)
        && facts_.of(change.person).removes.empty();
}

/// Whether the device wrote nothing that the entry doesn't know.
bool Judgement::knowsAllBy(const DeviceId& device, At entry) const
{
    const auto author = log_.author(device);
    return !author || (log_.forks(*author).empty() && knows(entry, log_.chain(*author).back()));
}

} // namespace shoal::swarm
