#include "core/swarm/node/member_addresses.h"

#include "dht/address.h"

#include <algorithm>
#include <iterator>

namespace shoal::swarm {

bool MemberAddresses::said(const DeviceId& device, const Addresses& claimed, std::chrono::sys_seconds time)
{
    auto& known = devices_[device];
    if (known.time && *known.time >= time)
        return false;
    known.time = time;
    known.said = toDial(claimed, local_);
    return true;
}

void MemberAddresses::wasAt(const DeviceId& device, const Addresses& addresses)
{
    auto& said = devices_[device].said;
    said.clear();
    std::ranges::copy_if(addresses, std::back_inserter(said), dht::canBeDialled);
}

void MemberAddresses::reached(const DeviceId& device, const dht::Endpoint& address)
{
    if (!dht::canBeDialled(address))
        return;
    auto& reached = devices_[device].reached;
    std::erase(reached, address);
    reached.insert(reached.begin(), address);
    reached.resize(std::min<std::size_t>(reached.size(), 2));
}

Addresses MemberAddresses::of(const DeviceId& device) const
{
    const auto found = devices_.find(device);
    if (found == devices_.end())
        return {};
    auto addresses = found->second.reached;
    for (const auto& address : found->second.said)
        if (std::ranges::find(addresses, address) == addresses.end() && addresses.size() < mostAddresses)
            addresses.push_back(address);
    return addresses;
}

void MemberAddresses::hint(const dht::Endpoint& address)
{
    if (dht::canBeDialled(address) && std::ranges::find(hints_, address) == hints_.end())
        hints_.push_back(address);
}

} // namespace shoal::swarm
