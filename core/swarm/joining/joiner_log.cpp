// What a joiner checks before it believes that it is in.
#include "core/chunks/digest.h"
#include "core/swarm/entries/admission.h"
#include "core/swarm/joining/joiner.h"

#include <algorithm>

namespace shoal::swarm {

LogVerdict Joiner::takeLog(const FetchedLog& log)
{
    if (isJoined_)
        return LogVerdict::Joined;
    if (epochs_.empty())
        return LogVerdict::NotWanted;
    if (log.swarm() != card_->swarm) // whose first 16 bytes are the code's
        return LogVerdict::ForeignSwarm;
    const auto admissions = log.admissionsOf(device());
    if (admissions.empty())
        return LogVerdict::NotInIt;
    if (std::ranges::none_of(admissions, &ShownAdmission::counts))
        return LogVerdict::DoesNotCount;
    if (std::ranges::none_of(admissions, [&](const auto& admission) { return isByCode(admission); }))
        return LogVerdict::AdmittedByAnother;
    if (log.standingOf(device()) != Standing::Member)
        return LogVerdict::NoMember;
    const auto isOfLog = [&](const GivenEpoch& given) {
        return log.epoch(given.id) == SecretHash{sha256Of(given.secret.view()).bytes};
    };
    if (std::ranges::none_of(epochs_, isOfLog))
        return LogVerdict::ForeignEpoch;
    std::erase_if(epochs_, [&](const GivenEpoch& given) { return !isOfLog(given); });
    isJoined_ = true;
    ++revision_;
    return LogVerdict::Joined;
}

/// By the code's author, or by an owner who took the invite over.
bool Joiner::isByCode(const ShownAdmission& admission) const
{
    return admission.counts && admission.invite == invite_.publicKey()
        && (admission.isByOwner || admission.author == deviceIdOf(card_->author.signing));
}

} // namespace shoal::swarm
