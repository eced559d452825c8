// Days on which the network, or the people in it, aren't there.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

/// Ann owns a swarm of which Ben and Cleo are members.
class SwarmBadDays : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        cleo_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
        ben_->join(ann_->invite(swarm_, {"--role", "writer"}));
        cleo_->join(ann_->invite(swarm_, {"--role", "writer"}));
        for (auto* machine : {ann_, ben_, cleo_})
            machine->waitForMembers(swarm_, 3);
    }
    std::unique_ptr<Program> joinWith(const Machine& machine, const std::string& code) const
    {
        return machine.begin({"swarm", "join", "--code-file", machines_->folder().write("code", code).string()});
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    Machine* cleo_ = nullptr;
    std::string swarm_;
};

TEST_F(SwarmBadDays, WhileTheInviterIsAwayAnotherMemberKeepsTheRequestAcrossRestartsOfTheJoiner)
{
    auto& dora = machines_->add();
    const auto code = ann_->invite(swarm_);
    ben_->waitForOnline(swarm_, 2);
    ASSERT_EQ(ben_->ask({"swarm", "invites", swarm_}).size(), 3U);
    ann_->stop();

    const auto waiting = joinWith(dora, code);
    const auto kept =
        waiting->waitFor("joining", [](const JsonEvent& event) { return event.text("state") == "waiting-for-author"; });
    ASSERT_TRUE(kept) << waiting->account();
    EXPECT_NE(kept->text("author"), "");
    waiting->interrupt();
    dora.kill();
    dora.start();
    EXPECT_EQ(dora.last({"swarm", "ls"}).text("state"), "waiting-for-author");
    ann_->start();

    EXPECT_EQ(dora.join(code).text("swarm"), swarm_);
    EXPECT_EQ(ann_->waitForMembers(swarm_, 4).size(), 4U);
}

TEST_F(SwarmBadDays, ACodeOfASwarmWhoseDevicesAreAllGoneIsSaidToFindNobody)
{
    auto& dora = machines_->add();
    const auto code = ann_->invite(swarm_);
    for (auto* machine : {ann_, ben_, cleo_})
        machine->stop();

    const auto waiting = joinWith(dora, code);

    const auto heard = waiting->waitFor("joining", [](const JsonEvent& event) {
        return event.text("state") == "searching" && !event.text("hint").empty();
    });
    ASSERT_TRUE(heard) << waiting->account();
    EXPECT_NE(heard->text("hint").find("device"), std::string::npos) << heard->line();
}

TEST_F(SwarmBadDays, AMachineThatStartsWithoutANetworkMeetsTheOthersOnceItHasOne)
{
    ben_->stop();
    machines_->unplug(*ben_);
    ben_->network().command("ip addr flush dev wire0");
    ben_->listenEverywhere();
    ben_->start();
    ben_->waitForTrouble(swarm_, "no-network", true);

    machines_->moveTo(*ben_, ben_->address());

    ben_->waitForOnline(swarm_, 2);
    ben_->waitForTrouble(swarm_, "no-network", false);
}

TEST_F(SwarmBadDays, AMachineThatMovesToAnotherAddressIsFoundThereWhetherItRunsMeanwhileOrNot)
{
    ben_->stop();
    ben_->listenEverywhere();
    ben_->start();
    for (auto* machine : {ann_, ben_, cleo_})
        machine->waitForOnline(swarm_, 2);

    machines_->moveTo(*ben_, "10.77.1.77");
    ben_->share(swarm_, machines_->folder().writeNoise("first.bin", 1'000));
    for (auto* machine : {ann_, cleo_})
        machine->waitForCatalogue(swarm_, 1);

    ben_->stop();
    machines_->moveTo(*ben_, "10.77.1.78");
    ben_->start();
    ben_->share(swarm_, machines_->folder().writeNoise("second.bin", 1'000));
    for (auto* machine : {ann_, cleo_})
        machine->waitForCatalogue(swarm_, 2);
}

TEST_F(SwarmBadDays, EverybodyIsOfflineAndReturnsOneAfterTheOther)
{
    const auto file = machines_->folder().writeNoise("film.bin", 1'000'000);
    const auto share = ben_->share(swarm_, file);
    for (auto* machine : {ann_, cleo_})
        machine->waitForCatalogue(swarm_, 1);
    for (auto* machine : {ann_, ben_, cleo_})
        machine->stop();

    cleo_->start();
    EXPECT_EQ(cleo_->catalogue(swarm_).size(), 1U);
    ann_->start();
    cleo_->waitForOnline(swarm_, 1);
    ben_->start();

    EXPECT_EQ(differences(file, cleo_->get(swarm_, share) / "film.bin"), std::vector<std::string>{});
    for (auto* machine : {ann_, ben_, cleo_})
        machine->waitForOnline(swarm_, 2);
}

TEST_F(SwarmBadDays, WithoutTheDhtTheLastAddressesAndHintsOfCodesLeadToTheOthers)
{
    for (auto* machine : {ann_, ben_, cleo_})
        machine->waitForOnline(swarm_, 2);
    for (auto* machine : {ann_, ben_, cleo_})
        machine->stop();
    machines_->stopNode();
    auto& dora = machines_->add();

    for (auto* machine : {ann_, ben_, cleo_})
        machine->start();
    for (auto* machine : {ann_, ben_, cleo_})
        machine->waitForOnline(swarm_, 2);

    EXPECT_EQ(dora.join(ann_->invite(swarm_)).text("swarm"), swarm_);
}

TEST_F(SwarmBadDays, WhoLeavesWithNobodyConnectedIsGoneAndTellsTheFirstThatItMeetsAlsoInALaterRun)
{
    for (auto* machine : {ann_, ben_})
        machine->stop();

    const auto left = cleo_->last({"swarm", "leave", swarm_, "--yes"});

    EXPECT_EQ(left.text("deed"), "left-untold") << left.line();
    EXPECT_TRUE(cleo_->ask({"swarm", "ls"}).empty());
    cleo_->kill();
    cleo_->start();
    EXPECT_TRUE(cleo_->ask({"swarm", "ls"}).empty());
    ann_->start();
    EXPECT_EQ(ann_->waitForMembers(swarm_, 2).size(), 2U);
}

} // namespace
} // namespace shoal::test
