#include "app/shoal/report/status_screen.h"
#include "tests/app/command_fixture.h"

#include <fstream>
#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

EngineStatus busy()
{
    EngineStatus status{.version = "0.1.0", .pid = 7, .runningFor = 3h, .shares = 3, .peers = 4};
    status.states = {{ShareState::Downloading, 1}, {ShareState::Seeding, 2}};
    status.downRate = {2048};
    status.downloaded = 1000;
    status.uploaded = 2500;
    status.network.dht = {dht::Health::Good, 40, 300};
    return status;
}

TEST(StatusScreen, SaysHowAServiceDoes)
{
    const auto screen = statusScreen({busy(), {}, ProfileHolder{.pid = 7, .tenure = Tenure::OfAService}});

    EXPECT_THAT(screen, StartsWith("Shoal         0.1.0\nService       runs since "));
    EXPECT_THAT(screen, HasSubstr(" (3 h 0 min), process 7\n"));
    EXPECT_THAT(screen, HasSubstr("Shares        3 shares: 1 downloading, 2 seeding\n"));
    EXPECT_THAT(screen, HasSubstr("Totals        1000 B received, 2.44 KiB sent (ratio 2.50)\n"));
    EXPECT_THAT(screen, HasSubstr("Speed         2.00 KiB/s down, 0 B/s up\n"));
    EXPECT_THAT(screen, HasSubstr("Peers         4\nDHT           The DHT works well.\n"));
}

TEST(StatusScreen, NamesTheCommandThatRunsTheProfile)
{
    const auto screen = statusScreen({busy(), {}, ProfileHolder{.pid = 7, .purpose = "shoal get"}});

    EXPECT_THAT(screen, HasSubstr("Service       none; process 7 (shoal get) runs this profile since "));
    EXPECT_THAT(screen, HasSubstr("Speed         2.00 KiB/s down, 0 B/s up\n"));
}

TEST(StatusScreen, SaysThatNothingRunsWithoutAService)
{
    const auto screen = statusScreen({busy(), {}, std::nullopt});

    EXPECT_THAT(screen, HasSubstr("Service       none runs this profile"));
    EXPECT_THAT(screen, Not(HasSubstr("DHT"))) << "of a network that was entered a moment ago";
}

TEST(StatusScreen, HasNoRatioBeforeTheFirstByteCame)
{
    EXPECT_EQ(ratioOf(EngineStatus{}), std::nullopt);
    EXPECT_EQ(ratioOf(busy()), 2.5);
}

TEST_F(CommandTest, StatusTellsTheSameToPrograms)
{
    script.status = busy();

    EXPECT_EQ(run({"status", "--json"}), ExitCode::Ok);

    ASSERT_EQ(lines().size(), 1U);
    EXPECT_EQ(test::faultOfEvent(lines()[0]), std::nullopt);
    EXPECT_THAT(lines()[0], HasSubstr(R"("service":false)"));
    EXPECT_THAT(lines()[0], HasSubstr(R"("pid":null)")) << "its own would be gone when anybody reads it";
    EXPECT_THAT(lines()[0], HasSubstr(R"("downloading":1,"seeding":2)"));
    EXPECT_THAT(lines()[0], HasSubstr(R"("ratio":2.5)"));
}

TEST_F(CommandTest, CompletionsAreThoseOfTheDocuments)
{
    for (const auto* const shell : {"bash", "zsh", "fish"}) {
        terminal.results.clear();
        EXPECT_EQ(runWords({"docs", shell}), ExitCode::Ok);
        const auto document = std::exchange(terminal.results, {});
        EXPECT_EQ(runWords({"completions", shell}), ExitCode::Ok);
        EXPECT_EQ(terminal.results, document);
    }
    EXPECT_EQ(runWords({"completions", "man"}), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("it is bash, zsh or fish"));
}

} // namespace
} // namespace shoal::app
