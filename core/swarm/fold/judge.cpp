#include "core/swarm/fold/judge.h"

#include <algorithm>
#include <iterator>

namespace shoal::swarm {

Judgement::Judgement(const Log& log)
    : log_{log}
    , facts_{log}
    , byOwners_{log.ancestry()}
{}

void Judgement::update()
{
    facts_.update();
    verdicts_.resize(log_.size());
}

void Judgement::judgeAll()
{
    for (const auto entry : facts_.order())
        verdicts_[index(entry)] = {};
    ownersDevices_.clear();
    disputes_.clear();
    held_.clear();
    byOwners_ = Horizon{log_.ancestry()};
    byAdmins_.clear();
    judgeOwners();
    anchorByOwners();
    judgeAdmins();
    judgeMembers();
}

Verdict Judgement::verdictOn(At entry) const
{
    const auto& author = authorOf(entry);
    if (ownerAt(author, entry))
        return ownersVerdict(entry);
    return adminAt(author, entry) ? adminsVerdict(entry, stands(entry)) : membersVerdict(entry);
}

void Judgement::judgeAlone(At entry) { verdicts_[index(entry)] = verdictOn(entry); }

Quotas Judgement::quotas() const { return bodyOf<Genesis>(At{0})->quotas; }

Role Judgement::roleIn(At grant) const
{
    const auto* const change = bodyOf<ChangeRole>(grant);
    return change != nullptr ? change->role : bodyOf<Admit>(grant)->role;
}

std::vector<At> Judgement::countingGrants(const DeviceId& device) const
{
    const auto& facts = facts_.of(device);
    std::vector<At> grants;
    const auto take = [&](At entry) {
        if (counts(entry) && (bodyOf<Admit>(entry) != nullptr || bodyOf<ChangeRole>(entry) != nullptr))
            grants.push_back(entry);
    };
    std::ranges::for_each(facts.bringers, take);
    std::ranges::for_each(facts.roles, take);
    std::ranges::sort(grants, [&](At one, At other) { return log_.isBefore(one, other); });
    return grants;
}

std::vector<At> Judgement::outermost(const std::vector<At>& inFoldOrder) const
{
    std::vector<At> kept;
    for (auto entry = inFoldOrder.rbegin(); entry != inFoldOrder.rend(); ++entry)
        if (std::ranges::none_of(kept, [&](At later) { return isBefore(*entry, later); }))
            kept.push_back(*entry);
    return kept;
}

} // namespace shoal::swarm
