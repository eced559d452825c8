// Machines on a switch, each behind a link of its own with a rate up and a rate down.
#pragma once

#include "core/units.h"
#include "tests/support/link/network_namespace.h"

#include <list>
#include <optional>
#include <string>

namespace shoal::test {

/// How fast a machine may send and receive; 0: as fast as it can.
struct LinkRates {
    BytesPerSecond up{};
    BytesPerSecond down{};
};

/// A network namespace with a bridge, and one a machine on a pair of veth devices; `tc tbf` keeps the rates. Nothing of
/// it is joined to any other network.
class SwitchedNetwork {
public:
    /// Of the switch itself, where a tracker can listen.
    static constexpr auto hubAddress = "10.77.0.1";

    /// Why this machine can't have one; nothing when it can.
    static std::optional<std::string> whyNot();

    /// Throws std::runtime_error.
    SwitchedNetwork();

    /// The address is one of 10.77.0.0/16. It stays until the network goes. Throws std::runtime_error.
    const NetworkNamespace& plugIn(const std::string& address, const LinkRates& rates);
    /// One that came without rates gets these; 64 KiB at once pass all the same.
    void slowDown(const NetworkNamespace& machine, const LinkRates& rates) const;
    const NetworkNamespace& hub() const { return hub_; }

private:
    NetworkNamespace hub_;
    std::list<NetworkNamespace> machines_;
};

} // namespace shoal::test
