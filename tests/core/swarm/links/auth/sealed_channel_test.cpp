// What whoever sits between two devices can do to their messages.
#include "core/swarm/links/auth/sealed_channel.h"

#include "tests/core/swarm/links/auth/link_ends.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

struct Channels {
    LinkKeys keys{secretOf(1), secretOf(2)};
    SealedChannel ana = channel(LinkRole::Dialler);
    SealedChannel bo = channel(LinkRole::Listener);

    SealedChannel channel(LinkRole role, std::uint64_t first = 0, std::uint8_t swarm = 0x5a) const
    {
        const auto dialler = deviceOf(1).id();
        const auto listener = deviceOf(2).id();
        const bool isDialler = role == LinkRole::Dialler;
        return {keys,
                {filled<SwarmId>(swarm), isDialler ? dialler : listener, isDialler ? listener : dialler, role},
                first};
    }
    /// Messages of Ana's, in their order.
    std::vector<Bytes> sealed(std::size_t count)
    {
        std::vector<Bytes> all;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(ana.seal(MessageName::Log, textBytes("message " + std::to_string(i))).value());
        return all;
    }
};

TEST(SwarmSealedChannel, CarriesMessagesBothWaysInTheirOrder)
{
    Channels both;
    for (int i = 0; i < 3; ++i) {
        const auto there = both.ana.seal(MessageName::Log, textBytes("there"));
        EXPECT_EQ(both.bo.open(MessageName::Log, there.value()), textBytes("there"));
        const auto back = both.bo.seal(MessageName::Metadata, textBytes("back"));
        EXPECT_EQ(both.ana.open(MessageName::Metadata, back.value()), textBytes("back"));
    }
}

TEST(SwarmSealedChannel, TheSameMessageTwiceLooksDifferent)
{
    Channels both;
    const auto one = both.ana.seal(MessageName::Log, textBytes("twice"));
    EXPECT_NE(one, both.ana.seal(MessageName::Log, textBytes("twice")));
}

TEST(SwarmSealedChannel, ARepeatedMessageEndsIt)
{
    Channels both;
    const auto sealed = both.sealed(2);
    EXPECT_TRUE(both.bo.open(MessageName::Log, sealed[0]));
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[0]));
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[1])) << "nothing opens after the first that didn't";
}

TEST(SwarmSealedChannel, ALeftOutMessageEndsIt)
{
    Channels both;
    const auto sealed = both.sealed(3);
    EXPECT_TRUE(both.bo.open(MessageName::Log, sealed[0]));
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[2]));
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[1]));
}

TEST(SwarmSealedChannel, MessagesInAnotherOrderEndIt)
{
    Channels both;
    const auto sealed = both.sealed(2);
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[1]));
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[0]));
}

TEST(SwarmSealedChannel, NothingOpensAfterOneThatWasExchanged)
{
    Channels both;
    const auto sealed = both.sealed(2);
    EXPECT_FALSE(both.bo.open(MessageName::Log, Bytes(40, 0))) << "in the place of the first";
    EXPECT_FALSE(both.bo.open(MessageName::Log, sealed[1])) << "though its number is right";
}

TEST(SwarmSealedChannel, EveryBitAndByteCounts)
{
    Channels both;
    const auto sealed = both.sealed(1).front();
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        auto spoilt = sealed;
        spoilt[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
        EXPECT_FALSE(both.channel(LinkRole::Listener).open(MessageName::Log, spoilt)) << bit;
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(both.channel(LinkRole::Listener).open(MessageName::Log, ByteView{sealed}.first(size))) << size;
    auto longer = sealed;
    longer.push_back(0);
    EXPECT_FALSE(both.channel(LinkRole::Listener).open(MessageName::Log, longer));
    EXPECT_TRUE(both.bo.open(MessageName::Log, sealed));
}

TEST(SwarmSealedChannel, AMessageOpensUnderItsOwnNameSwarmAndDirectionAlone)
{
    Channels both;
    const auto sealed = both.sealed(1).front();
    EXPECT_FALSE(both.channel(LinkRole::Listener).open(MessageName::Metadata, sealed));
    EXPECT_FALSE(both.channel(LinkRole::Listener, 0, 0x5b).open(MessageName::Log, sealed));
    EXPECT_FALSE(both.channel(LinkRole::Dialler).open(MessageName::Log, sealed)) << "sent back to whoever sealed it";
    EXPECT_TRUE(both.channel(LinkRole::Listener).open(MessageName::Log, sealed));
}

TEST(SwarmSealedChannel, TakesMessagesUpToTheirLimit)
{
    Channels both;
    const Bytes longest(longestPlain, 7);
    EXPECT_EQ(both.bo.open(MessageName::Log, both.ana.seal(MessageName::Log, longest).value()), longest);
    Channels longer;
    const auto key = longer.keys.fromDialler;
    auto bound = labelled("sh_log", filled<SwarmId>(0x5a).view());
    append(bound, deviceOf(1).id().view());
    append(bound, deviceOf(2).id().view());
    EXPECT_FALSE(longer.bo.open(MessageName::Log, seal(key, nonceOf(0), bound, Bytes(longestPlain + 1, 7))));
}

TEST(SwarmSealedChannel, EndsBeforeItsNumbersRepeat)
{
    const Channels both;
    auto ana = both.channel(LinkRole::Dialler, mostMessages - 1);
    auto bo = both.channel(LinkRole::Listener, mostMessages - 1);
    const auto last = ana.seal(MessageName::Log, textBytes("last"));
    EXPECT_EQ(bo.open(MessageName::Log, last.value()), textBytes("last"));
    EXPECT_FALSE(ana.seal(MessageName::Log, textBytes("one more")));
    EXPECT_FALSE(bo.open(MessageName::Log, last.value()));
}

} // namespace
} // namespace shoal::swarm
