// `shoal swarm …` with private swarms that a test wrote down.
#include "tests/app/command_fixture.h"
#include "tests/support/json_event.h"

#include <filesystem>
#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const swarm::SwarmId choirId{{0xc4, 0x01}};
const swarm::SwarmId crewId{{0xc4, 0x02}};

class SwarmCommandTest : public CommandTest {
protected:
    void SetUp() override
    {
        swarms().rows = {{.id = choirId, .name = "choir", .role = SwarmRole::Owner, .members = 2, .shares = 1},
                         {.id = crewId, .name = "crew"}};
        swarms().members = {{.device = {{0xaa, 0x01}}, .label = "anna", .role = SwarmRole::Owner, .isOurs = true},
                            {.device = {{0xbe, 0x01}},
                             .label = "ben",
                             .isOnline = true,
                             .link = LinkKind::Direct,
                             .address = "192.0.2.7:6881"}};
        swarms().catalogue = {
            {.share = {{0x50, 0x01}}, .title = "Songs", .size = 60, .files = 3, .by = "anna", .holders = 2}};
        swarms().invite = {.key = {{9}}, .code = "shoal:abcd", .pictureCode = "SHOAL:ABCD", .file = "shoal:abcd\n"};
    }

    test::FakeSwarms::Script& swarms() { return script.swarms; }

    /// Programs' lines, each as its schema says.
    std::vector<test::JsonEvent> events() const
    {
        std::vector<test::JsonEvent> all;
        for (const auto& line : lines()) {
            EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
            all.emplace_back(line);
        }
        return all;
    }
    test::JsonEvent theEvent() const
    {
        EXPECT_EQ(lines().size(), 1U) << terminal.all;
        return events().empty() ? test::JsonEvent{"{}"} : events().back();
    }
};

TEST_F(SwarmCommandTest, CreatesASwarmAndTellsItsWords)
{
    swarms().created = {choirId, "choir", std::vector<std::string>(24, "abandon")};

    EXPECT_EQ(run({"swarm", "create", "choir", "--label", "anna", "--freshness", "7", "--json"}), ExitCode::Ok);

    EXPECT_EQ(theEvent().name(), "created");
    EXPECT_EQ(theEvent().text("swarm"), toHex(choirId.bytes));
    EXPECT_EQ(theEvent().text("name"), "choir");
    ASSERT_EQ(swarms().record.created.size(), 1U);
    EXPECT_EQ(swarms().record.created[0].label, "anna");
    EXPECT_EQ(swarms().record.created[0].freshness, std::chrono::days{7});
    EXPECT_TRUE(swarms().record.created[0].fetching.folder.is_absolute());
}

TEST_F(SwarmCommandTest, NumbersTheWordsAndSaysThatNobodyCanBringThemBack)
{
    swarms().created = {choirId, "choir", std::vector<std::string>(24, "abandon")};

    run({"swarm", "create", "choir"});

    EXPECT_THAT(terminal.messages,
                AllOf(HasSubstr(" 1. abandon"), HasSubstr("24. abandon"), HasSubstr("Write them down"),
                      HasSubstr("nobody can bring them back")));
}

TEST_F(SwarmCommandTest, PrintsTheCodeOfAnInvite)
{
    EXPECT_EQ(
        run({"swarm", "invite", "choir", "--role", "writer", "--expires", "90m", "--uses", "5", "--approve", "--json"}),
        ExitCode::Ok);

    EXPECT_EQ(theEvent().name(), "invite");
    EXPECT_EQ(theEvent().text("code"), "shoal:abcd");
    ASSERT_EQ(swarms().record.invited.size(), 1U);
    const auto& request = swarms().record.invited[0];
    EXPECT_EQ(request.role, SwarmRole::Writer);
    EXPECT_EQ(request.lifetime, 90min);
    EXPECT_EQ(request.uses, 5U);
    EXPECT_TRUE(request.needsApproval);
}

TEST_F(SwarmCommandTest, DrawsACodeAndSaysWhatToDoWithIt)
{
    run({"swarm", "invite", "choir"});

    EXPECT_THAT(terminal.results, AllOf(HasSubstr("shoal:abcd\n"), HasSubstr("▀")));
    EXPECT_THAT(
        terminal.messages,
        AllOf(HasSubstr("nobody else reads"), HasSubstr("shoal swarm join"), HasSubstr("start `shoal service`")));
    terminal.results.clear();
    run({"swarm", "invite", "choir", "--no-qr"});
    EXPECT_EQ(terminal.results, "shoal:abcd\n");
}

