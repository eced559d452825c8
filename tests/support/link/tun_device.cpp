#include "tests/support/link/tun_device.h"

#include "tests/support/throw_errno.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {
constexpr auto devicePath = "/dev/net/tun";
constexpr auto deviceName = "wire0";
/// The kernel's own 500 packets are full in the time that a busy machine lets the other side of the file wait, and what
/// is dropped there is nobody's intention.
constexpr int kernelQueue = 20'000;

ifreq request()
{
    ifreq made{};
    std::strncpy(made.ifr_name, deviceName, sizeof(made.ifr_name) - 1);
    return made;
}

sockaddr addressFrom(const char* text)
{
    sockaddr_in value{};
    value.sin_family = AF_INET;
    if (inet_pton(AF_INET, text, &value.sin_addr) != 1) {
        errno = EINVAL;
        throwErrno(text);
    }
    sockaddr general{};
    std::memcpy(&general, &value, sizeof value);
    return general;
}

void set(int socket, unsigned long what, const ifreq& value, const char* name)
{
    if (ioctl(socket, what, &value) != 0)
        throwErrno(name);
}

void configure(int socket, const std::string& address, unsigned mtu)
{
    auto own = request();
    own.ifr_addr = addressFrom(address.c_str());
    set(socket, SIOCSIFADDR, own, "the address of wire0");
    auto mask = request();
    mask.ifr_netmask = addressFrom("255.255.255.0");
    set(socket, SIOCSIFNETMASK, mask, "the netmask of wire0");
    auto largest = request();
    largest.ifr_mtu = static_cast<int>(mtu);
    set(socket, SIOCSIFMTU, largest, "the MTU of wire0");
    auto length = request();
    length.ifr_qlen = kernelQueue;
    set(socket, SIOCSIFTXQLEN, length, "the queue of wire0");
    auto up = request();
    up.ifr_flags = IFF_UP | IFF_RUNNING | IFF_POINTOPOINT;
    set(socket, SIOCSIFFLAGS, up, "bringing wire0 up");
}
} // namespace

std::optional<std::string> TunDevice::whyNot()
{
    const int file = open(devicePath, O_RDWR | O_CLOEXEC);
    if (file < 0)
        return std::string{devicePath} + ": " + std::strerror(errno)
            + "; load the module `tun` and give this user the right to open it, or run this as root";
    close(file);
    return std::nullopt;
}

TunDevice::TunDevice(const std::string& address, unsigned mtu)
    : file_{open(devicePath, O_RDWR | O_CLOEXEC | O_NONBLOCK)}
{
    if (file_ < 0)
        throwErrno(devicePath);
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    try {
        auto made = request();
        made.ifr_flags = IFF_TUN | IFF_NO_PI;
        set(file_, TUNSETIFF, made, "making wire0");
        configure(socket, address, mtu);
    } catch (...) {
        close(socket);
        close(file_);
        throw;
    }
    close(socket);
}

TunDevice::~TunDevice() { close(file_); }

} // namespace shoal::test
