// Which connections of strangers are closed: those that came first stay, and none stays for long.
#include "core/bt/swarms/half_open_sockets.h"

#include <libtorrent/address.hpp>

#include <gmock/gmock.h>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

lt::tcp::endpoint peer(std::uint16_t port) { return {lt::address_v4{0x7f000001}, port}; }

struct StrangersSockets : testing::Test {
    HalfOpenSockets::Time start{};
    HalfOpenSockets sockets{{.halfOpen = 2, .patience = 10s}};
};

TEST_F(StrangersSockets, StayForTheirTime)
{
    EXPECT_THAT(sockets.tooMuch({peer(1), peer(2)}, start), IsEmpty());
    EXPECT_THAT(sockets.tooMuch({peer(1), peer(2)}, start + 9s), IsEmpty());
    EXPECT_THAT(sockets.tooMuch({peer(1), peer(2)}, start + 10s), UnorderedElementsAre(peer(1), peer(2)));
}

TEST_F(StrangersSockets, AreFew)
{
    EXPECT_THAT(sockets.tooMuch({peer(9)}, start), IsEmpty());
    EXPECT_THAT(sockets.tooMuch({peer(1), peer(9), peer(3)}, start + 1s), UnorderedElementsAre(peer(3)));
}

TEST_F(StrangersSockets, MakeRoomWhenTheyGo)
{
    EXPECT_THAT(sockets.tooMuch({peer(1), peer(2)}, start), IsEmpty());
    EXPECT_THAT(sockets.tooMuch({peer(2), peer(3)}, start + 5s), IsEmpty());
    EXPECT_THAT(sockets.tooMuch({peer(2), peer(3)}, start + 10s), UnorderedElementsAre(peer(2)));
}

} // namespace
} // namespace shoal::bt
