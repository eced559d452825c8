#include "core/swarm/serving/serves.h"

namespace shoal::swarm {

Serving serves(const Fold& fold, const DeviceId& peer, Service service, const Circumstances& circumstances)
{
    if (peer == circumstances.self)
        return Serving::Self;
    if (!circumstances.isProven)
        return Serving::NotProven;
    const auto* const member = fold.member(peer);
    if (member == nullptr)
        return Serving::NotMember;
    if (member->isSuspended)
        return Serving::Suspended;
    if (service == Service::Log)
        return Serving::Yes; // it is how both become fresh
    if (!circumstances.isFresh)
        return Serving::NotFresh;
    const bool isSafe = circumstances.torrentEpoch && fold.isTight(*circumstances.torrentEpoch);
    return service != Service::Pieces || isSafe ? Serving::Yes : Serving::OldEpoch;
}

} // namespace shoal::swarm
