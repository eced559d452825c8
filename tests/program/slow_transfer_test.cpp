// A disk that writes nothing for a while: a transfer waits for it, in little memory, and goes on with it.
#include "tests/program/troubled_transfer.h"

#include <csignal>
#include <cstdio>

namespace shoal::test {
namespace {

constexpr Bytes mebibyte = 1024 * 1024;
constexpr Bytes store = 64 * mebibyte; // what may wait for the disk: max_queued_disk_bytes
// What a getter and a sharer take for all else: the program, its list of pieces, what is read ahead for peers.
constexpr Bytes allElse = 64 * mebibyte;

double inMebibytes(Bytes bytes) { return static_cast<double>(bytes) / static_cast<double>(mebibyte); }

class TransferToASlowDisk : public TroubledTransfer {
protected:
    static bool isAllThere(const JsonEvent& event)
    {
        return event.number("wanted_bytes") > 0 && event.number("done_bytes") == event.number("wanted_bytes");
    }
    /// The getter has taken all that it takes, and says why no more comes.
    static bool waitsForTheDisk(Program& getter)
    {
        const auto waits = getter.waitForReason("slow-disk");
        if (!waits)
            return false;
        EXPECT_EQ(waits->text("state"), "downloading");
        return true;
    }
};

TEST_F(TransferToASlowDisk, TakesTimeAndNotMemory)
{
    constexpr auto size = 160 * mebibyte;
    shareFile(size);
    auto getter = get();
    {
        const HeldWrites held{trouble(), 16 * mebibyte};
        ASSERT_TRUE(waitsForTheDisk(getter));
        const auto getters = ownMemoryOf(getter);
        const auto sharers = ownMemoryOf(*sharer_);
        std::printf("the getter takes %.1f MiB, the sharer %.1f MiB\n", inMebibytes(getters), inMebibytes(sharers));
        EXPECT_LE(getters, store + allElse);
        EXPECT_LE(sharers, allElse);
        EXPECT_LT(trouble().written(), size / 2);
        EXPECT_TRUE(getter.eventsOf("done").empty());
    }
    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(content_, gotten()), std::vector<std::string>{});
}

TEST_F(TransferToASlowDisk, LosesWhatTheDiskHeldWhenItIsKilledAndNothingElse)
{
    constexpr auto size = 128 * mebibyte;
    shareFile(size);
    {
        auto dying = get();
        const HeldWrites held{trouble(), 48 * mebibyte};
        ASSERT_TRUE(waitsForTheDisk(dying));
        dying.signal(SIGKILL);
        trouble().lose();
        ASSERT_EQ(dying.waitForEnd(), 128 + SIGKILL) << dying.account();
    }
    ASSERT_LT(trouble().written(), 64 * mebibyte);
    expectGotten();
    // What the disk held is lost, and what was on its way, and of pieces that were begun what was written. All that had
    // come were more than that.
    expectSentAtMost(size + store + 32 * mebibyte);
}

// What was had before a kill is saved soon after the start. That save may last until the last piece has come, of which
// it says nothing.
TEST_F(TransferToASlowDisk, IsDoneOnlyAfterASaveThatBeganWithItsLastPiece)
{
    shareTwoFiles(24 * mebibyte, {"--set", "limits.upload=12MiB"});
    {
        auto dying = get({"--files", "1"});
        const HeldSyncs held{trouble()};
        ASSERT_TRUE(dying.waitFor("progress", isAllThere)) << dying.account();
        dying.signal(SIGKILL);
        trouble().heal(); // a program that waits for a disk can't be killed
        ASSERT_EQ(dying.waitForEnd(), 128 + SIGKILL) << dying.account();
    }
    auto again = get();
    {
        const HeldSyncs held{trouble()};
        ASSERT_TRUE(trouble().holdsASyncWithin(std::chrono::seconds{60})) << again.account();
        for (int looks = 0; looks < 2; ++looks)
            ASSERT_TRUE(again.waitForNext("progress", isAllThere)) << again.account();
        EXPECT_TRUE(again.eventsOf("done").empty());
    }
    ASSERT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_EQ(trouble().unsynced(), 0u);
    for (const auto& event : again.eventsOf("state"))
        EXPECT_NE(event.text("state"), "paused") << "nobody paused it";

    ASSERT_EQ(sharer_->interrupt(), 0); // nobody is left to fetch anything from
    expectGotten();
}

TEST_F(TransferToASlowDisk, CanBeStoppedAndGoesOnLater)
{
    shareFile(48 * mebibyte);
    auto stopped = get();
    {
        const HeldWrites held{trouble(), 8 * mebibyte};
        ASSERT_TRUE(stopped.waitFor("progress", [](const auto& event) { return event.number("done_bytes") > 0; }));
        stopped.signal(SIGINT);
        ASSERT_TRUE(stopped.waitFor("saving"));
    }
    EXPECT_EQ(stopped.waitForEnd(), 130) << stopped.account();
    expectGotten();
}

} // namespace
} // namespace shoal::test
