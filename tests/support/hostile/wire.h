// One connection of the peer wire protocol (BEP 3, 6, 10, 52), spoken by hand: what is sent is whatever a test wants,
// right or wrong.
#pragma once

#include "core/torrent/info_hash.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::test {

/// Ids of messages that the tests send.
enum class Wire : std::uint8_t {
    Choke = 0,
    Unchoke = 1,
    Interested = 2,
    NotInterested = 3,
    Have = 4,
    Bitfield = 5,
    Request = 6,
    Piece = 7,
    Cancel = 8,
    Suggest = 13,
    HaveAll = 14,
    HaveNone = 15,
    Reject = 16,
    AllowedFast = 17,
    Extended = 20,
    HashRequest = 21,
    Hashes = 22,
    HashReject = 23,
};

struct WireMessage {
    Wire id = Wire::Choke;
    std::string body;
};

/// Bits of the eight reserved bytes of a handshake.
struct Claims {
    bool fast = true;       ///< BEP 6
    bool extensions = true; ///< BEP 10
    bool v2 = false;        ///< BEP 52: the torrent is a hybrid, let us speak v2
};

/// Four bytes, big-endian.
std::string wireNumber(std::uint32_t value);
std::uint32_t numberAt(std::string_view bytes, std::size_t at);

/// Blocking, on the thread that uses it. Nothing here waits longer than a read's time or, in a send, a few seconds: a
/// peer that doesn't read counts as gone.
class WireConnection {
public:
    /// Takes over a connected socket.
    explicit WireConnection(int socket);
    /// Dials `to` ("127.0.0.3:4000") from the address `from`; nothing when nobody takes the call.
    static std::optional<WireConnection> dial(const std::string& from, const std::string& to);
    WireConnection(WireConnection&& other) noexcept;
    WireConnection& operator=(WireConnection&&) = delete;
    ~WireConnection();

    /// False when the other end is gone.
    bool sendHandshake(const Sha1& wireHash, Claims claims = {});
    /// The 20 bytes that the other end says the torrent is; nothing when it is gone.
    std::optional<Sha1> readHandshake();
    bool send(Wire id, std::string_view body = {});
    bool sendExtended(std::uint8_t id, std::string_view bencoded);
    bool sendBytes(std::string_view bytes);

    /// The next message but keep-alives; nothing when the other end is gone or silent for so long.
    std::optional<WireMessage> read(std::chrono::milliseconds limit = std::chrono::seconds{60});
    /// Whether the other end ends the connection within this time, whatever it says before.
    bool isEndedByOther(std::chrono::milliseconds limit = std::chrono::seconds{60});
    /// Says nothing and reads until the other end is gone.
    void readToTheEnd();

    int socket() const { return socket_; }

private:
    bool readBytes(char* to, std::size_t size, std::chrono::steady_clock::time_point until);

    int socket_ = -1;
    bool isEnded_ = false;
};

} // namespace shoal::test
