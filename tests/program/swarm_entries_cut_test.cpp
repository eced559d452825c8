// A device of a private swarm that is killed, or loses power, while it writes: what it sent is there, under its mark.
#include "core/files/sync.h"
#include "core/state/swarms/kept_entries.h"
#include "core/state/swarms/kept_swarms.h"
#include "core/state/swarms/own_entries.h"
#include "core/swarm/entries/entry.h"
#include "tests/support/fragile_disk/fragile_disk.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <array>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal::swarm {
namespace {
constexpr std::size_t entriesWritten = 2;

/// Of one device, as if others had written what is before.
std::vector<Bytes> chainOf(std::size_t count)
{
    const SigningPair device{Secret{std::array<std::uint8_t, Secret::size>{}}};
    std::vector<Bytes> entries;
    for (std::size_t i = 0; i < count; ++i) {
        Entry entry{.swarm = SwarmId{}, .author = deviceIdOf(device.publicKey()), .sequence = i + 1};
        if (!entries.empty())
            entry.previous = entryIdOf(entries.back());
        entry.lamport = i + 2;
        entry.body = CancelInvite{};
        entries.push_back(writeEntry(entry, device).value());
    }
    return entries;
}

class CutOwnEntries : public testing::Test {
protected:
    void SetUp() override
    {
        if (const auto reason = test::FragileDisk::whyNot())
            GTEST_SKIP() << *reason;
        disk_ = std::make_unique<test::FragileDisk>(folder_.path());
        auto database = Database::open(folder_ / "state.db").value();
        ASSERT_TRUE(KeptSwarms{database}.add({.id = SwarmId{}, .keys = {Bytes(64), false}}));
    }

    /// A profile whose swarm is safe on the disk.
    void beginAnew()
    {
        disk_->gate().arm(std::nullopt);
        profile_ = disk_->root() / std::to_string(++profiles_);
        std::filesystem::create_directory(profile_);
        std::filesystem::copy_file(folder_ / "state.db", file());
        ASSERT_TRUE(syncPath(file()));
        ASSERT_TRUE(syncNamesOf({file()}));
        auto database = Database::open(file()).value();
        ASSERT_TRUE(OwnEntryKeeper{database}.settle(SwarmId{}, Line{{1}}));
    }
    enum class Syncs { Each, None };
    /// In a process of its own, which tells of each entry that it may send. How many it told of.
    std::size_t write(Syncs syncs = Syncs::Each)
    {
        std::array<int, 2> pipe{};
        EXPECT_EQ(::pipe(pipe.data()), 0);
        const auto child = ::fork();
        if (child == 0) {
            auto database = Database::open(file());
            if (database && syncs == Syncs::None)
                database->connection().exec("PRAGMA synchronous = OFF");
            for (const auto& entry : entries_)
                if (!database || !OwnEntryKeeper{*database}.keep(SwarmId{}, std::array{entry})
                    || ::write(pipe[1], "x", 1) != 1)
                    ::_exit(1);
            ::_exit(0); // as if killed: the database stays open
        }
        ::close(pipe[1]);
        std::size_t sent = 0;
        for (char byte = 0; ::read(pipe[0], &byte, 1) == 1;)
            ++sent;
        ::close(pipe[0]);
        EXPECT_EQ(::waitpid(child, &status_, 0), child);
        return sent;
    }
    std::uint64_t stepsOfWriting()
    {
        beginAnew();
        disk_->gate().arm(std::nullopt);
        EXPECT_EQ(write(), entriesWritten);
        return disk_->gate().steps();
    }
    void dieAtStep(std::uint64_t step, std::optional<test::Loss> powerCut)
    {
        SCOPED_TRACE("step " + std::to_string(step));
        beginAnew();
        disk_->gate().arm(step);
        const auto sent = write();
        ASSERT_TRUE(WIFSIGNALED(status_));
        disk_->gate().arm(std::nullopt);
        if (powerCut)
            disk_->cutPower(*powerCut, random_);
        expectSound(sent);
    }
    /// What was sent is there, nothing is doubted, and the device goes on.
    void expectSound(std::size_t sent)
    {
        auto opened = Database::open(file());
        ASSERT_TRUE(opened) << opened.error().reason;
        OwnEntryKeeper own{*opened};
        EXPECT_EQ(own.start(SwarmId{}), OwnEntryKeeper::Verdict{});
        std::size_t kept = 0;
        ASSERT_TRUE(KeptEntries{*opened}.load(
            SwarmId{}, [&](ByteView entry) { EXPECT_TRUE(std::ranges::equal(entry, entries_.at(kept++))); }));
        EXPECT_GE(kept, sent);
        EXPECT_LE(kept, sent + 1);
        unsent_ += kept - sent;
        EXPECT_TRUE(own.keep(SwarmId{}, entries_));
        EXPECT_EQ(own.judge(SwarmId{}), OwnEntryKeeper::Verdict{});
    }
    std::filesystem::path file() const { return profile_ / "state.db"; }

    test::TemporaryFolder folder_{test::memoryFolder()};
    test::Randomness random_;
    std::unique_ptr<test::FragileDisk> disk_;
    std::filesystem::path profile_;
    const std::vector<Bytes> entries_ = chainOf(entriesWritten);
    std::size_t unsent_ = 0; ///< kept without having been sent, in all
    int status_ = 0;
    unsigned profiles_ = 0;
};

TEST_F(CutOwnEntries, ByAKillAtEachStepAreThereWhenTheyWereSent)
{
    const auto steps = stepsOfWriting();
    ASSERT_GE(steps, 6 * entriesWritten) << "each is written and synced, and so is its mark";
    for (std::uint64_t step = 1; step <= steps; ++step)
        dieAtStep(step, std::nullopt);
    EXPECT_GT(unsent_, 0u) << "between an entry and its mark it was killed too";
}

TEST_F(CutOwnEntries, ByAPowerCutAtEachStepAreThereWhenTheyWereSent)
{
    const auto steps = stepsOfWriting();
    for (std::uint64_t step = 1; step <= steps; ++step) {
        dieAtStep(step, test::Loss::All);
        dieAtStep(step, test::Loss::Some);
    }
}

TEST_F(CutOwnEntries, ThatAreNotSyncedWouldBeLost)
{
    // The test would see it.
    beginAnew();
    const auto sent = write(Syncs::None);
    ASSERT_EQ(sent, entriesWritten);
    disk_->cutPower(test::Loss::All, random_);
    auto opened = Database::open(file());
    ASSERT_TRUE(opened) << opened.error().reason;
    EXPECT_LT(KeptEntries{*opened}.load(SwarmId{}, [](ByteView) {}).value(), sent);
    EXPECT_EQ(OwnEntryKeeper{*opened}.judge(SwarmId{}).value().doubt, Doubt::OldDatabase) << "and the mark tells";
}

} // namespace
} // namespace shoal::swarm
