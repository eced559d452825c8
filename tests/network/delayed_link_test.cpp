// The link for real: two networks, and what the kernel sends from one to the other.
#include "tests/network/link_socket.h"
#include "tests/support/link/delayed_link.h"
#include "tests/support/sealed_network.h"

#include <cerrno>
#include <cstring>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class DelayedLinkTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (const auto reason = DelayedLink::whyNot())
            GTEST_SKIP() << *reason;
    }

    void join(const LinkOptions& options)
    {
        link_.emplace(options);
        receiver_.emplace(link_->right(), SOCK_DGRAM);
        sender_.emplace(link_->left(), SOCK_DGRAM);
        ASSERT_TRUE(receiver_->bindTo(DelayedLink::rightAddress));
        ASSERT_TRUE(sender_->connectTo(DelayedLink::rightAddress));
    }

    /// Datagrams with their numbers in them.
    void send(int count)
    {
        for (int i = 0; i < count; ++i)
            ASSERT_EQ(::send(sender_->get(), &i, sizeof i, 0), static_cast<ssize_t>(sizeof i));
    }
    /// Waits until the link has dealt with so many packets.
    void awaitDealtWith(std::uint64_t packets) const
    {
        const auto deadline = Clock::now() + linkPatience;
        const auto dealtWith = [this] {
            const auto count = link_->fromLeft();
            return count.carried + count.dropped + count.lost;
        };
        while (dealtWith() < packets && Clock::now() < deadline)
            std::this_thread::yield();
        ASSERT_EQ(dealtWith(), packets);
    }
    std::vector<int> received() const
    {
        std::vector<int> numbers;
        int number = 0;
        while (recv(receiver_->get(), &number, sizeof number, MSG_DONTWAIT) > 0)
            numbers.push_back(number);
        return numbers;
    }

    std::optional<DelayedLink> link_;
    std::optional<Socket> receiver_;
    std::optional<Socket> sender_;
};

/// Bytes that name their place, so that none may be missing, doubled or elsewhere.
std::vector<std::uint32_t> numbered(std::size_t bytes)
{
    std::vector<std::uint32_t> words(bytes / sizeof(std::uint32_t));
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = static_cast<std::uint32_t>(i * 2654435761U);
    return words;
}

TEST_F(DelayedLinkTest, CarriesAStreamIntactThroughDelayAndLoss)
{
    join({.delay = 2ms, .rate = {50'000'000}, .loss = 0.005});
    Socket listening{link_->right(), SOCK_STREAM};
    ASSERT_TRUE(listening.listenAt(DelayedLink::rightAddress));
    Socket from{link_->left(), SOCK_STREAM};
    ASSERT_TRUE(from.connectTo(DelayedLink::rightAddress));
    const auto to = listening.accept();
    const auto sent = numbered(4'000'000);
    std::thread writer{[&] { from.sendAll(sent.data(), sent.size() * sizeof(sent[0])); }};

    std::vector<std::uint32_t> got(sent.size());
    const auto count = to.receiveAll(got.data(), got.size() * sizeof(got[0]));
    writer.join();
    EXPECT_EQ(count, sent.size() * sizeof(sent[0]));
    EXPECT_TRUE(got == sent);
    EXPECT_GT(link_->fromLeft().lost, 0U) << "so that there was something to mend";
}

TEST_F(DelayedLinkTest, TakesAtLeastTheDelayEachWay)
{
    join({.delay = 40ms});
    Socket listening{link_->right(), SOCK_STREAM};
    ASSERT_TRUE(listening.listenAt(DelayedLink::rightAddress));
    Socket from{link_->left(), SOCK_STREAM};

    const auto start = Clock::now();
    ASSERT_TRUE(from.connectTo(DelayedLink::rightAddress)); // there and back
    EXPECT_GE(Clock::now() - start, 80ms);
}

TEST_F(DelayedLinkTest, HasNothingForTheOtherSideBeforeTheDelayIsOver)
{
    join({.delay = 500ms});
    send(1);
    EXPECT_FALSE(receiver_->hasSomethingWithin(200ms));
    EXPECT_TRUE(receiver_->hasSomethingWithin(linkPatience));
}

TEST_F(DelayedLinkTest, DropsWhatFindsTheQueueFull)
{
    // 100 packets of 32 bytes (IP and UDP headers with them) find room for 10 of them, and take a second each.
    join({.rate = {32}, .queue = 320});
    send(100);
    const auto deadline = Clock::now() + linkPatience;
    while (link_->fromLeft().dropped < 90 && Clock::now() < deadline)
        std::this_thread::yield();
    EXPECT_GE(link_->fromLeft().dropped, 85U) << "5 may have gone out meanwhile";
    EXPECT_LE(link_->fromLeft().dropped, 90U);
}

TEST_F(DelayedLinkTest, LosesTheSameDatagramsForTheSameSeed)
{
    std::vector<std::vector<int>> runs;
    for (const std::uint64_t seed : {5, 5, 6}) {
        ASSERT_NO_FATAL_FAILURE(join({.loss = 0.2, .seed = seed}));
        ASSERT_NO_FATAL_FAILURE(send(200));
        ASSERT_NO_FATAL_FAILURE(awaitDealtWith(200));
        runs.push_back(received());
    }
    EXPECT_EQ(runs[0], runs[1]);
    EXPECT_NE(runs[0], runs[2]);
    EXPECT_GT(runs[0].size(), 100U);
    EXPECT_LT(runs[0].size(), 200U);
}

TEST_F(DelayedLinkTest, HasAMachineInTheMiddleForBothSides)
{
    join({.delay = 40ms});
    const Socket listening{link_->middle(), SOCK_STREAM};
    ASSERT_TRUE(listening.listenAt(DelayedLink::middleAddress));
    for (const auto* const side : {&link_->left(), &link_->right()}) {
        const auto start = Clock::now();
        EXPECT_TRUE((Socket{*side, SOCK_STREAM}.connectTo(DelayedLink::middleAddress)));
        EXPECT_GE(Clock::now() - start, 40ms);
    }
}

TEST_F(DelayedLinkTest, ControlsCongestionAsItIsTold)
{
    join({});
    const Socket listening{link_->right(), SOCK_STREAM};
    ASSERT_TRUE(listening.listenAt(DelayedLink::rightAddress));
    for (const std::string wanted : {"reno", "cubic"}) {
        link_->useCongestionControl(wanted);
        const Socket socket{link_->left(), SOCK_STREAM};
        ASSERT_TRUE(socket.connectTo(DelayedLink::rightAddress));
        char name[16] = {};
        socklen_t size = sizeof name;
        EXPECT_EQ(getsockopt(socket.get(), IPPROTO_TCP, TCP_CONGESTION, name, &size), 0);
        EXPECT_EQ(name, wanted);
    }
    EXPECT_THROW(link_->useCongestionControl("nonsense"), std::runtime_error);
}

TEST_F(DelayedLinkTest, LeadsNowhereElse)
{
    join({});
    Socket elsewhere{link_->left(), SOCK_DGRAM};
    EXPECT_FALSE(elsewhere.connectTo("192.0.2.1")); // TEST-NET-1, RFC 5737
    EXPECT_EQ(errno, ENETUNREACH);
    EXPECT_TRUE(isNetworkSealed()) << "and this process stays where it was";
}

} // namespace
} // namespace shoal::test
