#include "tests/support/link/switched_network.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace shoal::test {
namespace {
constexpr auto bridge = "hub0";
/// Of TCP, as machines come: what this kernel was told to prefer isn't what a peer out there has.
constexpr auto congestionControl = "cubic";

/// What finds no room is dropped; a quarter of a megabyte is what home routers hold.
constexpr auto queue = "256k";
/// The largest packet that TCP hands to such a device, so that none has to be cut.
constexpr auto burst = "64k";

void capSending(const NetworkNamespace& network, const std::string& device, BytesPerSecond rate)
{
    if (rate.value > 0)
        network.command("tc qdisc add dev " + device + " root tbf rate " + std::to_string(rate.value * 8) + "bit burst "
                        + burst + " limit " + queue);
}

/// At the switch.
std::string portOf(std::size_t machine) { return "port" + std::to_string(machine); }
} // namespace

std::optional<std::string> SwitchedNetwork::whyNot()
{
    if (geteuid() != 0)
        return "`ip` and `tc` need root: run this as root, or below `unshare --map-root-user --net`";
    try {
        SwitchedNetwork{}.plugIn("10.77.0.2", {.up = {1'000'000}, .down = {}});
    } catch (const std::exception& failure) {
        return failure.what();
    }
    return std::nullopt;
}

SwitchedNetwork::SwitchedNetwork()
{
    hub_.command(std::string{"ip link add "} + bridge + " type bridge");
    hub_.command(std::string{"ip address add "} + hubAddress + "/16 dev " + bridge);
    hub_.command(std::string{"ip link set "} + bridge + " up");
}

const NetworkNamespace& SwitchedNetwork::plugIn(const std::string& address, const LinkRates& rates)
{
    const auto port = portOf(machines_.size());
    auto& machine = machines_.emplace_back();
    hub_.command("ip link add " + port + " type veth peer name wire0 netns " + machine.path());
    hub_.command("ip link set " + port + " master " + bridge + " up");
    machine.command("ip address add " + address + "/16 dev wire0");
    machine.command("ip link set wire0 up");
    machine.command("ip route replace 10.77.0.0/16 dev wire0 src " + address + " congctl " + congestionControl);
    slowDown(machine, rates);
    return machine;
}

void SwitchedNetwork::slowDown(const NetworkNamespace& machine, const LinkRates& rates) const
{
    const auto found = std::ranges::find_if(machines_, [&](const auto& one) { return &one == &machine; });
    capSending(hub_, portOf(static_cast<std::size_t>(std::distance(machines_.begin(), found))), rates.down);
    capSending(machine, "wire0", rates.up);
}

} // namespace shoal::test
