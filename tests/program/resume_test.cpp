// A download that is stopped half-way goes on where it stopped, whichever way it was stopped.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

constexpr std::int64_t total = 24 * 1024 * 1024;
constexpr std::int64_t half = total / 2;
// What may be in flight when a program is killed, and so is fetched again.
constexpr std::int64_t inFlight = 4 * 1024 * 1024;

class Resume : public testing::Test {
protected:
    // The sharer is slow, not the getter: what a getter holds back lies in the system's buffers and counts as sent.
    Resume()
        : file_{network_.folder().writeNoise("film.bin", total)}
        , target_{network_.folder() / "target"}
        , sharer_{network_.run(network_.newPeer(), "share", {file_.string(), "--set", "limits.upload=6MiB"})}
        , link_{linkOf(sharer_)}
        , getter_{network_.newPeer()}
    {}

    Program start() const { return network_.run(getter_, "get", {link_, "-o", target_.string()}); }

    static bool isHalfDone(const JsonEvent& event) { return event.number("done_bytes") >= half; }

    void expectRestOnly(Program& again)
    {
        ASSERT_EQ(again.waitForEnd(), 0) << again.account();
        EXPECT_EQ(differences(file_, target_ / "film.bin"), std::vector<std::string>{});
        ASSERT_TRUE(sharer_.waitFor("progress", [](const JsonEvent& event) {
            return event.number("uploaded_bytes") >= total;
        })) << "less was sent than there is";
        ASSERT_EQ(sharer_.interrupt(), 0);
        EXPECT_LE(sharer_.eventsOf("progress").back().number("uploaded_bytes"), total + inFlight)
            << "what was there is fetched again";
    }

    ClosedNetwork network_{3};
    std::filesystem::path file_;
    std::filesystem::path target_;
    Program sharer_;
    std::string link_;
    Peer getter_;
};

TEST_F(Resume, AfterCtrlCFetchesTheRestOnly)
{
    auto first = start();
    ASSERT_TRUE(first.waitFor("progress", isHalfDone));
    const auto interruptedAt = std::chrono::steady_clock::now();
    EXPECT_EQ(first.interrupt(), 130) << first.account();
    EXPECT_LT(std::chrono::steady_clock::now() - interruptedAt, std::chrono::seconds{10}) << "3 s on a calm machine";
    const auto stopped = first.waitFor("stopped");
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->flag("saved"));

    auto again = start();
    expectRestOnly(again);
}

TEST_F(Resume, AfterKillNineFetchesTheRestOnly)
{
    auto first = start();
    ASSERT_TRUE(first.waitFor("progress", isHalfDone));
    first.signal(SIGKILL);
    ASSERT_EQ(first.waitForEnd(), 128 + SIGKILL);

    auto again = start();
    expectRestOnly(again);
}

TEST_F(Resume, OfAFinishedDownloadEndsAtOnceWithoutThePeer)
{
    auto first = start();
    ASSERT_EQ(first.waitForEnd(), 0) << first.account();
    ASSERT_EQ(sharer_.interrupt(), 0);

    auto again = start();

    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_TRUE(again.waitFor("done"));
}

} // namespace
} // namespace shoal::test
