// A disk that takes nothing: it is said, nothing is lost, and it goes on when there is room.
#include "tests/support/mounts.h"
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

constexpr int noSpace = 6; // ExitCode::NoSpace

class SwarmFullDisk : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
        ben_->stop();
        disk_.emplace(ben_->profile(), "8m");
        ben_->runUnder(disk_->wrap());
        ben_->start();
    }
    void TearDown() override
    {
        if (ben_ != nullptr && ben_->runs())
            ben_->kill();
    }
    void giveRoom(const std::filesystem::path& filling) { std::filesystem::remove(filling); }

    std::optional<Machines> machines_;
    std::optional<SmallDisk> disk_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    std::string swarm_;
};

TEST_F(SwarmFullDisk, WhileJoiningIsSaidAndTheSameJoiningGoesOnLater)
{
    const auto code = ann_->invite(swarm_);
    const auto file = machines_->folder().write("code", code);
    const auto filling = disk_->fill();
    const auto joining = ben_->begin({"swarm", "join", "--code-file", file.string()});
    const auto told = joining->waitFor(
        "joining", [](const JsonEvent& event) { return event.text("message").find("full") != std::string::npos; });
    ASSERT_TRUE(told) << joining->account();

    giveRoom(filling);

    EXPECT_EQ(joining->waitForEnd(), 0) << joining->account();
    EXPECT_EQ(ann_->waitForMembers(swarm_, 2).size(), 2U);
}

TEST_F(SwarmFullDisk, WhilePublishingIsSaidAndNobodyHearsOfTheShareUntilItIsWritten)
{
    ben_->join(ann_->invite(swarm_, {"--role", "writer"}));
    const auto film = machines_->folder().writeNoise("film.bin", 100'000);
    const auto filling = disk_->fill();

    const auto told = ben_->ask({"swarm", "share", swarm_, film.string()}, noSpace);
    EXPECT_EQ(told.back().text("kind"), "disk-full") << told.back().line();
    EXPECT_EQ(ann_->catalogue(swarm_).size(), 0U);

    giveRoom(filling);
    ben_->share(swarm_, film);
    ann_->waitForCatalogue(swarm_, 1);
}

TEST_F(SwarmFullDisk, WhileTheLogGrowsIsToldInTheStatusAndNothingIsLost)
{
    ben_->join(ann_->invite(swarm_));
    const auto film = machines_->folder().writeNoise("film.bin", 100'000);
    const auto filling = disk_->fill();
    const auto share = ann_->share(swarm_, film);
    ben_->waitForCatalogue(swarm_, 1);
    ben_->waitForTrouble(swarm_, "disk");

    giveRoom(filling);
    ben_->waitForTrouble(swarm_, "disk", false);
    ann_->stop();
    ben_->kill();
    ben_->start();

    const auto rows = ben_->catalogue(swarm_);
    ASSERT_EQ(rows.size(), 1U) << "what came while the disk was full was written once it wasn't";
    EXPECT_EQ(rows.front().text("share"), share);
}

} // namespace
} // namespace shoal::test
