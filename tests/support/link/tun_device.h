// A network interface whose wire is a file: what the kernel sends there is read, what is written there it receives.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace shoal::test {

/// `wire0`, with an address of a network of 256. Whole IP packets.
class TunDevice {
public:
    /// Why this machine can't have one (no /dev/net/tun, no right to open it); nothing when it can.
    static std::optional<std::string> whyNot();

    /// In the network namespace of the calling thread. Throws std::system_error.
    TunDevice(const std::string& address, unsigned mtu);
    TunDevice(const TunDevice&) = delete;
    TunDevice& operator=(const TunDevice&) = delete;
    ~TunDevice();

    /// Doesn't block; to be read from any thread.
    int file() const { return file_; }

private:
    int file_ = -1;
};

} // namespace shoal::test
