#include "tests/swarms/relay.h"

#include "core/torrent/info_hash.h"
#include "tests/support/throw_errno.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {

constexpr int lookEvery = 100; // milliseconds, for the end of the object

int listenAt(const std::string& where)
{
    const auto colon = where.rfind(':');
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(where.substr(colon + 1))));
    inet_pton(AF_INET, where.substr(0, colon).c_str(), &address.sin_addr);
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (file < 0 || ::bind(file, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(file, 64) != 0)
        throwErrno("listening at " + where);
    return file;
}

/// Of two sockets, which have something to be read; a bit each.
int readable(int one, int other)
{
    pollfd looks[2] = {{.fd = one, .events = POLLIN, .revents = 0}, {.fd = other, .events = POLLIN, .revents = 0}};
    poll(looks, 2, lookEvery);
    return (looks[0].revents != 0 ? 1 : 0) + (looks[1].revents != 0 ? 2 : 0);
}

} // namespace

Relay::Relay(const NetworkNamespace& front, const NetworkNamespace& back, std::string address,
             std::optional<TlsCard> card)
    : back_{back}
    , address_{std::move(address)}
    , card_{std::move(card)}
{
    front.run([&] { listener_ = listenAt(address_); });
    acceptor_ = std::thread{[this] { accept(); }};
}

Relay::~Relay()
{
    isEnding_ = true;
    acceptor_.join();
    for (auto& thread : threads_)
        thread.join();
    ::close(listener_);
}

std::string Relay::heard() const
{
    const std::lock_guard lock{mutex_};
    return heard_;
}

void Relay::note(std::string_view bytes)
{
    const std::lock_guard lock{mutex_};
    heard_.append(bytes);
}

void Relay::accept()
{
    while (!isEnding_)
        if (readable(listener_, -1) != 0)
            if (const int dialler = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC); dialler >= 0)
                threads_.emplace_back([this, dialler] { serve(dialler); });
}

void Relay::serve(int dialler)
{
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    setsockopt(dialler, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(dialler, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (!card_) {
        const int listener = dialFrom(back_, address_);
        ++(listener >= 0 ? passed_ : refused_);
        if (listener >= 0)
            passOn(dialler, listener);
        ::close(listener);
        ::close(dialler);
        return;
    }
    TlsPeer one{dialler, *card_};
    const auto name = fromHex(one.nameAsked());
    if (!one.isGreeted() || !name) {
        ++refused_;
        return;
    }
    TlsPeer other{back_, address_, *name, card_};
    ++(other.isGreeted() ? passed_ : refused_);
    passOn(one, other);
}

void Relay::passOn(int one, int other)
{
    char buffer[16'384];
    while (!isEnding_) {
        const int ready = readable(one, other);
        for (const auto& [bit, from, to] : {std::tuple{1, one, other}, std::tuple{2, other, one}}) {
            if ((ready & bit) == 0)
                continue;
            const auto size = ::recv(from, buffer, sizeof buffer, 0);
            if (size <= 0 || ::send(to, buffer, static_cast<std::size_t>(size), MSG_NOSIGNAL) != size)
                return;
            note({buffer, static_cast<std::size_t>(size)});
        }
    }
}

void Relay::passOn(TlsPeer& one, TlsPeer& other)
{
    const auto move = [this](TlsPeer& from, TlsPeer& to) {
        const auto before = from.heard().size();
        if (from.hear(std::chrono::milliseconds{0})) {
            const auto news = from.heard().substr(before);
            note(news);
            to.send(news);
        }
    };
    while (!isEnding_ && !one.isOver() && !other.isOver()) {
        readable(one.socket(), other.socket());
        move(one, other);
        move(other, one);
    }
}

} // namespace shoal::test
