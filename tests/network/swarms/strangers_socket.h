// A plain TCP connection to a wire's port, for whoever isn't one of its members.
#pragma once

#include "dht/network.h"
#include "tests/support/throw_errno.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace shoal::test {

class StrangersSocket {
public:
    explicit StrangersSocket(const dht::Endpoint& to)
        : file_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(to.port);
        std::copy_n(to.address.begin(), 4, reinterpret_cast<std::uint8_t*>(&address.sin_addr));
        if (file_ < 0 || ::connect(file_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throwErrno("connect");
    }
    StrangersSocket(StrangersSocket&& other) noexcept
        : file_{std::exchange(other.file_, -1)}
    {}
    StrangersSocket& operator=(StrangersSocket&&) = delete;
    ~StrangersSocket()
    {
        if (file_ >= 0)
            ::close(file_);
    }

    int file() const { return file_; }
    void say(const std::string& bytes) const { (void)::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
    /// Whether the other side has closed it; what it said before is added to `heard`.
    bool isOver(std::string* heard = nullptr) const
    {
        for (char buffer[4096];;) {
            const auto size = ::recv(file_, buffer, sizeof buffer, MSG_DONTWAIT);
            if (size > 0 && heard)
                heard->append(buffer, static_cast<std::size_t>(size));
            if (size == 0 || (size < 0 && errno != EAGAIN))
                return true;
            if (size < 0)
                return false;
        }
    }

private:
    int file_;
};

} // namespace shoal::test
