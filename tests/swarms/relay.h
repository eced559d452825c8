// Somebody in the middle of connections: they lead through it, and it reads along as far as it can.
#pragma once

#include "tests/swarms/tls_peer.h"

#include <atomic>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace shoal::test {

/// With a certificate it ends TLS towards both sides, as whoever has an epoch's secret can; without one it passes on
/// the bytes as they come. Connections end with the object.
class Relay {
public:
    /// Listens at `address` ("10.77.1.1:4000") in `front`, and dials the same address from `back`.
    Relay(const NetworkNamespace& front, const NetworkNamespace& back, std::string address,
          std::optional<TlsCard> card);
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;
    ~Relay();

    /// All bytes that passed, in clear where it could open them.
    std::string heard() const;
    /// Connections that both sides took.
    std::size_t passed() const { return passed_; }
    /// Connections that a side refused.
    std::size_t refused() const { return refused_; }

private:
    void accept();
    void serve(int dialler);
    void passOn(int one, int other);
    void passOn(TlsPeer& one, TlsPeer& other);
    void note(std::string_view bytes);

    const NetworkNamespace& back_;
    std::string address_;
    std::optional<TlsCard> card_;
    int listener_ = -1;
    std::atomic<bool> isEnding_{false};
    std::atomic<std::size_t> passed_{0};
    std::atomic<std::size_t> refused_{0};
    mutable std::mutex mutex_; ///< of what was heard
    std::string heard_;
    std::list<std::thread> threads_; ///< the acceptor's
    std::thread acceptor_;
};

} // namespace shoal::test
