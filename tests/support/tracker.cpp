#include "tests/support/tracker.h"

#include "tests/support/throw_errno.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {
constexpr std::uint16_t trackerPort = 8080;

int listenOn(const std::string& address)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        throwErrno("socket");
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_port = htons(trackerPort);
    inet_pton(AF_INET, address.c_str(), &own.sin_addr);
    if (bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 || listen(socket, 64) != 0) {
        close(socket);
        throwErrno("listening as a tracker");
    }
    return socket;
}

/// The request's first line; empty when the other side is silent.
std::string requestLine(int connection)
{
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string request;
    char block[4096];
    while (request.find("\r\n\r\n") == std::string::npos && request.size() < 16'384) {
        const auto count = recv(connection, block, sizeof block, 0);
        if (count <= 0)
            return {};
        request.append(block, static_cast<std::size_t>(count));
    }
    return request.substr(0, request.find("\r\n"));
}

void send(int connection, std::string_view status, std::string_view body)
{
    std::ostringstream text;
    text << "HTTP/1.1 " << status << "\r\nContent-Type: text/plain\r\nContent-Length: " << body.size()
         << "\r\nConnection: close\r\n\r\n"
         << body;
    const auto bytes = text.str();
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto count = ::send(connection, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return;
        sent += static_cast<std::size_t>(count);
    }
}

std::string_view argumentOf(std::string_view line, std::string_view name)
{
    for (const auto* before : {"?", "&"}) {
        const auto key = before + std::string{name} + "=";
        const auto at = line.find(key);
        if (at == std::string_view::npos)
            continue;
        const auto value = line.substr(at + key.size());
        return value.substr(0, value.find_first_of("& "));
    }
    return {};
}

std::string hexOfPercentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned byte = static_cast<unsigned char>(text[at]);
        if (text[at] == '%' && at + 2 < text.size()) {
            std::from_chars(text.data() + at + 1, text.data() + at + 3, byte, 16);
            at += 2;
        }
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

template <typename Number>
Number numberOf(std::string_view text)
{
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string compact(const Announce& peer)
{
    std::string bytes(6, '\0');
    inet_pton(AF_INET, peer.address.c_str(), bytes.data());
    bytes[4] = static_cast<char>(peer.port >> 8U);
    bytes[5] = static_cast<char>(peer.port & 0xFFU);
    return bytes;
}

bool isSamePeer(const Announce& left, const Announce& right)
{
    return left.infoHash == right.infoHash && left.address == right.address && left.port == right.port;
}
} // namespace

Tracker::Tracker(const std::string& address, OnAnnounce onAnnounce)
    : onAnnounce_{std::move(onAnnounce)}
    , url_{"http://" + address + ":" + std::to_string(trackerPort) + "/announce"}
    , listening_{listenOn(address)}
    , ending_{eventfd(0, EFD_CLOEXEC)}
    , thread_{[this] { serve(); }}
{}

Tracker::~Tracker()
{
    eventfd_write(ending_, 1);
    thread_.join();
    close(listening_);
    close(ending_);
}

void Tracker::serve()
{
    while (true) {
        pollfd looks[2]{{.fd = listening_, .events = POLLIN, .revents = 0},
                        {.fd = ending_, .events = POLLIN, .revents = 0}};
        poll(looks, 2, -1);
        if (looks[1].revents != 0)
            return;
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const int connection = accept4(listening_, reinterpret_cast<sockaddr*>(&from), &size, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        char address[INET_ADDRSTRLEN]{};
        inet_ntop(AF_INET, &from.sin_addr, address, sizeof address);
        answer(connection, address);
        close(connection);
    }
}

void Tracker::answer(int connection, const std::string& address)
{
    const auto line = requestLine(connection);
    if (line.find("/announce?") == std::string::npos) {
        send(connection, "404 Not Found", "only /announce");
        return;
    }
    const Announce announce{.infoHash = hexOfPercentEncoded(argumentOf(line, "info_hash")),
                            .address = address,
                            .port = numberOf<std::uint16_t>(argumentOf(line, "port")),
                            .event = std::string{argumentOf(line, "event")},
                            .left = numberOf<std::int64_t>(argumentOf(line, "left"))};
    send(connection, "200 OK", take(announce));
    if (onAnnounce_)
        onAnnounce_(announce);
}

std::string Tracker::take(const Announce& announce)
{
    const std::lock_guard lock{mutex_};
    announces_.push_back(announce);
    heard_.notify_all();
    // The last word of each peer counts.
    std::vector<Announce> others;
    for (const auto& each : announces_) {
        std::erase_if(others, [&](const Announce& other) { return isSamePeer(other, each); });
        if (each.infoHash == announce.infoHash && each.event != "stopped" && !isSamePeer(each, announce))
            others.push_back(each);
    }
    std::string peers;
    for (const auto& other : others)
        peers += compact(other);
    return "d8:intervali60e5:peers" + std::to_string(peers.size()) + ":" + peers + "e";
}

std::optional<Announce> Tracker::waitFor(const Fits& fits, std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock{mutex_};
    std::vector<Announce>::const_iterator found;
    const auto came = [&] {
        found = std::ranges::find_if(announces_, fits);
        return found != announces_.end();
    };
    if (heard_.wait_until(lock, deadline, came))
        return *found;
    return std::nullopt;
}

std::string Tracker::account() const
{
    const std::lock_guard lock{mutex_};
    std::ostringstream text;
    text << "the tracker heard";
    for (const auto& each : announces_)
        text << "\n  " << each.address << ':' << each.port << ' ' << each.infoHash << ' ' << each.event << ", "
             << each.left << " bytes left";
    return text.str();
}

} // namespace shoal::test
