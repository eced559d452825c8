// The power goes: what a program said it has is there, the rest is found out and fetched, and nothing wrong is kept.
#include "tests/program/fragile_getter.h"

#include <csignal>

namespace shoal::test {
namespace {

class PowerCut : public FragileGetter {
protected:
    /// Of its some 200, those before it is ready: what comes later needs nothing of the disk but the next start.
    static constexpr std::uint64_t stepsToShare = 120;

    Program shareFromFragileProfile() const { return network_->run(peer_, "share", {content_.string()}); }

    /// How many steps (changes and syncs of the disk) a whole download takes.
    std::uint64_t stepsOfADownload()
    {
        beginAnew();
        disk_->gate().arm(std::nullopt);
        auto whole = get();
        EXPECT_EQ(whole.waitForEnd(), 0) << whole.account();
        return disk_->gate().steps();
    }

    /// A new download, ended at this step; then another try. Some downloads take fewer steps than others: one that
    /// comes to its end before the step has to end well. Counts those that died.
    void dieAtStep(std::uint64_t step, std::optional<Loss> powerCut)
    {
        SCOPED_TRACE("step " + std::to_string(step));
        beginAnew();
        disk_->gate().arm(step);
        auto dying = get();
        const auto status = dying.waitForEnd();
        const bool isDead = disk_->gate().isShut();
        ASSERT_EQ(status, isDead ? 128 + SIGKILL : 0) << dying.account();
        deaths_ += isDead ? 1 : 0;
        disk_->gate().arm(std::nullopt);
        if (powerCut)
            disk_->cutPower(*powerCut, random_);
        expectGotten();
    }

    int deaths_ = 0;
};

TEST_F(PowerCut, AfterDoneTakesNothing)
{
    shareTree(40);
    auto first = get();
    ASSERT_EQ(first.waitForEnd(), 0) << first.account();
    disk_->cutPower(Loss::All, random_);
    EXPECT_EQ(whatDiffers(), std::vector<std::string>{});

    ASSERT_EQ(sharer_->interrupt(), 0); // nobody is left to fetch anything from
    expectGotten();
}

TEST_F(PowerCut, TakesEverythingFromAProgramThatSyncsNothing)
{
    shareTree(40);
    auto first = get({"eatmydata"}); // takes fsync and its like out of a program
    ASSERT_EQ(first.waitForEnd(), 0) << first.account();
    disk_->cutPower(Loss::All, random_);
    EXPECT_NE(whatDiffers(), std::vector<std::string>{}) << "the fragile disk would catch nobody";
}

TEST_F(PowerCut, AtRandomMomentsOfADownloadLeavesNothingWrong)
{
    shareFile(Bytes{384} << 20); // four seconds, as fast as the sharer may send
    int cuts = 0;
    for (; cuts < 4; ++cuts) {
        auto run = get();
        run.waitFor("state", [](const JsonEvent& event) { return event.text("state") == "downloading"; });
        const auto isDone = run.endsWithin(random_.upTo(std::chrono::seconds{3}));
        if (isDone || !die(run, cuts % 2 == 0 ? Loss::Some : Loss::All))
            break; // it had the rest before the power went
    }
    EXPECT_GT(cuts, 0);
    expectGotten();
}

TEST_F(PowerCut, AtAnyStepOfADownloadLeavesAProfileThatGoesOn)
{
    shareTree(12);
    const auto steps = stepsOfADownload();
    for (int cut = 0; cut < 12; ++cut)
        dieAtStep(1 + random_.below(steps), cut % 2 == 0 ? Loss::All : Loss::Some);
    EXPECT_GE(deaths_, 6);
}

TEST_F(PowerCut, AtAnyStepOfSharingLeavesAProfileThatGoesOn)
{
    content_ = network_->folder().writeNoise("film.bin", 3'000'000);
    for (int cut = 0; cut < 8; ++cut) {
        const auto step = 1 + random_.below(stepsToShare);
        SCOPED_TRACE("step " + std::to_string(step));
        beginAnew();
        disk_->gate().arm(step);
        auto dying = shareFromFragileProfile();
        ASSERT_EQ(dying.waitForEnd(), 128 + SIGKILL) << dying.account();
        disk_->gate().arm(std::nullopt);
        disk_->cutPower(cut % 2 == 0 ? Loss::All : Loss::Some, random_);

        auto again = shareFromFragileProfile();
        EXPECT_TRUE(again.waitFor("state", [](const auto& event) { return event.text("state") == "seeding"; }));
        EXPECT_EQ(again.interrupt(), 0) << again.account();
    }
}

/// Not the power, but the disk itself: from some step on, whatever is written fails.
TEST_F(PowerCut, OfADiskThatLivesOnBrokenIsAnErrorThatNamesIt)
{
    content_ = network_->folder().writeNoise("film.bin", 3'000'000);
    for (int trial = 0; trial < 20; ++trial) {
        const auto step = 1 + random_.below(stepsToShare);
        SCOPED_TRACE("step " + std::to_string(step));
        beginAnew();
        disk_->gate().arm(step, AtStep::Fail);
        auto sharing = shareFromFragileProfile();
        EXPECT_EQ(sharing.waitForEnd(), 1) << sharing.account();
        const auto error = sharing.waitFor("error");
        ASSERT_TRUE(error);
        EXPECT_TRUE(error->text("about").starts_with(disk_->root().string())) << error->text("about");
        disk_->gate().arm(std::nullopt);
    }
}

TEST_F(PowerCut, OfTheProgramAloneAtAnyStepOfADownloadLeavesAProfileThatGoesOn)
{
    shareTree(12);
    const auto steps = stepsOfADownload();
    for (int death = 0; death < 8; ++death)
        dieAtStep(1 + random_.below(steps), std::nullopt);
    EXPECT_GE(deaths_, 4);
}

} // namespace
} // namespace shoal::test
