#include "tests/program/touchy_peer.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace shoal::test {
namespace {

[[noreturn]] void throwError(const char* what) { throw std::system_error{errno, std::generic_category(), what}; }

sockaddr_in endpointOf(const std::string& text)
{
    const auto colon = text.rfind(':');
    sockaddr_in endpoint{};
    endpoint.sin_family = AF_INET;
    endpoint.sin_port = htons(static_cast<std::uint16_t>(std::stoi(text.substr(colon + 1))));
    inet_pton(AF_INET, text.substr(0, colon).c_str(), &endpoint.sin_addr);
    return endpoint;
}

int newSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        throwError("socket");
    return socket;
}

int listenAt(const std::string& address)
{
    const int socket = newSocket();
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const auto own = endpointOf(address);
    if (bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 || listen(socket, 8) != 0)
        throwError("listening as a peer");
    return socket;
}

/// What one says goes to the other; false when it has ended.
bool passOn(int from, int to)
{
    char block[16'384];
    const auto count = recv(from, block, sizeof block, 0);
    if (count <= 0)
        return false;
    for (ssize_t sent = 0; sent < count;) {
        const auto part = send(to, block + sent, static_cast<std::size_t>(count - sent), MSG_NOSIGNAL);
        if (part <= 0)
            return false;
        sent += part;
    }
    return true;
}
} // namespace

TouchyPeer::TouchyPeer(const std::string& address, std::string realPeer)
    : realPeer_{std::move(realPeer)}
    , listening_{listenAt(address)}
    , ending_{eventfd(0, EFD_CLOEXEC)}
    , thread_{[this] { serve(); }}
{}

TouchyPeer::~TouchyPeer()
{
    eventfd_write(ending_, 1);
    thread_.join();
    close(listening_);
    close(ending_);
}

void TouchyPeer::serve()
{
    while (true) {
        pollfd looks[2]{{.fd = listening_, .events = POLLIN, .revents = 0},
                        {.fd = ending_, .events = POLLIN, .revents = 0}};
        poll(looks, 2, -1);
        if (looks[1].revents != 0)
            return;
        const int connection = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        if (++connections_ == 2) {
            char handshake[68];
            recv(connection, handshake, sizeof handshake, 0);
        } else {
            relay(connection);
        }
        close(connection);
    }
}

void TouchyPeer::relay(int connection)
{
    const int peer = newSocket();
    const auto real = endpointOf(realPeer_);
    bool goesOn = connect(peer, reinterpret_cast<const sockaddr*>(&real), sizeof real) == 0;
    while (goesOn) {
        pollfd looks[3]{{.fd = connection, .events = POLLIN, .revents = 0},
                        {.fd = peer, .events = POLLIN, .revents = 0},
                        {.fd = ending_, .events = POLLIN, .revents = 0}};
        poll(looks, 3, -1);
        goesOn = looks[2].revents == 0 && (looks[0].revents == 0 || passOn(connection, peer))
            && (looks[1].revents == 0 || passOn(peer, connection));
    }
    close(peer);
}

} // namespace shoal::test
