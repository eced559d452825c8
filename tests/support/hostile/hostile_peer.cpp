#include "tests/support/hostile/hostile_peer.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace shoal::test {

HostilePeer::HostilePeer(const std::string& address, Script script)
    : script_{std::move(script)}
    , listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
{
    sockaddr_in own{};
    own.sin_family = AF_INET;
    ::inet_pton(AF_INET, address.c_str(), &own.sin_addr);
    socklen_t size = sizeof own;
    auto* const generic = reinterpret_cast<sockaddr*>(&own);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0
        || ::getsockname(listener_, generic, &size) != 0)
        throw std::system_error{errno, std::generic_category(), "a hostile peer can't listen on " + address};
    address_ = address + ":" + std::to_string(ntohs(own.sin_port));
    acceptor_ = std::thread{[this] { accept(); }};
}

HostilePeer::~HostilePeer()
{
    {
        const std::lock_guard lock{mutex_};
        isEnding_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        for (auto& connection : connections_)
            ::shutdown(connection.socket(), SHUT_RDWR);
    }
    acceptor_.join();
    for (auto& thread : threads_)
        thread.join();
    ::close(listener_);
}

void HostilePeer::accept()
{
    for (;;) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock{mutex_};
        if (socket < 0 || isEnding_) {
            if (socket >= 0)
                ::close(socket);
            return;
        }
        ++visits_;
        auto& connection = connections_.emplace_back(socket);
        threads_.emplace_back([this, &connection] {
            script_(connection);
            ::shutdown(connection.socket(), SHUT_RDWR);
        });
    }
}

} // namespace shoal::test
