// Machines on a switch: whom they reach, and how fast.
#include "tests/network/link_socket.h"
#include "tests/support/link/switched_network.h"

#include <cerrno>
#include <gtest/gtest.h>
#include <numeric>
#include <sys/socket.h>
#include <thread>

namespace shoal::test {
namespace {
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
constexpr auto one = "10.77.1.1";
constexpr auto other = "10.77.1.2";

/// What a burst and a queue may hide of the rate.
constexpr Bytes slack = Bytes{400} * 1024;

class SwitchedNetworkTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (const auto reason = SwitchedNetwork::whyNot())
            GTEST_SKIP() << *reason;
        network_.emplace();
    }

    /// Sends so much from one machine to the other, and returns how long that took.
    Seconds timeToSend(Bytes size, const NetworkNamespace& from, const NetworkNamespace& to)
    {
        const Socket listening{to, SOCK_STREAM};
        const Socket sender{from, SOCK_STREAM};
        std::vector<char> sent(size);
        std::iota(sent.begin(), sent.end(), char{0});
        std::vector<char> got(size);
        EXPECT_TRUE(listening.listenAt(other));
        EXPECT_TRUE(sender.connectTo(other));
        const auto receiver = listening.accept();
        const auto start = Clock::now();
        std::thread thread{[&] { sender.sendAll(sent.data(), size); }};
        EXPECT_EQ(receiver.receiveAll(got.data(), size), size);
        const Seconds time = Clock::now() - start;
        thread.join();
        EXPECT_TRUE(got == sent);
        return time;
    }

    std::optional<SwitchedNetwork> network_;
};

TEST_F(SwitchedNetworkTest, LetsNoMachineSendFasterThanItsLink)
{
    const auto& from = network_->plugIn(one, {.up = {4'000'000}, .down = {}});
    const auto& to = network_->plugIn(other, {});
    EXPECT_GE(timeToSend(4'000'000, from, to), Seconds{static_cast<double>(4'000'000 - slack) / 4e6});
}

TEST_F(SwitchedNetworkTest, LetsNoMachineReceiveFasterThanItsLink)
{
    const auto& from = network_->plugIn(one, {});
    const auto& to = network_->plugIn(other, {.up = {}, .down = {4'000'000}});
    EXPECT_GE(timeToSend(4'000'000, from, to), Seconds{static_cast<double>(4'000'000 - slack) / 4e6});
}

TEST_F(SwitchedNetworkTest, LeadsToTheHubAndNowhereElse)
{
    const auto& machine = network_->plugIn(one, {});
    const Socket listening{network_->hub(), SOCK_STREAM};
    ASSERT_TRUE(listening.listenAt(SwitchedNetwork::hubAddress));
    EXPECT_TRUE((Socket{machine, SOCK_STREAM}.connectTo(SwitchedNetwork::hubAddress)));
    EXPECT_FALSE((Socket{machine, SOCK_DGRAM}.connectTo("192.0.2.1"))); // TEST-NET-1, RFC 5737
    EXPECT_EQ(errno, ENETUNREACH);
}

} // namespace
} // namespace shoal::test