TEST_F(SwarmCommandTest, WritesAnInviteToAFileForItsOwnerAlone)
{
    const auto file = folder / "choir.shoalinvite";

    EXPECT_EQ(run({"swarm", "invite", "choir", "--file", file.string()}), ExitCode::Ok);

    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::filesystem::file_size(file), swarms().invite.file.size());
    EXPECT_EQ(run({"swarm", "invite", "choir", "--file", file.string()}), ExitCode::Failure);
    EXPECT_EQ(swarms().record.invited.size(), 1U) << "no second invite is made when its file can't be written";
}

TEST_F(SwarmCommandTest, FindsASwarmByItsNameOrTheBeginningOfItsId)
{
    for (const auto* const word : {"choir", "c401", "C40100"})
        EXPECT_EQ(run({"swarm", "leave", word, "--yes"}), ExitCode::Ok) << word;

    EXPECT_THAT(swarms().record.left, ElementsAre(choirId, choirId, choirId));
}

TEST_F(SwarmCommandTest, NamesTheSwarmsWhenNoneIsMeant)
{
    EXPECT_EQ(run({"swarm", "leave", "band", "--yes"}), ExitCode::NotFound);
    EXPECT_THAT(terminal.messages, AllOf(HasSubstr("c4010000 choir"), HasSubstr("c4020000 crew")));
    EXPECT_EQ(run({"swarm", "leave", "c4", "--yes"}), ExitCode::NotFound) << "two digits are no beginning of an id";
    EXPECT_THAT(swarms().record.left, IsEmpty());
}

TEST_F(SwarmCommandTest, NamesTheSwarmsWhenSeveralAreMeant)
{
    swarms().rows[1].name = "choir";

    EXPECT_EQ(run({"swarm", "leave", "choir", "--yes"}), ExitCode::Usage);

    EXPECT_THAT(terminal.messages, AllOf(HasSubstr("2 swarms fit"), HasSubstr("c4010000"), HasSubstr("c4020000")));
}

TEST_F(SwarmCommandTest, ListsSwarmsAndJoiningsThatGoOn)
{
    swarms().joinings = {{.id = {3}, .state = JoinState::WaitingForAuthor, .author = "0102"}};

    EXPECT_EQ(run({"swarm", "ls", "--json"}), ExitCode::Ok);

    const auto all = events();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].name(), "joining");
    EXPECT_EQ(all[1].name(), "swarm");
    EXPECT_EQ(all[1].text("name"), "choir");
    EXPECT_EQ(all[1].number("members"), 2);
}

