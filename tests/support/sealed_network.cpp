#include "tests/support/sealed_network.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {

std::string lastError(const char* what) { return std::string{what} + ": " + std::strerror(errno); }

bool writeFile(const char* path, const std::string& text)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const auto written = write(file, text.data(), text.size());
    close(file);
    return written == static_cast<ssize_t>(text.size());
}

/// Keeps our own user and group inside the new user namespace: programs that look at who they are see no change.
bool keepOwnIdentity(uid_t user, gid_t group)
{
    const auto mapOne = [](unsigned id) { return std::to_string(id) + " " + std::to_string(id) + " 1"; };
    return writeFile("/proc/self/setgroups", "deny") && writeFile("/proc/self/uid_map", mapOne(user))
        && writeFile("/proc/self/gid_map", mapOne(group));
}

bool setAddress(int socket, unsigned long what, const char* address)
{
    ifreq request{};
    std::strncpy(request.ifr_name, "lo:1", sizeof(request.ifr_name) - 1);
    sockaddr_in value{};
    value.sin_family = AF_INET;
    inet_pton(AF_INET, address, &value.sin_addr);
    std::memcpy(&request.ifr_addr, &value, sizeof value);
    return ioctl(socket, what, &request) == 0;
}

bool isLoopbackUp()
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return false;
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof(request.ifr_name) - 1);
    const bool isUp = ioctl(socket, SIOCGIFFLAGS, &request) == 0 && (request.ifr_flags & IFF_UP) != 0;
    close(socket);
    return isUp;
}

bool isLoopbackAlone()
{
    auto* const interfaces = if_nameindex();
    if (interfaces == nullptr)
        return false;
    bool isAlone = true;
    for (const auto* each = interfaces; each->if_index != 0; ++each)
        isAlone = isAlone && std::string_view{each->if_name} == "lo";
    if_freenameindex(interfaces);
    return isAlone;
}
} // namespace

std::optional<std::string> sealNetwork()
{
    const uid_t user = geteuid();
    const gid_t group = getegid();
    const bool isRoot = user == 0;
    if (unshare(isRoot ? CLONE_NEWNET : CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return lastError("unshare");
    if (!isRoot && !keepOwnIdentity(user, group))
        return lastError("/proc/self/uid_map");
    if (auto failure = bringLoopbackUp())
        return failure;
    if (!isNetworkSealed())
        return "the new network namespace has more than loopback";
    return std::nullopt;
}

std::optional<std::string> bringLoopbackUp()
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return lastError("socket");
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof(request.ifr_name) - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool isUp = ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    auto failure = isUp ? std::nullopt : std::optional{lastError("bringing lo up")};
    close(socket);
    return failure;
}

std::optional<std::string> addPrivateAddresses()
{
    if (!isNetworkSealed())
        return "this network isn't sealed";
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return lastError("socket");
    // An address of a second label keeps 127.0.0.1; a whole network on loopback is local.
    const bool isSet =
        setAddress(socket, SIOCSIFADDR, "10.77.0.1") && setAddress(socket, SIOCSIFNETMASK, "255.255.255.0");
    const auto failure = isSet ? std::nullopt : std::optional{lastError("10.77.0.1 on lo")};
    close(socket);
    return failure;
}

bool isNetworkSealed() { return isLoopbackAlone() && isLoopbackUp(); }

} // namespace shoal::test
