#include "tests/support/link/switched_network.h"

#include <cstdio>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal::test {
namespace {
constexpr auto bridge = "hub0";

/// What finds no room is dropped; a quarter of a megabyte is what home routers hold.
constexpr auto queue = "256k";
/// The largest packet that TCP hands to such a device, so that none has to be cut.
constexpr auto burst = "64k";

/// Runs it in the calling thread's network; what it said is the failure.
void command(const std::string& line)
{
    auto* const pipe = popen((line + " 2>&1").c_str(), "r");
    if (pipe == nullptr)
        throw std::runtime_error{"can't run " + line};
    std::string said;
    char part[256];
    while (fgets(part, sizeof part, pipe) != nullptr)
        said += part;
    if (pclose(pipe) != 0)
        throw std::runtime_error{line + ": " + said};
}

void capSending(const std::string& device, BytesPerSecond rate)
{
    if (rate.value > 0)
        command("tc qdisc add dev " + device + " root tbf rate " + std::to_string(rate.value * 8) + "bit burst " + burst
                + " limit " + queue);
}
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
    hub_.run([] {
        command(std::string{"ip link add "} + bridge + " type bridge");
        command(std::string{"ip address add "} + hubAddress + "/16 dev " + bridge);
        command(std::string{"ip link set "} + bridge + " up");
    });
}

const NetworkNamespace& SwitchedNetwork::plugIn(const std::string& address, const LinkRates& rates)
{
    const auto port = "port" + std::to_string(machines_.size());
    auto& machine = machines_.emplace_back();
    hub_.run([&] {
        command("ip link add " + port + " type veth peer name wire0 netns " + machine.path());
        command("ip link set " + port + " master " + bridge + " up");
        capSending(port, rates.down);
    });
    machine.run([&] {
        command("ip address add " + address + "/16 dev wire0");
        command("ip link set wire0 up");
        capSending("wire0", rates.up);
    });
    return machine;
}

} // namespace shoal::test
