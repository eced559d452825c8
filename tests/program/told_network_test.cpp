// What is said when the network can't be used as it was asked for.
#include "tests/program/telling.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace shoal::test {
namespace {

/// Somebody else who listens on a port of loopback.
class Listener {
public:
    explicit Listener(std::uint16_t port)
        : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        isListening_ =
            bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && listen(socket_, 1) == 0;
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { close(socket_); }
    bool isListening() const { return isListening_; }

private:
    int socket_;
    bool isListening_ = false;
};

class ToldOfNetwork : public Telling {};

TEST_F(ToldOfNetwork, WhenThePortIsTaken)
{
    makeFilm();
    const Listener other{6881};
    ASSERT_TRUE(other.isListening());

    expectOnPage(tell({"share", "film.bin", "--set", "network.listen=127.0.0.1:6881"}), ErrorGroup::Network,
                 "A port that another program holds", "port-in-use", 1);
}

} // namespace
} // namespace shoal::test
