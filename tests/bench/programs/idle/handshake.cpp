#include "tests/bench/programs/idle/handshake.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::bench {
namespace {
const std::string protocol = std::string{"\x13"} + "BitTorrent protocol";
constexpr std::size_t handshakeSize = 68;

/// All programs that ask for peers by a tracker's word take one they don't know.
constexpr const char* peerId = "-SB0000-measureidle0";

bool exchangesHandshake(int socket, const std::string& infoHash)
{
    const auto greeting = protocol + std::string(8, '\0') + infoHash + peerId;
    if (send(socket, greeting.data(), greeting.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(greeting.size()))
        return false;
    char answer[handshakeSize];
    if (recv(socket, answer, sizeof answer, MSG_WAITALL) != static_cast<ssize_t>(sizeof answer))
        return false;
    return std::string(answer, protocol.size()) == protocol
        && std::string(answer + protocol.size() + 8, infoHash.size()) == infoHash;
}
} // namespace

bool answersHandshake(const std::string& address, std::uint16_t port, const std::string& infoHash,
                      std::chrono::milliseconds patience)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{.tv_sec = patience.count() / 1000, .tv_usec = patience.count() % 1000 * 1000};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    inet_pton(AF_INET, address.c_str(), &to.sin_addr);
    const bool isConnected = connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    const bool answers = isConnected && (infoHash.empty() || exchangesHandshake(socket, infoHash));
    close(socket);
    return answers;
}

} // namespace shoal::bench
