#include "core/bt/swarms/half_open_sockets.h"

#include "core/bt/swarms/waited_files.h"

#include <algorithm>
#include <libtorrent/address.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/socket.h>

namespace shoal::bt {
namespace {

/// Empty for what isn't a TCP socket's.
template <class Ask>
std::optional<lt::tcp::endpoint> endpointOf(int file, Ask ask)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (ask(file, reinterpret_cast<sockaddr*>(&storage), &size) != 0)
        return std::nullopt;
    if (storage.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(storage);
        return lt::tcp::endpoint{lt::address_v4{ntohl(v4.sin_addr.s_addr)}, ntohs(v4.sin_port)};
    }
    if (storage.ss_family != AF_INET6)
        return std::nullopt;
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(storage);
    lt::address_v6::bytes_type bytes;
    std::copy_n(v6.sin6_addr.s6_addr, bytes.size(), bytes.begin());
    return lt::tcp::endpoint{lt::address_v6{bytes, v6.sin6_scope_id}, ntohs(v6.sin6_port)};
}

bool isStream(int file)
{
    int type = 0;
    socklen_t size = sizeof type;
    return ::getsockopt(file, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

void sendWithoutDelay(int file)
{
    const int on = 1;
    (void)::setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // one that was closed meanwhile needs nothing
}

bool isThrough(const std::vector<lt::tcp::endpoint>& doors, const lt::tcp::endpoint& local)
{
    return std::ranges::any_of(doors, [&local](const lt::tcp::endpoint& door) {
        return door.port() == local.port() && door.address().is_v4() == local.address().is_v4()
            && (door.address().is_unspecified() || door.address() == local.address());
    });
}

} // namespace

std::vector<ConnectedSocket> connectedSockets(const std::vector<int>& files)
{
    std::vector<ConnectedSocket> sockets;
    for (const auto file : files) {
        const auto remote = endpointOf(file, ::getpeername);
        if (!remote || !isStream(file))
            continue;
        if (const auto local = endpointOf(file, ::getsockname))
            sockets.push_back({file, *local, *remote});
    }
    return sockets;
}

void sendWithoutDelay(const std::vector<int>& files, const lt::tcp::endpoint& local, const lt::tcp::endpoint& remote)
{
    for (const auto& socket : connectedSockets(files))
        if (socket.local == local && socket.remote == remote)
            sendWithoutDelay(socket.file);
}

std::size_t shutConnections(const std::vector<lt::tcp::endpoint>& doors)
{
    std::size_t count = 0;
    for (const auto& socket : connectedSockets(openFiles()))
        if (isThrough(doors, socket.local)) {
            ::shutdown(socket.file, SHUT_RDWR);
            ++count;
        }
    return count;
}

std::vector<lt::tcp::endpoint> HalfOpenSockets::tooMuch(const std::vector<lt::tcp::endpoint>& open, Time now)
{
    std::map<lt::tcp::endpoint, Known> current;
    for (const auto& peer : open) {
        const auto before = known_.find(peer);
        current.emplace(peer, before == known_.end() ? Known{now, ++lastNumber_} : before->second);
    }
    known_ = std::move(current);
    std::vector<std::pair<std::uint64_t, lt::tcp::endpoint>> staying;
    std::vector<lt::tcp::endpoint> closing;
    for (const auto& [peer, known] : known_) {
        if (now - known.since >= limits_.patience)
            closing.push_back(peer);
        else
            staying.emplace_back(known.number, peer);
    }
    std::ranges::sort(staying);
    for (auto place = limits_.halfOpen; place < staying.size(); ++place)
        closing.push_back(staying[place].second);
    return closing;
}

void HalfOpenSweeper::sweep(const std::vector<int>& files, const std::vector<lt::tcp::endpoint>& doors,
                            const std::set<lt::tcp::endpoint>& claimed, const std::set<lt::tcp::endpoint>& ended,
                            HalfOpenSockets::Time now)
{
    if (doors.empty())
        return;
    std::map<lt::tcp::endpoint, int> byPeer;
    std::vector<lt::tcp::endpoint> open;
    for (const auto& socket : connectedSockets(files)) {
        if (!isThrough(doors, socket.local) || claimed.contains(socket.remote))
            continue;
        if (ended.contains(socket.remote)) {
            ::shutdown(socket.file, SHUT_RDWR);
            continue;
        }
        open.push_back(socket.remote);
        byPeer.emplace(socket.remote, socket.file);
    }
    for (const auto& peer : sockets_.tooMuch(open, now))
        ::shutdown(byPeer.at(peer), SHUT_RDWR);
}

} // namespace shoal::bt
