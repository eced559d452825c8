#include "app/shoal/program.h"
#include "app/shoal/run/profile.h"
#include "tests/app/fake_loop.h"
#include "tests/app/fake_terminal.h"
#include "tests/support/json_schema.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace shoal::app {
namespace {
using testing::HasSubstr;

class ConfigTest : public testing::Test {
protected:
    ExitCode run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--profile", folder.path().string()});
        terminal.results.clear();
        return runProgram(words, {}, terminal, loop);
    }

    std::string fileText() const
    {
        std::ifstream stream{folder / "shoal.toml"};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    Arguments withProfile(std::vector<std::string> settings = {}) const
    {
        return {.profile = folder.path().string(), .settings = std::move(settings)};
    }

    const test::TemporaryFolder folder;
    test::FakeTerminal terminal;
    test::FakeLoop loop;
};

TEST_F(ConfigTest, SetChangesTheFileAndKeepsItsComments)
{
    folder.write("shoal.toml", "# mine\n[network]\nutp = true # fast\n");

    EXPECT_EQ(run({"config", "set", "network.utp", "false"}), ExitCode::Ok);

    EXPECT_EQ(fileText(), "# mine\n[network]\nutp = false # fast\n");
    run({"config", "get", "network.utp"});
    EXPECT_EQ(terminal.results, "false\n");
}

TEST_F(ConfigTest, UnsetGivesTheDefaultAgain)
{
    run({"config", "set", "upload.slots", "3"});
    EXPECT_EQ(run({"config", "unset", "upload.slots"}), ExitCode::Ok);

    run({"config", "get", "upload.slots"});
    EXPECT_EQ(terminal.results, "8\n");
}

TEST_F(ConfigTest, ListPrintsEverySettingAsAnEvent)
{
    EXPECT_EQ(run({"config", "list", "--json"}), ExitCode::Ok);

    EXPECT_THAT(terminal.results, HasSubstr(R"("key":"dht.bootstrap")"));
    for (const auto& line : test::linesOf(terminal.results))
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST_F(ConfigTest, RefusesAWrongKeyOrValueAndChangesNothing)
{
    EXPECT_EQ(run({"config", "set", "network.upt", "true"}), ExitCode::Usage);
    EXPECT_EQ(run({"config", "set", "upload.slots", "many"}), ExitCode::Usage);
    EXPECT_EQ(run({"config", "get", "network.upt"}), ExitCode::Usage);
    EXPECT_EQ(fileText(), "");
}

TEST_F(ConfigTest, PathIsInsideTheProfileThatIsNamed)
{
    EXPECT_EQ(run({"config", "path"}), ExitCode::Ok);
    EXPECT_EQ(terminal.results, (folder / "shoal.toml").string() + "\n");
}

TEST_F(ConfigTest, SetOnTheCommandLineOverrulesTheFile)
{
    folder.write("shoal.toml", "[upload]\nslots = 3\n");

    EXPECT_EQ(settingsFor(withProfile())->uploadSlots, 3);
    EXPECT_EQ(settingsFor(withProfile({"upload.slots=4"}))->uploadSlots, 4);
    EXPECT_EQ(settingsFor(withProfile({"upload.slots"})).error().kind, ErrorKind::BadSetting);
    EXPECT_EQ(settingsFor(withProfile({"upload.slots=x"})).error().kind, ErrorKind::BadSetting);
}

TEST_F(ConfigTest, AClosedNetworkAsksNoPublicNode)
{
    const auto settings = settingsFor(withProfile({"dht.closed_network=true"}));

    ASSERT_TRUE(settings);
    EXPECT_TRUE(settings->dhtBootstrap.empty());
    EXPECT_FALSE(settings->portMapping);
    EXPECT_FALSE(settings->lanDiscovery);
}

} // namespace
} // namespace shoal::app
