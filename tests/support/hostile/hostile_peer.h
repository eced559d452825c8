// A small peer of our own that does to others whatever its script says.
#pragma once

#include "tests/support/hostile/wire.h"

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace shoal::test {

/// What it does with one connection; runs on a thread of that connection, which ends with the script.
using Script = std::function<void(WireConnection&)>;

/// Listens on `address` ("127.0.0.9") at a port of the system's choice and runs its script for everybody who comes. In
/// its destructor every connection is cut and every script waited for: scripts end when the other end is gone.
class HostilePeer {
public:
    HostilePeer(const std::string& address, Script script);
    HostilePeer(const HostilePeer&) = delete;
    HostilePeer& operator=(const HostilePeer&) = delete;
    ~HostilePeer();

    /// "127.0.0.9:40123".
    const std::string& address() const { return address_; }
    /// How many came so far.
    std::size_t visits() const { return visits_; }

private:
    void accept();

    Script script_;
    std::string address_;
    int listener_ = -1;
    std::atomic<std::size_t> visits_{0};
    std::mutex mutex_;
    std::list<WireConnection> connections_;
    std::list<std::thread> threads_;
    bool isEnding_ = false;
    std::thread acceptor_;
};

} // namespace shoal::test
