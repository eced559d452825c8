#include "tests/support/notify_socket.h"

#include "tests/support/throw_errno.h"

#include <array>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace shoal::test {
namespace {
constexpr int patienceMilliseconds = 90'000; // only a failure uses it up
}

NotifySocket::NotifySocket(std::filesystem::path path)
    : path_{std::move(path)}
    , socket_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path_.native().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throwErrno("bind");
}

NotifySocket::~NotifySocket() { ::close(socket_); }

std::optional<std::string> NotifySocket::next(int milliseconds) const
{
    pollfd look{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&look, 1, milliseconds) <= 0)
        return std::nullopt;
    std::array<char, 4096> buffer;
    const auto size = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (size < 0)
        return std::nullopt;
    return std::string{buffer.data(), static_cast<std::size_t>(size)};
}

std::string NotifySocket::waitFor(const std::string& start)
{
    while (const auto message = next(patienceMilliseconds))
        if (message->starts_with(start))
            return *message;
    ADD_FAILURE() << "the service never said " << start;
    return {};
}

std::vector<std::string> NotifySocket::told()
{
    std::vector<std::string> all;
    while (auto message = next(0))
        all.push_back(std::move(*message));
    return all;
}

} // namespace shoal::test
