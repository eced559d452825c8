// Sections 6.1 and 6.4: forks, what mends them, and what keeps an entry of a forked device.
#include "core/swarm/fold/judge.h"

#include <algorithm>

namespace shoal::swarm {

/// Knows at least two of the halves.
bool Judgement::mends(At settle, AuthorAt author, std::uint32_t sequence) const
{
    return std::ranges::count_if(log_.halves(author, sequence), [&](At half) { return knows(settle, half); }) >= 2;
}

/// `lowest`: the level down to which settles are looked at.
bool Judgement::isForkClean(At entry, Level lowest) const
{
    const auto& record = log_.record(entry);
    const auto& forks = log_.forks(record.author);
    const auto& settles = facts_.of(authorOf(entry)).settles;
    return std::all_of(forks.begin(), forks.upper_bound(record.sequence), [&](std::uint32_t sequence) {
        return std::ranges::any_of(settles, [&](At settle) {
            return counts(settle) && verdict(settle).level <= lowest && isBefore(settle, entry)
                && mends(settle, record.author, sequence);
        });
    });
}

std::optional<std::uint32_t> Judgement::unmendedFork(AuthorAt author, Level lowest) const
{
    const auto& settles = facts_.of(log_.device(author)).settles;
    for (const auto sequence : log_.forks(author))
        if (std::ranges::none_of(settles, [&](At settle) {
                return counts(settle) && verdict(settle).level <= lowest && mends(settle, author, sequence);
            }))
            return sequence;
    return std::nullopt;
}

bool Judgement::isLeftOut(At entry) const
{
    const auto& verdict = this->verdict(entry);
    return (verdict.level == Level::Admin || verdict.level == Level::Member)
        && (!verdict.isWithinQuota || !(isForkClean(entry, Level::Member) || isAnchored(entry)));
}

bool Judgement::isAnchored(At entry) const
{
    const auto author = log_.record(entry).author;
    return byOwners_.has(entry) || std::ranges::any_of(byAdmins_, [&](const auto& admin) {
               return admin.first != author && admin.second.has(entry);
           });
}

/// Anchors matter to forked devices alone.
void Judgement::anchorByOwners()
{
    if (!log_.hasForks())
        return;
    for (std::size_t author = 0; author < log_.authors(); ++author) {
        if (!isOwnersDevice(log_.device(AuthorAt{static_cast<std::uint32_t>(author)})))
            continue;
        for (const auto entry : log_.chain(AuthorAt{static_cast<std::uint32_t>(author)})) {
            if (log_.record(entry).membership() == nullptr) { // which judgeAll left as they were
                if (!ownerAt(authorOf(entry), entry))
                    continue;
                verdicts_[index(entry)] = ownersVerdict(entry);
            }
            if (countsAt(Level::Owner, entry))
                byOwners_.add(entry);
        }
    }
}

} // namespace shoal::swarm
