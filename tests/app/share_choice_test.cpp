// Which shares the words of a command mean. `shoal pause` stands for all that take them.
#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ShareChoiceTest : public CommandTest {
protected:
    ShareRow& put(std::int64_t id, const std::string& name, std::uint8_t firstByte = 0)
    {
        auto& row = script.rows[{id}];
        row.id = {id};
        row.name = name;
        row.hashes.v1 = Sha1{{firstByte, 0xbb, 0xcc}};
        row.hashes.v2 = Sha256{{static_cast<std::uint8_t>(firstByte + 1), 0xdd, 0xee}};
        return row;
    }

    std::vector<std::int64_t> paused(std::vector<std::string> words)
    {
        words.insert(words.begin(), "pause");
        script.record.paused.clear();
        code = run(words);
        std::vector<std::int64_t> ids;
        for (const auto id : script.record.paused)
            ids.push_back(id.value);
        return ids;
    }

    ExitCode code = ExitCode::Ok;
};

TEST_F(ShareChoiceTest, ANumberIsAnId)
{
    put(7, "seven");
    put(8, "7");
    EXPECT_THAT(paused({"7"}), ElementsAre(7));
    EXPECT_THAT(paused({"9"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::NotFound);
    EXPECT_THAT(terminal.messages, HasSubstr("`shoal ls` lists the shares."));
}

TEST_F(ShareChoiceTest, FourHexadecimalDigitsBeginAnInfoHashOfEitherVersion)
{
    put(1, "one", 0xaa);
    EXPECT_THAT(paused({"aabb"}), ElementsAre(1));
    EXPECT_THAT(paused({"ABDDEE"}), ElementsAre(1)) << "v2, in capitals";
    EXPECT_THAT(paused({"aab"}), ElementsAre()) << "too short, and no name";
}

TEST_F(ShareChoiceTest, DigitsOfAHashThatAreANameTooAreNotGuessedAbout)
{
    put(1, "one", 0xca);
    put(2, "cabb");
    EXPECT_THAT(paused({"cabb"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::Usage);
    script.rows.erase({1});
    EXPECT_THAT(paused({"cabb"}), ElementsAre(2));
}

TEST_F(ShareChoiceTest, ANameThatIsExactComesBeforeThoseThatContainIt)
{
    put(1, "album live");
    put(2, "album");
    EXPECT_THAT(paused({"album"}), ElementsAre(2));
    EXPECT_THAT(paused({"live"}), ElementsAre(1));
}

TEST_F(ShareChoiceTest, AWordThatFitsSeveralNamesThemInsteadOfTakingOne)
{
    put(1, "album live");
    put(2, "album studio");
    EXPECT_THAT(paused({"album"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("2 shares fit: 1 album live, 2 album studio. Name the share by its id"));
}

TEST_F(ShareChoiceTest, NoMoreThanTenCandidatesAreNamed)
{
    for (int id = 1; id <= 1200; ++id)
        put(id, "album " + std::to_string(id));
    EXPECT_THAT(paused({"album"}), ElementsAre());
    EXPECT_THAT(terminal.messages, HasSubstr("1200 shares fit: 1 album 1, "));
    EXPECT_THAT(terminal.messages, HasSubstr("10 album 10, …"));
    EXPECT_THAT(terminal.messages, Not(HasSubstr("album 11")));
}

TEST_F(ShareChoiceTest, AllIsEveryShareAlsoBeyondAPage)
{
    for (int id = 1; id <= 2500; ++id)
        put(id, "x");
    EXPECT_EQ(paused({"--all"}).size(), 2500U);
    EXPECT_EQ(code, ExitCode::Ok);
}

TEST_F(ShareChoiceTest, ALabelIsEveryShareThatHasIt)
{
    put(1, "a").labels = {"night"};
    put(2, "b");
    put(3, "c").labels = {"music", "night"};
    EXPECT_THAT(paused({"--label", "night"}), ElementsAre(1, 3));
    EXPECT_THAT(paused({"--label", "night", "b"}), ElementsAre(1, 3, 2));
    EXPECT_THAT(paused({"--label", "day"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::NotFound);
}

TEST_F(ShareChoiceTest, SeveralWordsAreTakenInOrderAndNoShareTwice)
{
    put(1, "a");
    put(2, "b");
    EXPECT_THAT(paused({"b", "1", "2"}), ElementsAre(2, 1));
}

TEST_F(ShareChoiceTest, AnUnknownWordAmongSeveralTouchesNothing)
{
    put(1, "a");
    EXPECT_THAT(paused({"a", "nobody"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::NotFound);
}

TEST_F(ShareChoiceTest, NoWordAtAllIsNotEveryShare)
{
    put(1, "a");
    EXPECT_THAT(paused({}), ElementsAre());
    EXPECT_EQ(code, ExitCode::Usage);
    EXPECT_THAT(paused({""}), ElementsAre());
    EXPECT_EQ(code, ExitCode::Usage);
    EXPECT_THAT(paused({"--all", "a"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::Usage);
}

TEST_F(ShareChoiceTest, ALinkIsKnownByItsHashes)
{
    put(1, "a");
    EXPECT_THAT(paused({link}), ElementsAre(1));
    EXPECT_THAT(paused({"magnet:?nothing"}), ElementsAre());
    EXPECT_EQ(code, ExitCode::NotFound);
}

} // namespace
} // namespace shoal::app
