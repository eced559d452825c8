// `shoal config set` that is killed, or loses power or its disk, at any step: the file is the old one or the new one.
#include "tests/support/fragile_disk/fragile_disk.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <set>
#include <unistd.h>

namespace shoal::test {
namespace {
using testing::AnyOf;

constexpr auto before = "# mine\n[upload]\nslots = 3 # few\n";
constexpr auto after = "# mine\n[upload]\nslots = 4 # few\n";

void sync(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_EQ(::fsync(file), 0) << path;
    ::close(file);
}

class CutChangeOfSettings : public testing::Test {
protected:
    void SetUp() override
    {
        if (const auto reason = FragileDisk::whyNot())
            GTEST_SKIP() << *reason;
        disk_ = std::make_unique<FragileDisk>(folder_.path());
    }

    /// Another folder, with settings that are safe on the disk.
    void beginAnew()
    {
        disk_->gate().arm(std::nullopt);
        profile_ = disk_->root() / std::to_string(++profiles_);
        std::filesystem::create_directory(profile_);
        std::ofstream{file()} << before;
        for (const auto& path : {file(), profile_, disk_->root()})
            sync(path);
    }
    std::uint64_t stepsOfAChange()
    {
        beginAnew();
        disk_->gate().arm(std::nullopt);
        EXPECT_EQ(change().exit, 0);
        EXPECT_EQ(content(), after);
        return disk_->gate().steps();
    }
    void dieAtStep(std::uint64_t step, std::optional<Loss> powerCut)
    {
        SCOPED_TRACE("step " + std::to_string(step));
        beginAnew();
        disk_->gate().arm(step);
        ASSERT_EQ(change().exit, 128 + SIGKILL);
        disk_->gate().arm(std::nullopt);
        if (powerCut)
            disk_->cutPower(*powerCut, random_);
        expectOldOrNew();
    }
    /// And that the next change finds nothing in its way.
    void expectOldOrNew()
    {
        EXPECT_THAT(content(), AnyOf(before, after));
        left_.insert(content());
        const auto again = change();
        EXPECT_EQ(again.exit, 0) << again.output << again.messages;
        EXPECT_EQ(content(), after);
    }

    ProgramRun change() const
    {
        return runProgram({"config", "set", "upload.slots", "4", "--profile", profile_.string(), "--json"},
                          {.home = folder_ / "home"});
    }
    std::filesystem::path file() const { return profile_ / "shoal.toml"; }
    std::string content() const
    {
        std::ifstream stream{file(), std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    TemporaryFolder folder_;
    Randomness random_;
    std::unique_ptr<FragileDisk> disk_;
    std::filesystem::path profile_;
    std::set<std::string> left_; ///< what files were left as
    unsigned profiles_ = 0;
};

TEST_F(CutChangeOfSettings, ByAKillAtEachStepLeavesTheOldFileOrTheNewOne)
{
    const auto steps = stepsOfAChange();
    ASSERT_GE(steps, 4U) << "made, written, synced, put in place";
    for (std::uint64_t step = 1; step <= steps; ++step)
        dieAtStep(step, std::nullopt);
    EXPECT_EQ(left_.size(), 2U) << "the last step comes after the file was put in place";
}

TEST_F(CutChangeOfSettings, ByAPowerCutAtEachStepLeavesTheOldFileOrTheNewOne)
{
    const auto steps = stepsOfAChange();
    for (std::uint64_t step = 1; step <= steps; ++step) {
        dieAtStep(step, Loss::All);
        for (int dice = 0; dice < 3; ++dice)
            dieAtStep(step, Loss::Some);
    }
}

TEST_F(CutChangeOfSettings, ByAPowerCutRightAfterItsEndIsKept)
{
    beginAnew();
    ASSERT_EQ(change().exit, 0);
    disk_->cutPower(Loss::All, random_);
    EXPECT_EQ(content(), after);
}

TEST_F(CutChangeOfSettings, ByADiskThatBreaksAtEachStepIsAnErrorThatNamesThePlace)
{
    const auto steps = stepsOfAChange();
    for (std::uint64_t step = 1; step <= steps; ++step) {
        SCOPED_TRACE("step " + std::to_string(step));
        beginAnew();
        disk_->gate().arm(step, AtStep::Fail);
        const auto run = change();
        disk_->gate().arm(std::nullopt);
        EXPECT_EQ(run.exit, 1) << run.output;
        ASSERT_FALSE(run.events.empty());
        EXPECT_EQ(run.events.back().text("kind"), "io") << run.output;
        EXPECT_TRUE(run.events.back().text("about").starts_with(disk_->root().string())) << run.output;
        expectOldOrNew();
    }
}

} // namespace
} // namespace shoal::test
