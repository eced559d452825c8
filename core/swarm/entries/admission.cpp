#include "core/swarm/entries/admission.h"

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/encoding/field_writer.h"

namespace shoal::swarm {
namespace {
constexpr std::string_view requestLabel = "shoal-request-1";

Bytes requestBytes(const JoinRequest& request)
{
    return encodeCbor(Cbor{Cbor::Array{field(request.swarm), field(request.invite), field(request.keys.signing),
                                       field(request.keys.agreement), request.label}});
}
} // namespace

Signature signRequest(const JoinRequest& request, const SigningPair& by)
{
    return by.sign(requestLabel, requestBytes(request));
}

bool isAsRequested(const Admit& admit, const SwarmId& swarm, const std::optional<SigningKey>& invite)
{
    if (admit.byInvite.has_value() != invite.has_value())
        return false;
    const auto request = requestBytes({shortened(swarm), invite, admit.keys, admit.label});
    return verify(admit.keys.signing, requestLabel, request, admit.byDevice)
        && (!invite || verify(*invite, requestLabel, request, *admit.byInvite));
}

bool isAsRequested(const OwnerDevice& device, const SwarmId& swarm)
{
    return verify(device.keys.signing, requestLabel, requestBytes({shortened(swarm), {}, device.keys, device.label}),
                  device.byDevice);
}

ShortSwarmId shortened(const SwarmId& swarm) { return *ShortSwarmId::from(swarm.view().first(ShortSwarmId::size)); }

ShortDeviceId shortened(const DeviceId& device)
{
    return *ShortDeviceId::from(device.view().first(ShortDeviceId::size));
}

} // namespace shoal::swarm
