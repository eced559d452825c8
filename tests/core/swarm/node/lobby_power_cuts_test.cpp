// The power goes at any step of a joining, an approval, a refusal or a cancelling, and comes back: each happens once.
#include "tests/core/swarm/node/lobby_scene.h"

#include <functional>

namespace shoal::swarm {
namespace {

/// The power goes at one step after the other, of the author or of the joiner, and comes back.
void cutAtEveryStep(bool isAuthors)
{
    for (std::size_t cut = 1; cut < 40; ++cut) {
        LobbyScene scene;
        const auto code = scene.invite();
        scene.net.run(seconds{5});
        auto& disk = isAuthors ? scene.authorDisk : scene.joinerDisks[joinerNumber];
        const auto before = disk.steps;
        disk.cutAt = before + cut;
        scene.join(code);
        scene.net.run(seconds{30}, [&] { return scene.isJoined(); });
        const bool wasCut = disk.steps >= disk.cutAt;
        if (scene.author->isDead())
            scene.startAuthor();
        if (scene.joiners.at(joinerNumber)->isDead())
            scene.join(code);
        scene.net.run(seconds{900}, [&] { return scene.isJoined(); });
        ASSERT_TRUE(scene.isJoined()) << "cut at " << cut << ", step " << static_cast<int>(scene.view().step);
        ASSERT_EQ(scene.admissions(), 1U) << "cut at " << cut;
        if (!wasCut) {
            ASSERT_GT(cut, 4U);
            return;
        }
    }
    FAIL() << "more steps than there can be";
}

TEST(LobbyPowerCuts, OfTheAuthorAtAnyStepOfAJoiningLetInOneDevice) { cutAtEveryStep(true); }
TEST(LobbyPowerCuts, OfTheJoinerAtAnyStepOfAJoiningLetInOneDevice) { cutAtEveryStep(false); }

/// A device waits to be let in; the author's power goes at a step of what its person says then.
struct CutScene : LobbyScene {
    InviteCode code = invite(1, Approval::Needed);
    bool isAnswered = false;
    bool wasCut = false;

    CutScene()
    {
        join(code);
        net.run(seconds{10});
        EXPECT_EQ(view().step, JoinStep::AwaitingApproval);
    }
    LobbyHost::Done answer()
    {
        return [this](const auto& done) { isAnswered = done.has_value(); };
    }
    /// The author is back afterwards, and the joiner there again.
    void cutDuring(std::size_t cut, const std::function<void()>& what)
    {
        authorDisk.cutAt = authorDisk.steps + cut;
        what();
        net.run(seconds{20});
        wasCut = authorDisk.steps >= authorDisk.cutAt;
        authorDisk.cutAt = 0;
        if (author->isDead())
            startAuthor();
        net.run(seconds{5});
    }
    bool isWaiting() const
    {
        for (const auto& shown : author->host->invites())
            if (!shown.waiting.empty())
                return true;
        return false;
    }
    bool isCancelled() const
    {
        for (const auto& shown : author->host->invites())
            if (shown.facts.isCancelled)
                return true;
        return false;
    }
    SigningKey key() const { return author->host->invites().front().facts.invite.key; }
};

/// Runs it with the power going at the first step, the second, and so on, until it isn't cut any more.
void atEveryStep(const std::function<bool(std::size_t cut)>& wasCutAt)
{
    for (std::size_t cut = 1; cut < 40; ++cut) {
        const bool wasCut = wasCutAt(cut);
        if (testing::Test::HasFailure())
            FAIL() << "cut at " << cut;
        if (!wasCut) {
            ASSERT_GT(cut, 2U);
            return;
        }
    }
    FAIL() << "more steps than there can be";
}

TEST(LobbyPowerCuts, AtAnyStepOfAnApprovalLetInOneDeviceAndAskNobodyTwiceWhatWasAnswered)
{
    atEveryStep([](std::size_t cut) {
        CutScene scene;
        const auto device = scene.view().device;
        scene.cutDuring(cut, [&] { scene.author->host->approve(device, true, scene.answer()); });
        scene.net.run(seconds{900}, [&] { return scene.isJoined() || scene.isWaiting(); });
        if (!scene.isJoined()) {
            EXPECT_FALSE(scene.isAnswered) << "it was said that it is done";
            scene.author->host->approve(device, true, scene.answer());
            scene.net.run(seconds{900}, [&] { return scene.isJoined(); });
        }
        EXPECT_TRUE(scene.isJoined());
        EXPECT_EQ(scene.admissions(), 1U);
        scene.author->host->approve(device, true, [](const auto& done) { EXPECT_FALSE(done) << "it waits no more"; });
        scene.net.run(seconds{60});
        EXPECT_EQ(scene.admissions(), 1U);
        return scene.wasCut;
    });
}

TEST(LobbyPowerCuts, AtAnyStepOfARefusalLetInNobodyOnceItWasAnswered)
{
    atEveryStep([](std::size_t cut) {
        CutScene scene;
        const auto device = scene.view().device;
        scene.cutDuring(cut, [&] { scene.author->host->approve(device, false, scene.answer()); });
        scene.net.run(seconds{900}, [&] {
            return scene.view().step == JoinStep::Refused || (!scene.isAnswered && scene.isWaiting());
        });
        if (scene.view().step != JoinStep::Refused) {
            EXPECT_FALSE(scene.isAnswered);
            scene.author->host->approve(device, false, scene.answer());
            scene.net.run(seconds{900}, [&] { return scene.view().step == JoinStep::Refused; });
        }
        EXPECT_EQ(scene.view().step, JoinStep::Refused);
        EXPECT_EQ(scene.admissions(), 0U);
        return scene.wasCut;
    });
}

TEST(LobbyPowerCuts, AtAnyStepOfACancellingLetInNobodyOnceItWasAnswered)
{
    atEveryStep([](std::size_t cut) {
        CutScene scene;
        const auto device = scene.view().device;
        scene.cutDuring(cut, [&] { scene.author->host->cancel(scene.key(), scene.answer()); });
        if (!scene.isCancelled()) {
            EXPECT_FALSE(scene.isAnswered) << "it was said that it is done";
            scene.author->host->cancel(scene.key(), scene.answer());
            scene.net.run(seconds{10});
        }
        EXPECT_TRUE(scene.isCancelled());
        scene.author->host->approve(device, true, [](const auto& done) { EXPECT_FALSE(done); });
        scene.join(scene.code, joinerNumber + 1);
        scene.net.run(seconds{900}, [&] { return scene.view().step == JoinStep::Refused; });

        EXPECT_EQ(scene.view().step, JoinStep::Refused) << "who waited is told";
        EXPECT_EQ(scene.view().refused, ClosedBecause::Cancelled);
        EXPECT_FALSE(scene.isJoined(joinerNumber + 1));
        EXPECT_EQ(scene.admissions(), 0U);
        return scene.wasCut;
    });
}

} // namespace
} // namespace shoal::swarm
