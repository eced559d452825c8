// Whoever is removed gets nothing new, whatever it does.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

/// Ann owns a swarm of which the others are members.
class SwarmRemoval : public testing::Test {
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

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    Machine* cleo_ = nullptr;
    std::string swarm_;
};

TEST_F(SwarmRemoval, TheRemovedMemberSeesNothingThatIsPublishedAfterwards)
{
    const auto before = machines_->folder().writeNoise("before.bin", 100'000);
    const auto after = machines_->folder().writeNoise("after.bin", 100'000, 2);
    ann_->share(swarm_, before);
    cleo_->waitForCatalogue(swarm_, 1);

    ann_->ask({"swarm", "remove", swarm_, cleo_->device(swarm_)});
    ben_->waitForMembers(swarm_, 2);
    const auto share = ann_->share(swarm_, after);
    ben_->waitForCatalogue(swarm_, 2);

    EXPECT_EQ(differences(after, ben_->get(swarm_, share) / "after.bin"), std::vector<std::string>{});
    EXPECT_EQ(cleo_->catalogue(swarm_).size(), 1U);
}

TEST_F(SwarmRemoval, AMemberThatWasAwayMeanwhileComesBackToTheOthers)
{
    const auto after = machines_->folder().writeNoise("after.bin", 100'000, 2);
    const auto gone = cleo_->device(swarm_);
    ben_->stop();
    ann_->ask({"swarm", "remove", swarm_, gone});
    const auto share = ann_->share(swarm_, after);

    ben_->start();

    ben_->waitForCatalogue(swarm_, 1);
    EXPECT_EQ(ben_->waitForMembers(swarm_, 2).size(), 2U);
    EXPECT_EQ(differences(after, ben_->get(swarm_, share) / "after.bin"), std::vector<std::string>{});
}

TEST_F(SwarmRemoval, HalvesThatDidNotSeeEachOtherAgreeOnceTheyDo)
{
    const auto mine = machines_->folder().writeNoise("mine.bin", 100'000);
    const auto theirs = machines_->folder().writeNoise("theirs.bin", 100'000, 2);
    machines_->unplug(*cleo_);
    ann_->share(swarm_, mine);
    cleo_->share(swarm_, theirs);

    machines_->plugBackIn(*cleo_);

    for (const auto* machine : {ann_, ben_, cleo_})
        machine->waitForCatalogue(swarm_, 2);
}

} // namespace
} // namespace shoal::test
