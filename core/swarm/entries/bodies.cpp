#include "core/swarm/entries/bodies.h"

namespace shoal::swarm {

bool isMembership(const Body& body)
{
    return !std::holds_alternative<Publish>(body) && !std::holds_alternative<Retire>(body);
}

const Through* throughOf(const Body& body)
{
    return std::visit(
        []<class Kind>(const Kind& kind) -> const Through* {
            if constexpr (requires { kind.through; })
                return &kind.through;
            else
                return nullptr;
        },
        body);
}

std::vector<DeviceId> devicesNamedIn(const Body& body)
{
    if (const auto* const owner = std::get_if<OwnerDevice>(&body))
        return owner->cut;
    if (const auto* const change = std::get_if<ChangeRole>(&body))
        return {change->device};
    if (const auto* const remove = std::get_if<Remove>(&body))
        return remove->devices;
    if (const auto* const settle = std::get_if<Settle>(&body))
        return {settle->device};
    return {};
}

std::vector<SigningKey> keysIn(const Body& body)
{
    if (const auto* const genesis = std::get_if<Genesis>(&body))
        return {genesis->owner.signing, genesis->recovery};
    if (const auto* const owner = std::get_if<OwnerDevice>(&body))
        return {owner->keys.signing};
    if (const auto* const admit = std::get_if<Admit>(&body))
        return {admit->keys.signing};
    return {};
}

} // namespace shoal::swarm
