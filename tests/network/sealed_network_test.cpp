#include "tests/support/sealed_network.h"

#include <arpa/inet.h>
#include <cerrno>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {

/// What sending one datagram says: 0, or errno.
int send(const char* address)
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(9);
    inet_pton(AF_INET, address, &to.sin_addr);
    const auto sent = sendto(socket, "", 0, 0, reinterpret_cast<sockaddr*>(&to), sizeof(to));
    const int error = sent < 0 ? errno : 0;
    close(socket);
    return error;
}

TEST(SealedNetwork, HasNothingButLoopback) { EXPECT_TRUE(isNetworkSealed()); }

TEST(SealedNetwork, ReachesLoopbackOnly)
{
    EXPECT_EQ(send("127.4.5.6"), 0);
    EXPECT_EQ(send("192.0.2.1"), ENETUNREACH); // TEST-NET-1, RFC 5737
}

} // namespace
} // namespace shoal::test
