// A socket on a machine of a network of the tests' own.
#pragma once

#include "tests/support/link/network_namespace.h"

#include <chrono>
#include <cstddef>

namespace shoal::test {

/// What waits for longer has failed.
constexpr std::chrono::seconds linkPatience{30};

/// Closes itself. Every one has port 4000.
class Socket {
public:
    /// SOCK_STREAM or SOCK_DGRAM.
    Socket(const NetworkNamespace& network, int type);
    Socket(Socket&& other) noexcept;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket();

    [[nodiscard]] bool bindTo(const char* address) const;
    [[nodiscard]] bool listenAt(const char* address) const;
    [[nodiscard]] bool connectTo(const char* address) const;
    Socket accept() const;
    /// False when the other side went, or took nothing for too long.
    bool sendAll(const void* bytes, std::size_t size) const;
    /// Until so much came, or the other side went; returns what came.
    std::size_t receiveAll(void* bytes, std::size_t size) const;
    bool hasSomethingWithin(std::chrono::milliseconds time) const;
    int get() const { return handle_; }

private:
    explicit Socket(int handle);

    int handle_ = -1;
};

} // namespace shoal::test
