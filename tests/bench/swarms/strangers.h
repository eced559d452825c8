// Many connections to a port of private swarms that do nothing, made anew whenever they are cut.
#pragma once

#include "tests/swarms/tls_peer.h"

#include <atomic>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace shoal::bench {

struct Caller {
    std::string to;
    std::string name;                  ///< of a torrent, for the SNI
    std::optional<test::TlsCard> card; ///< shakes hands by TLS with it; without one says not a byte
};

class Strangers {
public:
    /// The network must outlive it.
    Strangers(const test::NetworkNamespace& network, Caller caller, unsigned count);
    /// Ends all of them.
    ~Strangers();
    Strangers(const Strangers&) = delete;
    Strangers& operator=(const Strangers&) = delete;

    unsigned made() const { return made_; } ///< since it began

private:
    void callOn(const std::stop_token& end, unsigned count);

    const test::NetworkNamespace& network_;
    Caller caller_;
    std::atomic<unsigned> made_ = 0;
    std::vector<std::jthread> threads_; // last: ends first
};

} // namespace shoal::bench
