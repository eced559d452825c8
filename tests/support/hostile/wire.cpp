#include "tests/support/hostile/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace shoal::test {
namespace {

constexpr std::string_view protocol{"\x13"
                                    "BitTorrent protocol"};
constexpr std::size_t longestMessage = 4 * 1024 * 1024;

sockaddr_in endpointOf(const std::string& text)
{
    const auto colon = text.rfind(':');
    sockaddr_in endpoint{};
    endpoint.sin_family = AF_INET;
    endpoint.sin_port = htons(static_cast<std::uint16_t>(std::stoi(text.substr(colon + 1))));
    ::inet_pton(AF_INET, text.substr(0, colon).c_str(), &endpoint.sin_addr);
    return endpoint;
}

/// Another for each connection: who comes twice under one name is sent away.
std::string newPeerId()
{
    static std::atomic<unsigned> count{0};
    const auto number = std::to_string(count++);
    return "-LI0001-" + std::string(12 - number.size(), '0') + number;
}

const sockaddr* asAddress(const sockaddr_in& endpoint) { return reinterpret_cast<const sockaddr*>(&endpoint); }

} // namespace

std::string wireNumber(std::uint32_t value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

std::uint32_t numberAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(bytes.at(at + i));
    return value;
}

WireConnection::WireConnection(int socket)
    : socket_{socket}
{
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

WireConnection::WireConnection(WireConnection&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)}
    , isEnded_{other.isEnded_}
{}

WireConnection::~WireConnection()
{
    if (socket_ >= 0)
        ::close(socket_);
}

std::optional<WireConnection> WireConnection::dial(const std::string& from, const std::string& to)
{
    WireConnection connection{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const auto own = endpointOf(from + ":0");
    const auto other = endpointOf(to);
    if (::bind(connection.socket_, asAddress(own), sizeof own) != 0
        || ::connect(connection.socket_, asAddress(other), sizeof other) != 0)
        return std::nullopt;
    return connection;
}

bool WireConnection::sendBytes(std::string_view bytes)
{
    while (!bytes.empty() && !isEnded_) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        else if (errno != EINTR)
            isEnded_ = true;
    }
    return !isEnded_;
}

bool WireConnection::sendHandshake(const Sha1& wireHash, Claims claims)
{
    std::string reserved(8, '\0');
    if (claims.extensions)
        reserved[5] |= 0x10;
    if (claims.fast)
        reserved[7] |= 0x04;
    if (claims.v2)
        reserved[7] |= 0x10;
    const std::string hash{wireHash.bytes.begin(), wireHash.bytes.end()};
    return sendBytes(std::string{protocol} + reserved + hash + newPeerId());
}

std::optional<Sha1> WireConnection::readHandshake()
{
    std::array<char, 68> bytes{};
    if (!readBytes(bytes.data(), bytes.size(), std::chrono::steady_clock::now() + std::chrono::seconds{60}))
        return std::nullopt;
    Sha1 hash;
    std::copy_n(bytes.begin() + 28, hash.bytes.size(), reinterpret_cast<char*>(hash.bytes.data()));
    return hash;
}

bool WireConnection::send(Wire id, std::string_view body)
{
    return sendBytes(wireNumber(static_cast<std::uint32_t>(body.size() + 1)) + static_cast<char>(id)
                     + std::string{body});
}

bool WireConnection::sendExtended(std::uint8_t id, std::string_view bencoded)
{
    return send(Wire::Extended, static_cast<char>(id) + std::string{bencoded});
}

bool WireConnection::readBytes(char* to, std::size_t size, std::chrono::steady_clock::time_point until)
{
    while (size > 0 && !isEnded_) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
        if (left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) == 0)
            return false;
        const auto got = ::recv(socket_, to, size, 0);
        if (got > 0) {
            to += got;
            size -= static_cast<std::size_t>(got);
        } else if (got == 0 || errno != EINTR) {
            isEnded_ = true;
        }
    }
    return !isEnded_;
}

std::optional<WireMessage> WireConnection::read(std::chrono::milliseconds limit)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    for (;;) {
        std::string head(4, '\0');
        if (!readBytes(head.data(), head.size(), until))
            return std::nullopt;
        const auto size = numberAt(head, 0);
        if (size == 0)
            continue;
        std::string message(std::min<std::size_t>(size, longestMessage), '\0');
        if (!readBytes(message.data(), message.size(), until))
            return std::nullopt;
        return WireMessage{static_cast<Wire>(message[0]), message.substr(1)};
    }
}

bool WireConnection::isEndedByOther(std::chrono::milliseconds limit)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    char dropped = 0;
    while (readBytes(&dropped, 1, until)) {}
    return isEnded_;
}

void WireConnection::readToTheEnd() { isEndedByOther(std::chrono::hours{1}); }

} // namespace shoal::test