TEST_F(SwarmCommandTest, ListsMembersForPrograms)
{
    swarms().members[1].lastSeen = std::chrono::sys_seconds{1'700'000'000s};

    EXPECT_EQ(run({"swarm", "members", "choir", "--json"}), ExitCode::Ok);

    ASSERT_EQ(events().size(), 2U);
    const auto ben = events()[1];
    EXPECT_EQ(ben.name(), "member");
    EXPECT_EQ(ben.text("device").substr(0, 4), "be01");
    EXPECT_EQ(ben.text("name"), "ben");
    EXPECT_EQ(ben.text("role"), "reader");
    EXPECT_TRUE(ben.flag("online"));
    EXPECT_EQ(ben.text("last_seen"), "2023-11-14T22:13:20Z");
}

TEST_F(SwarmCommandTest, TellsInWordsHowASwarmDoes)
{
    swarms().statuses[choirId] = {.row = swarms().rows[0],
                                  .label = "anna",
                                  .entries = 1,
                                  .troubles = {{SwarmTroubleKind::NoAdmin, "No admin was met", "Ask one to come"}}};

    EXPECT_EQ(run({"swarm", "status", "choir"}), ExitCode::Ok);

    EXPECT_THAT(terminal.results,
                AllOf(HasSubstr("ben (direct, 192.0.2.7:6881)"), HasSubstr("No admin was met. Ask one"),
                      HasSubstr("not compared with any member yet"), HasSubstr("1 entry,")));
}

TEST_F(SwarmCommandTest, TellsProgramsHowASwarmDoes)
{
    swarms().statuses[choirId] = {.row = swarms().rows[0], .entries = 4};

    EXPECT_EQ(run({"swarm", "status", "c401", "--json"}), ExitCode::Ok);

    EXPECT_EQ(theEvent().name(), "swarm-status");
    EXPECT_EQ(theEvent().number("entries"), 4);
}

TEST_F(SwarmCommandTest, RemovesAMemberAndSaysThatCopiesStay)
{
    EXPECT_EQ(run({"swarm", "remove", "choir", "ben", "--yes"}), ExitCode::Ok);
    EXPECT_EQ(run({"swarm", "remove", "choir", "be01", "--alone", "--yes"}), ExitCode::Ok);

    EXPECT_THAT(terminal.results, HasSubstr("copies stay with those who have them"));
    EXPECT_THAT(swarms().record.removed,
                ElementsAre(std::pair{swarms().members[1].device, false}, std::pair{swarms().members[1].device, true}));
}

TEST_F(SwarmCommandTest, RemovesNobodyWhenTheAnswerIsNotYes)
{
    terminal.answer = "no";

    EXPECT_EQ(run({"swarm", "remove", "choir", "ben"}), ExitCode::Interrupted);
    EXPECT_THAT(swarms().record.removed, IsEmpty());
    EXPECT_EQ(run({"swarm", "remove", "choir", "ben", "--yes"}), ExitCode::Ok);
    EXPECT_EQ(swarms().record.removed.size(), 1U);
}

TEST_F(SwarmCommandTest, RemovesNobodyAndLeavesNothingWhereNobodyCanBeAsked)
{
    EXPECT_EQ(run({"swarm", "remove", "choir", "ben"}), ExitCode::Usage);
    EXPECT_EQ(run({"swarm", "leave", "choir"}), ExitCode::Usage);

    EXPECT_THAT(swarms().record.removed, IsEmpty());
    EXPECT_THAT(terminal.messages, HasSubstr("--yes"));
}

TEST_F(SwarmCommandTest, SaysWhatItTakesWhenTheRightIsMissing)
{
    swarms().fails = Error{ErrorKind::NoRight, "choir", "it takes an admin"};

    EXPECT_EQ(run({"swarm", "remove", "choir", "ben", "--json"}), ExitCode::Refused);

    EXPECT_EQ(theEvent().name(), "error");
    EXPECT_EQ(theEvent().text("kind"), "no-right");
}

TEST_F(SwarmCommandTest, ChangesRolesAndSettlesDisputes)
{
    EXPECT_EQ(run({"swarm", "role", "choir", "ben", "writer", "--json"}), ExitCode::Ok);
    EXPECT_EQ(theEvent().text("deed"), "role-set");
    EXPECT_EQ(theEvent().text("role"), "writer");
    swarms().members[1].isSuspended = true;
    EXPECT_EQ(run({"swarm", "settle", "choir", "ben"}), ExitCode::Ok);
    EXPECT_EQ(run({"swarm", "settle", "choir", "--go-on-writing"}), ExitCode::Ok);

    EXPECT_THAT(swarms().record.roles, ElementsAre(std::pair{swarms().members[1].device, SwarmRole::Writer}));
    EXPECT_THAT(swarms().record.settled, ElementsAre(swarms().members[1].device));
    EXPECT_THAT(swarms().record.writing, ElementsAre(choirId));
    EXPECT_EQ(run({"swarm", "role", "choir", "ben", "owner"}), ExitCode::Usage);
    EXPECT_EQ(run({"swarm", "settle", "choir"}), ExitCode::Usage);
}

TEST_F(SwarmCommandTest, CancelsAnOpenInviteByTheBeginningOfItsKey)
{
    swarms().invites = {{.key = {{0x11, 0x22}}, .isOurs = true},
                        {.key = {{0x11, 0x22, 1}}, .state = InviteState::UsedUp}};

    EXPECT_EQ(run({"swarm", "cancel-invite", "choir", "1122"}), ExitCode::Ok);

    EXPECT_THAT(swarms().record.cancelled, ElementsAre(swarms().invites[0].key));
}

TEST_F(SwarmCommandTest, LetsInOrRefusesWhoWaits)
{
    swarms().invites = {{.key = {{1}}, .waiting = {{{{0xca, 0x01}}, "carla"}}}};

    EXPECT_EQ(run({"swarm", "approve", "choir", "carla"}), ExitCode::Ok);
    EXPECT_EQ(run({"swarm", "approve", "choir", "ca01", "--refuse"}), ExitCode::Ok);
    EXPECT_EQ(run({"swarm", "approve", "choir", "dora"}), ExitCode::NotFound);

    EXPECT_THAT(
        swarms().record.approved,
        ElementsAre(std::pair{swarm::DeviceId{{0xca, 0x01}}, true}, std::pair{swarm::DeviceId{{0xca, 0x01}}, false}));
}

TEST_F(SwarmCommandTest, SaysWhenNobodyCouldBeToldOfLeaving)
{
    swarms().isLeavingTold = false;

    EXPECT_EQ(run({"swarm", "leave", "choir", "--json"}), ExitCode::Ok);

    EXPECT_EQ(theEvent().text("deed"), "left-untold");
}

TEST_F(SwarmCommandTest, SharesASnapshot)
{
    swarms().publication = {{{0x77}}, {4}};
    script.onCreate = [](FakeEngine& engine) { engine.finishCreating(created()); };

    EXPECT_EQ(run({"swarm", "share", "choir", "Songs", "--note", "new", "--tag", "a", "--tag", "b", "--json"}),
              ExitCode::Ok);

    EXPECT_EQ(theEvent().name(), "published");
    EXPECT_EQ(theEvent().text("share").substr(0, 2), "77");
    EXPECT_EQ(theEvent().number("id"), 4);
    ASSERT_EQ(swarms().record.published.size(), 1U);
    EXPECT_EQ(swarms().record.published[0].tags, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(swarms().record.published[0].trust, DataTrust::JustHashed);
    EXPECT_TRUE(script.record.created.at(0).paths.at(0).is_absolute());
    terminal.results.clear();
    run({"swarm", "share", "choir", "Songs"});
    EXPECT_THAT(terminal.messages, HasSubstr("It is a snapshot"));
}

TEST_F(SwarmCommandTest, ListsTheCatalogueForPrograms)
{
    EXPECT_EQ(run({"swarm", "catalogue", "choir", "--json"}), ExitCode::Ok);

    EXPECT_EQ(theEvent().text("share").substr(0, 4), "5001");
    EXPECT_EQ(theEvent().text("title"), "Songs");
    EXPECT_EQ(theEvent().number("size_bytes"), 60);
    EXPECT_EQ(theEvent().number("holders"), 2);
}

TEST_F(SwarmCommandTest, GetsAShareAndFollowsItToItsEnd)
{
    swarms().fetch.id = ShareId{7};
    script.rows[ShareId{7}] = fetching({7});
    FakeEngine* engine = nullptr;
    script.onSubscribe = [&engine](FakeEngine& subscribed) { engine = &subscribed; };
    loop.at(2s, [&] {
        auto row = serving({7});
        row.hasMetadata = true;
        row.folder = "/downloads";
        engine->change(row);
        engine->emit(ShareFinished{{7}});
    });

    EXPECT_EQ(run({"swarm", "get", "choir", "Songs", "-o", "/downloads", "--json"}), ExitCode::Ok);

    EXPECT_EQ(events().back().name(), "done");
    ASSERT_EQ(swarms().record.fetched.size(), 1U);
    EXPECT_EQ(swarms().record.fetched[0].share, swarms().catalogue[0].share);
    EXPECT_EQ(swarms().record.fetched[0].folder, "/downloads");
}

TEST_F(SwarmCommandTest, GetsNothingAgainThatIsHere)
{
    swarms().fetch.id = ShareId{7};
    auto row = serving({7});
    row.hasMetadata = true;
    row.completedAt = std::chrono::sys_seconds{1s};
    script.rows[row.id] = row;

    EXPECT_EQ(run({"swarm", "get", "choir", "5001", "--json"}), ExitCode::Ok);

    EXPECT_EQ(events().back().name(), "done");
}

TEST_F(SwarmCommandTest, TakesAShareOutOfTheCatalogue)
{
    EXPECT_EQ(run({"swarm", "unshare", "choir", "Songs"}), ExitCode::Ok);

    EXPECT_THAT(swarms().record.unpublished, ElementsAre(swarms().catalogue[0].share));
    EXPECT_THAT(terminal.results, HasSubstr("Copies stay"));
}

TEST_F(SwarmCommandTest, ShowsTheLastEntriesOfTheLogOldestFirst)
{
    for (int entry = 0; entry < 60; ++entry)
        swarms().log.push_back(
            {.label = "anna", .kind = "publish", .text = "entry " + std::to_string(entry), .counts = true});

    EXPECT_EQ(run({"swarm", "log", "choir", "--json"}), ExitCode::Ok);
    ASSERT_EQ(events().size(), 50U);
    EXPECT_EQ(events().front().text("text"), "entry 10");
    EXPECT_EQ(events().back().text("text"), "entry 59");
    terminal.results.clear();
    EXPECT_EQ(run({"swarm", "log", "choir", "-n", "1"}), ExitCode::Ok);
    EXPECT_THAT(lines(), ElementsAre(AllOf(HasSubstr("anna"), HasSubstr("entry 59"))));
    EXPECT_EQ(run({"swarm", "log", "choir", "-n", "x"}), ExitCode::Usage);
}

TEST_F(SwarmCommandTest, EndsWithACodeOfItsOwnWhenTheLogIsNotSound)
{
    swarms().check = {7, 7, {}};
    EXPECT_EQ(run({"swarm", "verify-log", "choir"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("is sound: 7 entries, every signature holds.\n"));
    swarms().check.counting = 6;
    EXPECT_EQ(run({"swarm", "verify-log", "choir"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("1 of them is without effect: who wrote it had no right to."));
    swarms().check.faults = {"entry 3: its signature is wrong"};
    EXPECT_EQ(run({"swarm", "verify-log", "choir", "--json"}), ExitCode::NotIdentical);
    EXPECT_FALSE(events().back().flag("sound"));
}

TEST_F(SwarmCommandTest, WritesAnIdentityForItsOwnerAlone)
{
    swarms().identity = std::string{"\0id", 3};
    const auto file = folder / "me.identity";

    EXPECT_EQ(run({"swarm", "export-identity", "choir", file.string(), "--passphrase-file",
                   folder.write("p", "correct horse\n").string(), "--json"}),
              ExitCode::Ok);

    EXPECT_EQ(theEvent().name(), "exported");
    EXPECT_THAT(swarms().record.passphrases, ElementsAre("correct horse"));
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::filesystem::file_size(file), 3U);
}

TEST_F(SwarmCommandTest, TakesNoPassphraseFromTheLine)
{
    EXPECT_EQ(run({"swarm", "export-identity", "choir", (folder / "me").string()}), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("--passphrase-file"));
    EXPECT_TRUE(opened.empty());
}

TEST_F(SwarmCommandTest, ImportsAnIdentity)
{
    swarms().imported = choirId;

    EXPECT_EQ(run({"swarm", "import-identity", folder.write("me", "bytes").string(), "--passphrase-file",
                   folder.write("p", "correct horse").string(), "--fetch", "all", "--json"}),
              ExitCode::Ok);

    EXPECT_EQ(theEvent().text("name"), "choir");
    EXPECT_THAT(swarms().record.importedFiles, ElementsAre("bytes"));
    EXPECT_EQ(swarms().record.fetching.at(0).what, AutoFetch::All);
}

TEST_F(SwarmCommandTest, WritesTheTorrentOfAShare)
{
    swarms().torrent = "d4:infodee";
    const auto file = folder / "songs.torrent";

    EXPECT_EQ(run({"swarm", "export-torrent", "choir", "Songs", file.string()}), ExitCode::Ok);

    EXPECT_EQ(std::filesystem::file_size(file), swarms().torrent.size());
    EXPECT_THAT(terminal.messages, HasSubstr("useless to whoever isn't a member"));
}

TEST_F(SwarmCommandTest, RecoversByWordsFromAFileAlone)
{
    std::string words;
    for (int word = 0; word < 23; ++word)
        words += "abandon ";
    const auto file = folder.write("words", words + "art");

    EXPECT_EQ(run({"swarm", "recover", "choir", "--words-file", file.string(), "--cut", "ben", "--json"}),
              ExitCode::Ok);

    EXPECT_EQ(theEvent().text("deed"), "recovered");
    ASSERT_EQ(swarms().record.recovered.size(), 1U);
    EXPECT_EQ(swarms().record.recovered[0].words.size(), 24U);
    EXPECT_THAT(swarms().record.recovered[0].cut, ElementsAre(swarms().members[1].device));
}

TEST_F(SwarmCommandTest, ShowsTheSwarmOfAShareOnTheList)
{
    auto row = serving({7});
    row.swarm = choirId;
    row.swarmName = "choir";
    script.rows[row.id] = row;

    run({"ls", "--columns", "id,swarm"});
    EXPECT_THAT(terminal.results, HasSubstr("choir"));
    terminal.results.clear();
    run({"ls", "--json"});
    EXPECT_EQ(theEvent().text("swarm_name"), "choir");
    terminal.results.clear();
    run({"show", "7"});
    EXPECT_THAT(terminal.results, HasSubstr("choir"));
}

} // namespace
} // namespace shoal::app
