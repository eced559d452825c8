// A profile that was put back from an old copy: it writes nothing until somebody knows what it wrote.
#include "tests/swarms/machines.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {
namespace fs = std::filesystem;

constexpr int exitRefused = 7; // ExitCode::Refused

void putBack(const fs::path& copy, const fs::path& profile)
{
    fs::remove_all(profile);
    fs::copy(copy, profile, fs::copy_options::recursive);
}

class SwarmOldBackup : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
    }
    void keepCopy(Machine& machine)
    {
        machine.stop();
        fs::copy(machine.profile(), copy_, fs::copy_options::recursive);
        machine.start();
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    std::string swarm_;
    TemporaryFolder folder_;
    fs::path copy_ = folder_ / "copy";
};

TEST_F(SwarmOldBackup, IsToldAndWritesNothingUntilAMemberGaveBackWhatItWrote)
{
    auto& ben = machines_->add();
    ben.join(ann_->invite(swarm_, {"--role", "writer"}));
    keepCopy(ben);
    const auto lost = ben.share(swarm_, machines_->folder().writeNoise("lost.bin", 50'000));
    ann_->waitForCatalogue(swarm_, 1);
    ben.stop();
    ann_->stop();
    putBack(copy_, ben.profile());
    ben.start();

    EXPECT_TRUE(ben.isTold(swarm_, "writes-nothing"));
    const auto file = machines_->folder().writeNoise("new.bin", 50'000, 3);
    const auto told = ben.ask({"swarm", "share", swarm_, file.string()}, exitRefused);
    EXPECT_EQ(told.back().text("kind"), "not-writing") << told.back().line();
    EXPECT_EQ(ben.catalogue(swarm_).size(), 0U);

    ann_->start();
    ben.waitForTrouble(swarm_, "writes-nothing", false);
    ben.waitForCatalogue(swarm_, 1);
    ben.share(swarm_, file);
    ann_->waitForCatalogue(swarm_, 2);
    ann_->ask({"swarm", "verify-log", swarm_});
    for (const auto& member : ann_->members(swarm_))
        EXPECT_FALSE(member.flag("suspended")) << member.line();
}

TEST_F(SwarmOldBackup, OfTheOnlyMemberAsksItsPersonWhoseWordSettlesIt)
{
    keepCopy(*ann_);
    ann_->invite(swarm_);
    ann_->stop();
    putBack(copy_, ann_->profile());
    ann_->start();
    EXPECT_TRUE(ann_->isTold(swarm_, "writes-nothing"));
    const auto told = ann_->ask({"swarm", "invite", swarm_}, exitRefused);
    EXPECT_EQ(told.back().text("kind"), "not-writing") << told.back().line();

    ann_->ask({"swarm", "settle", swarm_, "--go-on-writing"});

    EXPECT_FALSE(ann_->isTold(swarm_, "writes-nothing"));
    auto& ben = machines_->add();
    EXPECT_EQ(ben.join(ann_->invite(swarm_)).text("swarm"), swarm_);
    ann_->stop();
    ann_->start();
    EXPECT_FALSE(ann_->isTold(swarm_, "writes-nothing")) << "the word counts for the next run too";
}

TEST_F(SwarmOldBackup, OfTwoCopiesThatRunOneSaysThatItIsACopyAndWritesNothing)
{
    auto& ben = machines_->add();
    auto& twin = machines_->add();
    ben.join(ann_->invite(swarm_, {"--role", "writer"}));
    keepCopy(ben);
    twin.stop();
    putBack(copy_, twin.profile());
    twin.start();

    EXPECT_TRUE(twin.isTold(swarm_, "writes-nothing"));
    const auto file = machines_->folder().writeNoise("new.bin", 50'000);
    twin.ask({"swarm", "share", swarm_, file.string()}, exitRefused);
    ben.share(swarm_, file);

    ann_->waitForCatalogue(swarm_, 1);
    for (const auto& member : ann_->members(swarm_))
        EXPECT_FALSE(member.flag("suspended")) << member.line();
}

} // namespace
} // namespace shoal::test
