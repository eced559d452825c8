// Commands that need no network, and what every command does with a wrong line.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <fstream>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class Commands : public testing::Test {
protected:
    ProgramRun run(std::vector<std::string> arguments)
    {
        return runProgram(std::move(arguments), {.home = folder_ / "home"});
    }

    /// A tree and its torrent file.
    void makeTorrent()
    {
        makeTree(folder_ / "tree", {.files = 12, .seed = 9});
        const auto made =
            run({"share", "--no-seed", "--torrent-file", torrent().string(), (folder_ / "tree").string(), "--json"});
        ASSERT_EQ(made.exit, 0) << made.messages;
        ASSERT_EQ(made.events.back().name(), "created");
        link_ = made.events.back().text("link");
    }
    std::filesystem::path torrent() const { return folder_ / "tree.torrent"; }

    TemporaryFolder folder_;
    std::string link_;
};

TEST_F(Commands, ShowATorrentFileAsItWasMade)
{
    makeTorrent();
    const auto shown = run({"show", torrent().string(), "--json"});

    ASSERT_EQ(shown.exit, 0) << shown.messages;
    EXPECT_EQ(shown.events.back().text("link"), link_);
    EXPECT_EQ(shown.events.back().text("format"), "hybrid");
}

TEST_F(Commands, ShowALinkWithoutAskingTheNetwork)
{
    makeTorrent();
    const auto shown = run({"show", link_, "--json"});

    ASSERT_EQ(shown.exit, 0) << shown.messages;
    EXPECT_EQ(shown.events.back().name(), "link");
    EXPECT_EQ(shown.events.back().text("name"), "tree");
}

TEST_F(Commands, VerifyFindsSoundDataIdentical)
{
    makeTorrent();
    const auto verified = run({"verify", torrent().string(), "--data", (folder_ / "tree").string(), "--json"});

    EXPECT_EQ(verified.exit, 0) << verified.messages;
    EXPECT_TRUE(verified.events.back().flag("identical"));
}

TEST_F(Commands, VerifyNamesTheFileThatDiffersByOneByte)
{
    folder_.writeNoise("pair/good.bin", 50'000, 1);
    const auto bad = folder_.writeNoise("pair/bad.bin", 50'000, 2);
    ASSERT_EQ(run({"share", "--no-seed", "--torrent-file", torrent().string(), (folder_ / "pair").string()}).exit, 0);
    std::fstream stream(bad, std::ios::in | std::ios::out | std::ios::binary);
    const char before = static_cast<char>(stream.seekg(30'000).get());
    stream.seekp(30'000).put(static_cast<char>(before ^ 1)).flush();

    const auto verified = run({"verify", torrent().string(), "--data", (folder_ / "pair").string(), "--json"});

    EXPECT_EQ(verified.exit, 5) << verified.messages;
    EXPECT_FALSE(verified.events.back().flag("identical"));
    EXPECT_EQ(verified.events.back().number("faults"), 1);
    EXPECT_NE(verified.output.find("pair/bad.bin"), std::string::npos) << verified.output;
}

TEST_F(Commands, ShareTheSameFolderTwiceGiveTheSameLink)
{
    makeTorrent();
    const auto again = run({"share", "--no-seed", (folder_ / "tree").string(), "--json"});
    EXPECT_EQ(again.events.back().text("link"), link_);
}

TEST_F(Commands, ShareRefuseToOverwriteATorrentFile)
{
    makeTorrent();
    const auto again =
        run({"share", "--no-seed", "--torrent-file", torrent().string(), (folder_ / "tree").string(), "--json"});
    EXPECT_NE(again.exit, 0);
    EXPECT_EQ(again.events.back().text("kind"), "already-exists");
}

TEST_F(Commands, WithoutJsonTheLinkAloneIsTheResult)
{
    makeTorrent();
    const auto shared = run({"share", "--no-seed", (folder_ / "tree").string()});
    EXPECT_EQ(shared.output, link_ + "\n");
}

struct WrongLine {
    std::string about;
    std::vector<std::string> arguments;
    int exit;
};

/// So that the list of tests shows the case and not its bytes.
void PrintTo(const WrongLine& line, std::ostream* out) { *out << line.about; }

class WrongLines : public testing::TestWithParam<WrongLine> {};

TEST_P(WrongLines, EndWithTheirOwnCodeAndAWord)
{
    const TemporaryFolder folder;
    folder.write("no.torrent", "this is no torrent");
    const auto ended = runProgram(GetParam().arguments, {.home = folder.path()});

    EXPECT_EQ(ended.exit, GetParam().exit) << ended.messages;
    EXPECT_NE(ended.messages, "");
    EXPECT_EQ(ended.output, "") << "results are for what was asked for";
}

INSTANTIATE_TEST_SUITE_P(
    , WrongLines,
    testing::Values(WrongLine{"UnknownCommand", {"shar"}, 2},
                    WrongLine{"UnknownOption", {"share", "--nonsense", "x"}, 2},
                    WrongLine{"NothingToShare", {"share"}, 2}, WrongLine{"AbsentFolder", {"share", "absent"}, 3},
                    WrongLine{"NoLink", {"get", "magnet:?xt=urn:btih:12"}, 3},
                    WrongLine{"NoTorrent", {"show", "no.torrent"}, 3},
                    WrongLine{"AbsentTorrent", {"verify", "absent.torrent"}, 3},
                    WrongLine{"BothFormats", {"share", "--v1", "--v2", "no.torrent"}, 2},
                    WrongLine{"OddPieceSize", {"share", "--no-seed", "--piece-size", "17K", "no.torrent"}, 2},
                    WrongLine{"UnknownSetting", {"get", std::string(40, 'a'), "--set", "no.such=1"}, 2},
                    WrongLine{"SettingOutOfRange", {"get", std::string(40, 'a'), "--set", "upload.slots=-1"}, 2}),
    [](const auto& test) { return test.param.about; });

TEST_F(Commands, HelpAndVersionAreResults)
{
    EXPECT_NE(run({"--help"}).output.find("share"), std::string::npos);
    EXPECT_EQ(run({"--help"}).exit, 0);
    EXPECT_EQ(run({"--version"}).exit, 0);
    EXPECT_NE(run({"--version"}).output.find("shoal"), std::string::npos);
}

TEST_F(Commands, ConfigSetIsKeptAndConfigGetSaysIt)
{
    const auto profile = (folder_ / "profile").string();
    ASSERT_EQ(run({"config", "set", "upload.slots", "3", "--profile", profile}).exit, 0);

    const auto got = run({"config", "get", "upload.slots", "--profile", profile, "--json"});

    ASSERT_EQ(got.exit, 0) << got.messages;
    EXPECT_EQ(got.events.back().text("value"), "3");
    EXPECT_TRUE(std::filesystem::exists(folder_ / "profile" / "shoal.toml"));
}

TEST_F(Commands, ConfigListNamesEverySettingWithItsDoc)
{
    const auto listed = run({"config", "list", "--json"});

    ASSERT_EQ(listed.exit, 0) << listed.messages;
    std::size_t settings = 0;
    for (const auto& event : listed.events)
        if (event.name() == "setting") {
            ++settings;
            EXPECT_NE(event.text("doc"), "") << event.line();
        }
    EXPECT_GT(settings, 10U);
}

} // namespace
} // namespace shoal::test
