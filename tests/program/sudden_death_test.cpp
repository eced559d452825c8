// kill -9 at any moment of a share's life: nothing is lost, and little is done twice.
#include "tests/program/killed_download.h"
#include "tests/program/killed_service.h"
#include "tests/support/tree.h"

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(SuddenDeath, OfADownloadOfTwoGibibytesAtTwentyRandomMomentsCostsSixteenMebibytesEachAtMost)
{
    KilledDownload download{Bytes{2} << 30};
    ASSERT_NO_FATAL_FAILURE(download.killTimes(20, std::chrono::milliseconds{800}));
    download.expectIdenticalAndCheap();
}

TEST(SuddenDeath, OfABusyServiceAtThirtyRandomMomentsLosesNothingThatItAcknowledged)
{
    KilledService service;
    ASSERT_NO_FATAL_FAILURE(service.killTimes(30, std::chrono::milliseconds{250}));
    service.expectAllThere();
}

class SuddenDeathOfASharer : public testing::Test {
protected:
    SuddenDeathOfASharer() { makeBigFile(file_, Bytes{256} << 20, 7); }
    Program share() const { return network_.run(sharer_, "share", {file_.string()}); }

    ClosedNetwork network_{3};
    Randomness random_;
    std::filesystem::path file_ = network_.folder() / "film.bin";
    Peer sharer_ = network_.newPeer();
};

TEST_F(SuddenDeathOfASharer, WhileItHashesLeavesNothingBehindThatTheNextWouldStumbleOver)
{
    for (int death = 0; death < 5; ++death) {
        auto dying = share();
        dying.waitFor("hashing");
        if (dying.endsWithin(random_.upTo(std::chrono::milliseconds{300})))
            ADD_FAILURE() << dying.account();
        dying.signal(SIGKILL);
        ASSERT_EQ(dying.waitForEnd(), 128 + SIGKILL);
    }
    auto again = share();
    EXPECT_NE(linkOf(again), "");
    EXPECT_EQ(again.interrupt(), 0) << again.account();
}

TEST_F(SuddenDeathOfASharer, WhileItSeedsStopsNobodyFromHavingTheWholeOnceItIsBack)
{
    auto first = network_.run(sharer_, "share", {file_.string(), "--set", "limits.upload=100MiB"});
    const auto link = linkOf(first) + "&x.pe=" + sharer_.address;
    const auto target = network_.folder() / "target";
    auto getter = network_.run(network_.newPeer(), "get", {link, "-o", target.string()});
    getter.waitFor("state", [](const JsonEvent& event) { return event.text("state") == "downloading"; });
    ASSERT_FALSE(getter.endsWithin(random_.upTo(std::chrono::milliseconds{1500})));
    first.signal(SIGKILL);
    ASSERT_EQ(first.waitForEnd(), 128 + SIGKILL);

    auto again = share();
    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(file_, target / "film.bin"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
