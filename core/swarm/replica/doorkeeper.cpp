#include "core/swarm/replica/doorkeeper.h"

#include "core/swarm/replica/fold_views.h"

namespace shoal::swarm {

Serving Doorkeeper::serves(const DeviceId& peer, Service service, const std::optional<EntryId>& torrentEpoch) const
{
    if (log_.fold() == nullptr)
        return Serving::NotMember;
    return swarm::serves(*log_.fold(), peer, service,
                         {.self = self_, .isProven = true, .isFresh = isFresh(peer), .torrentEpoch = torrentEpoch});
}

bool Doorkeeper::isFresh(const DeviceId& peer) const
{
    const auto time = clock_.time();
    return freshness_ && time && freshness_->mayServe(peer, *time);
}

std::optional<SigningKey> Doorkeeper::keyOf(const DeviceId& device) const
{
    if (isExpected(device))
        return expected_.at(device).signing;
    const auto* const bringer = log_.fold() != nullptr ? log_.fold()->bringerOf(device) : nullptr;
    if (bringer != nullptr)
        for (const auto& key : keysIn(bringer->body))
            if (deviceIdOf(key) == device)
                return key;
    return std::nullopt;
}

bool Doorkeeper::isServed(const DeviceId& device) const
{
    return isExpected(device) || serves(device, Service::Log) == Serving::Yes;
}

bool Doorkeeper::mayHaveMetadata(const DeviceId& device) const
{
    return serves(device, Service::Metadata) == Serving::Yes;
}

bool Doorkeeper::isExpected(const DeviceId& device) const
{
    const bool isIn = log_.fold() != nullptr && log_.fold()->wasBrought(self_);
    return !isIn && expected_.contains(device);
}

std::optional<Secret> KeptSecrets::find(const EntryId& epoch) const
{
    const auto found = secrets_.find(epoch);
    return found != secrets_.end() ? std::optional{found->second} : std::nullopt;
}

std::optional<SecretHash> KeptSecrets::hashOf(const EntryId& epoch) const { return epochSecretIn(log_.log(), epoch); }

bool KeptSecrets::mayHave(const DeviceId& device) const
{
    return door_.serves(device, Service::Secret) == Serving::Yes;
}

} // namespace shoal::swarm
