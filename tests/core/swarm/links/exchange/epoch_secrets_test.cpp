// Epochs' secrets between replicas.
#include "core/swarm/links/exchange/epoch_secrets.h"

#include "tests/core/swarm/links/exchange/replica.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using testing::IsEmpty;

const auto theEpoch = filled<EntryId>(0xe1);
const auto theSecret = secretOf(0x42);

/// The first has the secret of an epoch that both know of.
struct SecretHolders {
    History history;
    Net net{history.swarm()};
    LinkNumber link{};

    SecretHolders()
    {
        for (const std::size_t member : {net.join(history.entries()), net.join(history.entries())})
            net.at(member).secrets.hashes[theEpoch] = hashOfSecret(theSecret);
        net.at(0).secrets.keep(theEpoch, theSecret);
        link = net.connect(1, 0);
        net.settle();
    }
    bool hasIt(std::size_t member) { return net.at(member).secrets.find(theEpoch).has_value(); }
};

TEST(SwarmSecretExchange, WhoeverAsksForItItselfAnswersOnceItHasIt)
{
    SecretHolders both;
    const auto third = both.net.join(both.history.entries());
    both.net.at(third).secrets.hashes[theEpoch] = hashOfSecret(theSecret);
    both.net.cut(both.link);
    both.net.connect(third, 1);
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.at(third).exchange.wantSecret(theEpoch);
    both.net.settle();
    EXPECT_FALSE(both.hasIt(third));
    both.net.connect(1, 0);
    both.net.settle();
    EXPECT_TRUE(both.hasIt(third)) << "a minute before it asks again";
}

TEST(SwarmSecretExchange, AMemberThatAsksGetsIt)
{
    SecretHolders both;
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.settle();
    EXPECT_TRUE(both.hasIt(1));
    const auto events = both.net.at(1).exchange.takeEvents();
    EXPECT_EQ(std::get<SecretCame>(events.back()).epoch, theEpoch);
    EXPECT_EQ(both.net.traffic.messages["secret wanted"], 1U);
}

TEST(SwarmSecretExchange, WhoeverIsNoMemberGetsNothing)
{
    SecretHolders both;
    both.net.at(0).secrets.refused.insert(both.net.at(1).id);
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.settle();
    EXPECT_FALSE(both.hasIt(1));
    EXPECT_EQ(both.net.traffic.messages["secret wanted"], 1U);
    EXPECT_EQ(both.net.traffic.messages["secret"], 0U);
}

TEST(SwarmSecretExchange, WhoeverHasItLaterIsAskedAgain)
{
    SecretHolders both;
    both.net.at(0).secrets.kept.clear();
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.settle();
    EXPECT_FALSE(both.hasIt(1));
    both.net.at(0).secrets.keep(theEpoch, theSecret);
    both.net.pass(compareEvery);
    both.net.settle();
    EXPECT_TRUE(both.hasIt(1));
    EXPECT_THAT(both.net.faults, IsEmpty());
}

TEST(SwarmSecretExchange, OneThatIsNotTheEntrysIsRefused)
{
    SecretHolders both;
    both.net.at(0).secrets.keep(theEpoch, secretOf(0x43));
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.settle();
    EXPECT_FALSE(both.hasIt(1));
    EXPECT_THAT(both.net.faults, testing::ElementsAre(LinkFault::WrongSecret));
}

TEST(SwarmSecretExchange, AllLinksAreAskedAndTheFirstAnswerCounts)
{
    SecretHolders both;
    const auto third = both.net.join(both.history.entries());
    both.net.at(third).secrets.keep(theEpoch, theSecret);
    both.net.connect(1, third);
    both.net.settle();
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.settle();
    EXPECT_TRUE(both.hasIt(1));
    EXPECT_EQ(both.net.traffic.messages["secret"], 2U);
    std::size_t came = 0;
    for (const auto& event : both.net.at(1).exchange.takeEvents())
        came += std::holds_alternative<SecretCame>(event) ? 1 : 0;
    EXPECT_EQ(came, 1U);
    EXPECT_THAT(both.net.faults, IsEmpty());
}

TEST(SwarmSecretExchange, ALinkThatComesLaterIsAskedToo)
{
    SecretHolders both;
    both.net.cut(both.link);
    both.net.at(1).exchange.wantSecret(theEpoch);
    both.net.connect(0, 1);
    both.net.settle();
    EXPECT_TRUE(both.hasIt(1));
}

} // namespace
} // namespace shoal::swarm
