#include "tests/network/link_socket.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace shoal::test {
namespace {
constexpr std::uint16_t port = 4000;

sockaddr_in endpoint(const char* address)
{
    sockaddr_in value{};
    value.sin_family = AF_INET;
    value.sin_port = htons(port);
    inet_pton(AF_INET, address, &value.sin_addr);
    return value;
}
} // namespace

Socket::Socket(int handle)
    : handle_{handle}
{
    const timeval limit{.tv_sec = linkPatience.count(), .tv_usec = 0};
    setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(handle_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

Socket::Socket(const NetworkNamespace& network, int type)
    : Socket{[&] {
        int handle = -1;
        network.run([&] { handle = ::socket(AF_INET, type | SOCK_CLOEXEC, 0); });
        return handle;
    }()}
{}

Socket::Socket(Socket&& other) noexcept
    : handle_{std::exchange(other.handle_, -1)}
{}

Socket::~Socket() { close(handle_); }

bool Socket::bindTo(const char* address) const
{
    const auto own = endpoint(address);
    return bind(handle_, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0;
}

bool Socket::listenAt(const char* address) const { return bindTo(address) && listen(handle_, 1) == 0; }

bool Socket::connectTo(const char* address) const
{
    const auto other = endpoint(address);
    return connect(handle_, reinterpret_cast<const sockaddr*>(&other), sizeof other) == 0;
}

Socket Socket::accept() const { return Socket{accept4(handle_, nullptr, nullptr, SOCK_CLOEXEC)}; }

bool Socket::sendAll(const void* bytes, std::size_t size) const
{
    for (std::size_t sent = 0; sent < size;) {
        const auto count = send(handle_, static_cast<const char*>(bytes) + sent, size - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

std::size_t Socket::receiveAll(void* bytes, std::size_t size) const
{
    std::size_t received = 0;
    while (received < size) {
        const auto count = recv(handle_, static_cast<char*>(bytes) + received, size - received, 0);
        if (count <= 0)
            break;
        received += static_cast<std::size_t>(count);
    }
    return received;
}

bool Socket::hasSomethingWithin(std::chrono::milliseconds time) const
{
    pollfd look{.fd = handle_, .events = POLLIN, .revents = 0};
    return poll(&look, 1, static_cast<int>(time.count())) == 1;
}

} // namespace shoal::test
