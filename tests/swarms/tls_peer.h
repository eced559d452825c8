// A BitTorrent peer over TLS that is spoken by hand: what it says is whatever a test wants, right or wrong.
#pragma once

#include "tests/support/hostile/wire.h"
#include "tests/support/link/network_namespace.h"

#include <chrono>
#include <memory>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::test {

/// As PEM.
struct TlsCard {
    std::string certificate;
    std::string key;
};

/// A connected TCP socket in that network, or -1 when nobody takes the call. `to` is "10.77.1.1:4000".
int dialFrom(const NetworkNamespace& network, const std::string& to);

/// Verifies nobody. Used by one thread.
class TlsPeer {
public:
    static constexpr std::chrono::milliseconds patience{20'000};

    /// Dials and shakes hands. `name` is the 20 bytes whose hexadecimal digits stand in the SNI.
    TlsPeer(const NetworkNamespace& network, const std::string& to, const std::string& name,
            const std::optional<TlsCard>& card);
    /// The side that was dialled, on a connected socket that becomes its own.
    TlsPeer(int socket, const TlsCard& card);
    TlsPeer(TlsPeer&& other) noexcept;
    TlsPeer& operator=(TlsPeer&&) = delete;
    ~TlsPeer();

    /// Our side of the TLS handshake is done. (Under TLS 1.3 the other may refuse us yet.)
    bool isGreeted() const { return isGreeted_; }
    /// What the dialler's SNI said, in hexadecimal; empty at the dialler.
    std::string nameAsked() const;
    int socket() const { return socket_; }
    bool isOver() const { return isOver_; }
    /// False when the other side is gone.
    bool send(std::string_view bytes);
    bool sendHandshake(const std::string& name);
    bool sendMessage(Wire id, std::string_view body);
    bool sendExtended(std::uint8_t id, std::string_view body);

    /// All that was heard, in clear.
    const std::string& heard() const { return heard_; }
    /// Hears more. False when the other side is gone, or says nothing for so long.
    bool hear(std::chrono::milliseconds limit = patience);
    /// Hears until the other side is gone; false when it still isn't after so long.
    bool isEndedByOther(std::chrono::milliseconds limit = patience);
    /// The next message after the BEP 3 handshake, but keep-alives.
    std::optional<WireMessage> next(std::chrono::milliseconds limit = patience);

private:
    int socket_ = -1;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    std::unique_ptr<SSL, decltype(&SSL_free)> tls_;
    bool isGreeted_ = false;
    bool isOver_ = false;
    std::string heard_;
    std::size_t read_ = 68; ///< of what was heard; messages begin behind the BEP 3 handshake
};

} // namespace shoal::test
