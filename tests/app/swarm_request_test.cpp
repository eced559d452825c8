// What is read of the line, of files and of whoever sits there, before an engine is asked.
#include "app/shoal/commands/swarm/swarm_request.h"

#include "core/swarm/joining/invite_code.h"
#include "tests/app/fake_terminal.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;

const std::string goodCode = swarm::formatCode({.swarm = {{1}}, .author = {{2}}, .seed = {{3}}, .hints = {}});

TEST(SwarmRequest, ReadsTimes)
{
    EXPECT_EQ(parseDuration("90s"), 90s);
    EXPECT_EQ(parseDuration("30m"), 30min);
    EXPECT_EQ(parseDuration("24h"), 24h);
    EXPECT_EQ(parseDuration("2w"), 14 * 24h);
    for (const auto* const text : {"", "h", "24", "-1h", "0h", "1.5h", "1 h", "99999999999999h"})
        EXPECT_EQ(parseDuration(text), std::nullopt) << text;
}

TEST(SwarmRequest, ReadsWhatIsFetchedOfItsOwnAccord)
{
    const Settings settings;
    EXPECT_EQ(fetchingOf({}, settings)->what, AutoFetch::None);
    EXPECT_EQ(fetchingOf({.fetch = "all"}, settings)->what, AutoFetch::All);
    const auto tagged = fetchingOf({.folder = "/srv", .fetch = "tag:a,tag:b c"}, settings);
    ASSERT_TRUE(tagged);
    EXPECT_EQ(tagged->tags, (std::vector<std::string>{"a", "b c"}));
    EXPECT_EQ(tagged->folder, "/srv");
    for (const auto* const text : {"some", "tag:", "tag:a,b"})
        EXPECT_FALSE(fetchingOf({.fetch = text}, settings)) << text;
}

TEST(SwarmRequest, GivesOnesOwnDeviceTheMostThatOneMayGive)
{
    EXPECT_EQ(inviteRequest({.isForOwnDevice = true}, SwarmRole::Owner)->role, SwarmRole::Admin);
    EXPECT_EQ(inviteRequest({.isForOwnDevice = true}, SwarmRole::Admin)->role, SwarmRole::Writer);
    EXPECT_EQ(inviteRequest({.isForOwnDevice = true}, SwarmRole::Reader)->role, SwarmRole::Reader);
    EXPECT_EQ(inviteRequest({}, SwarmRole::Owner)->role, SwarmRole::Reader);
}

TEST(SwarmRequest, RefusesTermsThatNoInviteHas)
{
    for (const SwarmArguments& given :
         {SwarmArguments{.role = "owner"}, SwarmArguments{.role = "boss"}, SwarmArguments{.expires = "soon"},
          SwarmArguments{.uses = "0"}, SwarmArguments{.uses = "1001"}})
        EXPECT_EQ(inviteRequest(given, SwarmRole::Owner).error().kind, ErrorKind::BadArgument);
}

TEST(SwarmRequest, AsksForACodeThatIsNotGiven)
{
    test::FakeTerminal terminal;
    terminal.answer = " " + goodCode + " ";

    EXPECT_EQ(readCode({}, terminal).value_or(""), goodCode);
}

TEST(SwarmRequest, ReadsACodeFromAFile)
{
    const test::TemporaryFolder folder;
    test::FakeTerminal terminal;

    EXPECT_EQ(readCode({.codeFile = folder.write("c.shoalinvite", goodCode + "\n")}, terminal).value_or(""), goodCode);
    EXPECT_EQ(readCode({.codeFile = (folder.path() / "none").string()}, terminal).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(readCode({.code = goodCode, .codeFile = "x"}, terminal).error().kind, ErrorKind::BadArgument);
}

TEST(SwarmRequest, SaysHowToGiveACodeWhereNobodyCanBeAsked)
{
    test::FakeTerminal terminal;

    EXPECT_THAT(readCode({}, terminal).error().advice, HasSubstr("--code-file"));
}

TEST(SwarmRequest, SaysWhereACodeIsMistyped)
{
    test::FakeTerminal terminal;
    auto wrong = goodCode;
    wrong[12] = '!';

    const auto error = readCode({.code = wrong}, terminal).error();
    EXPECT_EQ(error.kind, ErrorKind::BadCode);
    EXPECT_EQ(error.reason, "character 13 is wrong: \"!\" is in no code");
    EXPECT_THAT(readCode({.code = goodCode.substr(0, 20)}, terminal).error().reason, HasSubstr("its end is missing"));
    EXPECT_EQ(readCode({.code = "hello"}, terminal).error().reason, "a code begins with \"shoal:\"");
}

TEST(SwarmRequest, SaysWhichRecoveryWordIsNone)
{
    const test::TemporaryFolder folder;
    test::FakeTerminal terminal;

    const auto error = readRecoveryWords({.wordsFile = folder.write("words", "abandon xyzzy")}, terminal).error();

    EXPECT_EQ(error.about, "The recovery words");
    EXPECT_THAT(error.reason, HasSubstr("word 2, \"xyzzy\""));
}

TEST(SwarmRequest, HasANewPassphraseTypedTwice)
{
    test::FakeTerminal terminal;
    terminal.answer = "";
    terminal.secrets = {"correct horse", "correct horse"};
    EXPECT_EQ(readPassphrase({}, terminal, Passphrase::New).value_or(""), "correct horse");
    terminal.secrets = {"correct horse", "correct house"};
    EXPECT_EQ(readPassphrase({}, terminal, Passphrase::New).error().kind, ErrorKind::BadArgument);
    terminal.secrets = {"correct horse"};
    EXPECT_EQ(readPassphrase({}, terminal, Passphrase::Known).value_or(""), "correct horse");
}

TEST(SwarmRequest, TakesThePassphraseFromTheFirstLineOfAFile)
{
    const test::TemporaryFolder folder;
    test::FakeTerminal terminal;

    EXPECT_EQ(
        readPassphrase({.passphraseFile = folder.write("p", "a b\nrest\n")}, terminal, Passphrase::New).value_or(""),
        "a b");
}

} // namespace
} // namespace shoal::app
