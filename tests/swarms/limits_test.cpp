// The smallest limits of a user slow down pieces, and nothing that members say to each other.
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

/// Ann owns a swarm and publishes a file that Ben fetches, which takes most of an hour with both at 1 KiB a second.
class SwarmLimits : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &limited();
        ben_ = &limited();
        swarm_ = ann_->createSwarm("Family");
        ben_->join(ann_->invite(swarm_, {"--role", "writer"}));
        const auto share = ann_->share(swarm_, machines_->folder().writeNoise("film.bin", 3'000'000));
        ben_->waitForCatalogue(swarm_, 1);
        getting_ = ben_->begin({"swarm", "get", swarm_, share, "-o", (ben_->home() / "got").string()});
        ASSERT_TRUE(getting_->waitFor("progress", [](const auto& event) { return event.number("peers") > 0; }));
    }

    Machine& limited()
    {
        auto& machine = machines_->add();
        for (const auto* key : {"limits.download", "limits.upload"})
            machine.ask({"config", "set", key, "1KiB"});
        machine.stop();
        machine.start();
        return machine;
    }

    bool isStillGetting() const { return getting_->eventsOf("done").empty(); }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    std::string swarm_;
    std::unique_ptr<Program> getting_;
};

TEST_F(SwarmLimits, ANewcomerIsLetInAndSeesTheCatalogueMeanwhile)
{
    auto& cleo = limited();
    EXPECT_EQ(cleo.join(ann_->invite(swarm_)).name(), "joined");
    cleo.waitForCatalogue(swarm_, 1);
    ben_->waitForMembers(swarm_, 3);
    EXPECT_TRUE(isStillGetting());
}

TEST_F(SwarmLimits, WhatIsPublishedIsInTheOthersCatalogueMeanwhile)
{
    ben_->share(swarm_, machines_->folder().writeNoise("more.bin", 100'000, 2));
    ann_->waitForCatalogue(swarm_, 2);
    EXPECT_TRUE(isStillGetting());
}

TEST_F(SwarmLimits, WhoIsRemovedMeanwhileIsCut)
{
    ann_->ask({"swarm", "remove", swarm_, ben_->device(swarm_)});
    ann_->waitForMembers(swarm_, 1);
    const auto error = getting_->waitFor("error");
    ASSERT_TRUE(error) << getting_->account();
    EXPECT_EQ(error->text("kind"), "no-right") << error->line();
    EXPECT_TRUE(getting_->eventsOf("done").empty());
}

} // namespace
} // namespace shoal::test
