// A network namespace with nothing but loopback: a test that opens sockets runs inside one, so that nothing it does
// leaves the machine.
#pragma once

#include <optional>
#include <string>

namespace shoal::test {

/// Moves this process and its future children into a namespace of their own and brings `lo` up there. Needs root or
/// unprivileged user namespaces. Call it first in main: a user namespace can only be made by a process of one thread.
/// Returns why it failed; then run nothing.
[[nodiscard]] std::optional<std::string> sealNetwork();

/// Brings `lo` up in the network namespace of the calling thread. Returns why it failed.
[[nodiscard]] std::optional<std::string> bringLoopbackUp();

/// Gives loopback the addresses 10.77.0.0/24 as well, for programs that take no peer at 127.x.y.z. Sealed networks
/// only. Returns why it failed.
[[nodiscard]] std::optional<std::string> addPrivateAddresses();

/// Whether this process sees loopback as its only network interface, and that is up.
bool isNetworkSealed();

} // namespace shoal::test
