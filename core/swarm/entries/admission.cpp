#include "core/swarm/entries/admission.h"

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/encoding/field_writer.h"

namespace shoal::swarm {
namespace {
constexpr std::string_view requestLabel = "shoal-request-1";

Bytes requestBytes(const JoinRequest& request)
{
    return encodeCbor(Cbor{Cbor::Array{field(request.swarm), field(request.invite), field(request.author), field(request.keys.signing),
                                       field(request.keys.agreement), request.label}});
}
} // namespace

Signature signRequest(const JoinRequest& request, const SigningPair& by)
{
    return by.sign(requestLabel, requestBytes(request));
}

bool isSignedBy(const JoinRequest& request, const SigningKey& by, const Signature& signature)
{
    return verify(by, requestLabel, requestBytes(request), signature);
}

bool isAsRequested(const Admit& admit, const SwarmId& swarm, const std::optional<AskedInvite>& invite)
{
    if (admit.byInvite.has_value() != invite.has_value())
        return false;
    JoinRequest request{shortened(swarm), {}, admit.keys, admit.label, {}};
    if (invite) {
        request.invite = invite->key;
        request.author = shortened(invite->author);
    }
    return isSignedBy(request, admit.keys.signing, admit.byDevice)
        && (!invite || isSignedBy(request, invite->key, *admit.byInvite));
}

bool isAsRequested(const OwnerDevice& device, const SwarmId& swarm)
{
    return isSignedBy({shortened(swarm), {}, device.keys, device.label}, device.keys.signing, device.byDevice);
}

ShortSwarmId shortened(const SwarmId& swarm) { return *ShortSwarmId::from(swarm.view().first(ShortSwarmId::size)); }

ShortDeviceId shortened(const DeviceId& device)
{
    return *ShortDeviceId::from(device.view().first(ShortDeviceId::size));
}

} // namespace shoal::swarm
