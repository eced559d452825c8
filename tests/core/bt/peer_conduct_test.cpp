#include "core/bt/peer_conduct.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

class Conduct : public testing::Test {
protected:
    std::optional<Misdeed> messages(int count, PeerConduct::Time when)
    {
        for (int i = 0; i < count; ++i)
            if (const auto verdict = conduct_.onMessage(when))
                return verdict;
        return {};
    }

    PeerConduct::Time start_{1h};
    PeerConduct conduct_{{.messagesPerSecond = 10, .messageBurst = 100, .rejections = 4, .stallPatience = 60s}};
};

TEST_F(Conduct, ABurstOfMessagesIsAllowed) { EXPECT_FALSE(messages(100, start_)); }

TEST_F(Conduct, MoreThanABurstIsAFlood)
{
    messages(100, start_);
    EXPECT_EQ(conduct_.onMessage(start_), Misdeed::Floods);
}

TEST_F(Conduct, MessagesAreAllowedAgainAsTimeGoesBy)
{
    messages(100, start_);
    EXPECT_FALSE(messages(10, start_ + 1s));
    EXPECT_EQ(conduct_.onMessage(start_ + 1s), Misdeed::Floods);
}

TEST_F(Conduct, ALongSilenceAllowsNoMoreThanABurst)
{
    messages(1, start_);
    EXPECT_FALSE(messages(100, start_ + 1h));
    EXPECT_EQ(conduct_.onMessage(start_ + 1h), Misdeed::Floods);
}

TEST_F(Conduct, RequestsHaveAnAllowanceOfTheirOwn)
{
    PeerConduct conduct{{.messageBurst = 1, .requestsPerSecond = 1, .requestBurst = 2}};
    EXPECT_FALSE(conduct.onRequest(start_));
    EXPECT_FALSE(conduct.onRequest(start_));
    EXPECT_EQ(conduct.onRequest(start_), Misdeed::Floods);
    EXPECT_FALSE(conduct.onMessage(start_));
}

TEST_F(Conduct, WhoChokesUsRejectsRightly)
{
    for (int i = 0; i < 100; ++i)
        EXPECT_FALSE(conduct_.onReject());
}

TEST_F(Conduct, WhoUnchokesUsAndRejectsEverythingLacksWhatItAnnounced)
{
    conduct_.onUnchoke();
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(conduct_.onReject());
    EXPECT_EQ(conduct_.onReject(), Misdeed::LacksPieces);
}

TEST_F(Conduct, WhoServesAnEighthOfWhatItRejectsIsOnlyBusy)
{
    conduct_.onUnchoke();
    for (int i = 0; i < 1000; ++i) {
        EXPECT_FALSE(conduct_.onReject());
        if (i % 8 == 0)
            conduct_.onBlock();
    }
}

TEST_F(Conduct, WhoTakesRequestsAndNeverServesStalls)
{
    conduct_.onUnchoke();
    EXPECT_FALSE(conduct_.onLook(start_, 5, 0));
    EXPECT_FALSE(conduct_.onLook(start_ + 59s, 5, 0));
    EXPECT_EQ(conduct_.onLook(start_ + 60s, 5, 0), Misdeed::Stalls);
}

TEST_F(Conduct, WhoServedAByteIsSlowAtWorst)
{
    conduct_.onUnchoke();
    EXPECT_FALSE(conduct_.onLook(start_, 5, 0));
    EXPECT_FALSE(conduct_.onLook(start_ + 1h, 5, 1));
}

TEST_F(Conduct, WhoChokesUsOwesNothing)
{
    conduct_.onUnchoke();
    conduct_.onLook(start_, 5, 0);
    conduct_.onChoke();
    EXPECT_FALSE(conduct_.onLook(start_ + 2h, 5, 0));
    conduct_.onUnchoke();
    EXPECT_FALSE(conduct_.onLook(start_ + 2h, 5, 0));
}

TEST_F(Conduct, TheLimitsAsTheyComeLetAFastPeerAnnounceItsPieces)
{
    PeerConduct conduct{{}};
    for (int second = 0; second < 60; ++second) // 500 MiB/s in pieces of 256 KiB
        for (int piece = 0; piece < 2000; ++piece)
            ASSERT_FALSE(conduct.onMessage(start_ + std::chrono::seconds{second}));
}

} // namespace
} // namespace shoal::bt
