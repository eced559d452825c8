#include "tests/network/swarms/recording_door.h"

#include "tests/network/swarms/strangers_socket.h"

#include <poll.h>
#include <tuple>

namespace shoal::test {
namespace {
constexpr int lookEvery = 50; // milliseconds, for the end of the object
}

RecordingDoor::RecordingDoor(const std::string& host, const dht::Endpoint& to)
    : to_{to}
    , listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    socklen_t size = sizeof address;
    if (listener_ < 0 || inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1
        || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0
        || ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throwErrno("listening at " + host);
    address_ = {.family = dht::Family::V4, .address = {}, .port = ntohs(address.sin_port)};
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&address.sin_addr), 4, address_.address.begin());
    thread_ = std::thread{[this] { run(); }};
}

RecordingDoor::~RecordingDoor()
{
    isEnding_ = true;
    thread_.join();
    ::close(listener_);
}

std::string RecordingDoor::said() const
{
    const std::lock_guard lock{mutex_};
    return said_;
}

void RecordingDoor::run()
{
    while (!isEnding_) {
        pollfd look{.fd = listener_, .events = POLLIN, .revents = 0};
        if (::poll(&look, 1, lookEvery) <= 0)
            continue;
        const int dialler = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (dialler < 0)
            continue;
        const StrangersSocket listener{to_};
        passOn(dialler, listener.file());
        ::close(dialler);
    }
}

void RecordingDoor::passOn(int dialler, int listener)
{
    char buffer[16'384];
    while (!isEnding_) {
        pollfd looks[2] = {{.fd = dialler, .events = POLLIN, .revents = 0},
                           {.fd = listener, .events = POLLIN, .revents = 0}};
        ::poll(looks, 2, lookEvery);
        for (const auto& [at, from, to] : {std::tuple{0, dialler, listener}, std::tuple{1, listener, dialler}}) {
            if (looks[at].revents == 0)
                continue;
            const auto size = ::recv(from, buffer, sizeof buffer, 0);
            if (size <= 0 || ::send(to, buffer, static_cast<std::size_t>(size), MSG_NOSIGNAL) != size)
                return;
            if (at == 0) {
                const std::lock_guard lock{mutex_};
                said_.append(buffer, static_cast<std::size_t>(size));
            }
        }
    }
}

} // namespace shoal::test
