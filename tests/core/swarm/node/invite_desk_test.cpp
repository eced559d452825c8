// What whoever cancels an invite is told: each once, and only what is so.
#include "tests/core/swarm/node/lobby_net.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

/// An owner's desk, and an admin who made an invite of its own.
class InviteDeskAtWork : public testing::Test {
protected:
    InviteDeskAtWork()
    {
        past_.letIn(theOwner(), numberedDevice(1), Role::Admin);
        Invite others;
        others.key = othersKey_;
        others.expiry = net_.clock() + std::chrono::hours{24};
        past_.write(numberedDevice(1), others);
        for (std::size_t at = 0; at < past_.log().size(); ++at)
            disk_.entries.push_back(past_.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
        owner_ = std::make_unique<LobbyMemberSim>(net_, disk_, past_.id(), theOwner(), 1);
        net_.run(seconds{2});
    }
    SigningKey made()
    {
        std::optional<InviteCode> code;
        owner_->host->make({.role = Role::Reader, .expiry = net_.clock() + std::chrono::hours{24}},
                           [&](const auto& made) { code = *made; });
        net_.run(seconds{3}, [&] { return code.has_value(); });
        return SigningPair{inviteKeys(code->seed, code->swarm, code->author).signingSeed}.publicKey();
    }
    void cancel(const SigningKey& invite)
    {
        owner_->host->cancel(invite, [this](const auto& done) { ++(done ? done_ : failed_); });
    }
    std::size_t cancellations() const
    {
        std::size_t count = 0;
        const auto& log = owner_->replica.log().log();
        for (const auto& id : log.inOrder())
            count += std::holds_alternative<CancelInvite>(log.find(id)->body) ? 1 : 0;
        return count;
    }

    LobbyNet net_;
    LivingSwarm past_;
    LobbyDisk disk_;
    SigningKey othersKey_ = SigningPair{secretOf(77)}.publicKey();
    std::unique_ptr<LobbyMemberSim> owner_;
    int done_ = 0;
    int failed_ = 0;
};

TEST_F(InviteDeskAtWork, WhoCancelsWhatIsBeingCancelledIsAnsweredLikeTheFirst)
{
    for (const auto& invite : {made(), othersKey_}) {
        done_ = failed_ = 0;
        const auto before = cancellations();
        cancel(invite);
        cancel(invite);
        net_.run(seconds{5});

        EXPECT_EQ(done_, 2);
        EXPECT_EQ(failed_, 0);
        EXPECT_EQ(cancellations(), before + 1) << "and it is written once";
    }
}

TEST_F(InviteDeskAtWork, WhatIsCancelledAlreadyCantBeCancelledAgain)
{
    const auto invite = made();
    cancel(invite);
    net_.run(seconds{5});
    ASSERT_EQ(done_, 1);

    cancel(invite);
    net_.run(seconds{5});

    EXPECT_EQ(done_, 1);
    EXPECT_EQ(failed_, 1);
}

TEST_F(InviteDeskAtWork, ACancelThatTheDiskDoesntTakeIsToldAndDoneOnceItDoes)
{
    const auto invite = made();
    disk_.isFull = true;
    cancel(invite);
    cancel(invite);
    net_.run(seconds{5});
    EXPECT_EQ(failed_, 2) << "each is told, once";
    EXPECT_EQ(done_, 0);

    disk_.isFull = false;
    net_.run(seconds{20}, [&] { return cancellations() == 1; });

    EXPECT_EQ(cancellations(), 1U);
    EXPECT_EQ(done_ + failed_, 2) << "nobody is told a second time";
}

TEST_F(InviteDeskAtWork, AFullDiskTakesNoCodeFromWhomItWasGivenBefore)
{
    const auto invite = made();
    disk_.isFull = true;
    std::size_t told = 0;
    owner_->host->make({.role = Role::Reader, .expiry = net_.clock() + std::chrono::hours{24}},
                       [&](const auto& another) { told += another ? 0U : 1U; });
    net_.run(seconds{5});

    EXPECT_EQ(told, 1U);
    std::size_t open = 0;
    for (const auto& shown : owner_->host->invites())
        open += shown.facts.invite.key == invite && !shown.closed ? 1U : 0U;
    EXPECT_EQ(open, 1U);
}

} // namespace
} // namespace shoal::swarm
