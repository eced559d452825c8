// What this device gets of a private swarm: `shoal swarm get`, `fetch`, `cancel-join`, and who is waited for.
#include "tests/app/command_fixture.h"
#include "tests/support/json_event.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const swarm::SwarmId familyId{{0xc4, 0x01}};
const swarm::ShareId songsId{{0x50, 0x01}};

class SwarmGetTest : public CommandTest {
protected:
    void SetUp() override
    {
        swarms().rows = {{.id = familyId, .name = "family", .role = SwarmRole::Writer}};
        swarms().statuses[familyId] = {.row = swarms().rows[0], .fetching = {AutoFetch::None, {}, "/srv/family"}};
        swarms().catalogue = {{.share = songsId,
                               .title = "Songs",
                               .holders = 1,
                               .awaited = SwarmGiver{{{0xaa}}, "anna", std::chrono::sys_seconds{1s}}}};
        script.onSubscribe = [this](FakeEngine& engine) { engine_ = &engine; };
    }
    test::FakeSwarms::Script& swarms() { return script.swarms; }
    void happensAt(std::chrono::milliseconds time, Event event)
    {
        loop.at(time, [this, event] { engine_->emit(event); });
    }
    static ShareRow whole(ShareId id)
    {
        auto row = serving(id);
        row.hasMetadata = true;
        row.completedAt = std::chrono::sys_seconds{1s};
        return row;
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const auto& line : lines()) {
            EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
            names.push_back(test::JsonEvent{line}.name());
        }
        return names;
    }

    FakeEngine* engine_ = nullptr;
};

TEST_F(SwarmGetTest, SaysForWhomItWaitsAndGoesOnWhenSomebodyHasIt)
{
    script.rows[ShareId{7}] = whole({7});
    happensAt(2s, SwarmGetEnded{familyId, {{0x60}}, ShareId{3}, {}});
    happensAt(3s, SwarmGetEnded{familyId, songsId, ShareId{7}, {}});

    EXPECT_EQ(run({"swarm", "get", "family", "Songs", "--json"}), ExitCode::Ok);

    EXPECT_THAT(names(), testing::Contains("get-waits"));
    EXPECT_EQ(names().back(), "done");
}

TEST_F(SwarmGetTest, SaysInWordsForWhomItWaitsAndHowToGiveItUp)
{
    happensAt(1s, SwarmGetEnded{familyId, songsId, {}, Error{ErrorKind::Cancelled, "Songs", "it was given up"}});

    EXPECT_NE(run({"swarm", "get", "family", "Songs"}), ExitCode::Ok);

    EXPECT_THAT(terminal.messages,
                AllOf(HasSubstr("Songs waits for a member that has it: anna (offline, seen "),
                      HasSubstr("`shoal swarm get c4010000 50010000 --cancel` gives it up"),
                      HasSubstr("it was given up")));
}

TEST_F(SwarmGetTest, AsksAgainWhenTheEngineIsBack)
{
    script.rows[ShareId{7}] = whole({7});
    happensAt(1s, EngineLost{});
    loop.at(2s, [this] {
        swarms().fetch.id = ShareId{7};
        engine_->emit(EngineBack{});
    });

    EXPECT_EQ(run({"swarm", "get", "family", "Songs", "--json"}), ExitCode::Ok);

    EXPECT_EQ(swarms().record.fetched.size(), 2U);
    EXPECT_EQ(names().back(), "done");
}

TEST_F(SwarmGetTest, LeavesWhatIsOnTheListWhereItIsAndSaysThatItIsHere)
{
    swarms().catalogue[0].id = ShareId{7};
    swarms().fetch = {.id = ShareId{7}, .wasOnList = true};
    script.rows[ShareId{7}] = whole({7});

    EXPECT_EQ(run({"swarm", "get", "family", "Songs"}), ExitCode::Ok);

    EXPECT_EQ(swarms().record.fetched.at(0).folder, "") << "wherever it is";
    EXPECT_THAT(terminal.messages, HasSubstr("Here already: album"));
    EXPECT_EQ(terminal.results, "/srv/album\n");
}

TEST_F(SwarmGetTest, AsksForTheFolderThatIsNamedAlsoOfWhatIsOnTheList)
{
    swarms().catalogue[0].id = ShareId{7};
    swarms().fails = Error{ErrorKind::AlreadyExists, "Songs", "it is on the list already, in /srv",
                           "`shoal move 7 /music` takes it there"};

    EXPECT_NE(run({"swarm", "get", "family", "Songs", "-o", "/music"}), ExitCode::Ok);

    EXPECT_EQ(swarms().record.fetched.at(0).folder, "/music");
    EXPECT_THAT(terminal.messages, AllOf(HasSubstr("/srv"), HasSubstr("shoal move 7 /music")));
}

TEST_F(SwarmGetTest, GivesUpWhatWaits)
{
    EXPECT_EQ(run({"swarm", "get", "family", "Songs", "--cancel", "--json"}), ExitCode::Ok);

    EXPECT_THAT(swarms().record.stoppedFetches, ElementsAre(songsId));
    EXPECT_THAT(swarms().record.fetched, IsEmpty());
    EXPECT_EQ(test::JsonEvent{lines().back()}.text("deed"), "get-cancelled");
}

TEST_F(SwarmGetTest, TheCatalogueSaysWhyAShareDoesNotCome)
{
    swarms().catalogue.push_back({.share = {{0x60}}, .title = "Films", .isWaiting = true});
    swarms().catalogue.push_back({.share = {{0x70}}, .title = "Texts", .holders = 1, .online = 1});

    EXPECT_EQ(run({"swarm", "catalogue", "family"}), ExitCode::Ok);

    EXPECT_THAT(terminal.messages,
                AllOf(HasSubstr("Nobody online has Songs: anna (offline, seen "),
                      HasSubstr("Films waits for a member that has it: nobody says to."), Not(HasSubstr("Texts"))));
    EXPECT_THAT(terminal.results, HasSubstr("waits"));
}

TEST_F(SwarmGetTest, TheCatalogueTellsProgramsWhomAShareWaitsFor)
{
    EXPECT_EQ(run({"swarm", "catalogue", "family", "--json"}), ExitCode::Ok);

    EXPECT_THAT(names(), ElementsAre("swarm-share"));
    EXPECT_THAT(lines().at(0),
                AllOf(HasSubstr(R"("online":0)"), HasSubstr(R"("name":"anna")"), HasSubstr(R"("waiting":false)")));
}

TEST_F(SwarmGetTest, ChangesWhatIsFetchedByItselfAndKeepsTheFolder)
{
    EXPECT_EQ(run({"swarm", "fetch", "family", "tag:a,tag:b"}), ExitCode::Ok);
    EXPECT_EQ(run({"swarm", "fetch", "family", "all", "--folder", "/elsewhere", "--json"}), ExitCode::Ok);

    EXPECT_THAT(swarms().record.fetching,
                ElementsAre(SwarmFetching{AutoFetch::Tagged, {"a", "b"}, "/srv/family"},
                            SwarmFetching{AutoFetch::All, {}, "/elsewhere"}));
    EXPECT_THAT(terminal.results, HasSubstr("what has the tag a or b, into /srv/family"));
    EXPECT_EQ(test::JsonEvent{lines().back()}.text("deed"), "fetching-set");
    EXPECT_NE(run({"swarm", "fetch", "family", "music"}), ExitCode::Ok);
    EXPECT_EQ(swarms().record.fetching.size(), 2U);
}

TEST_F(SwarmGetTest, GivesUpAJoiningThatWaits)
{
    swarms().joinings = {{.id = {3}, .device = {{0xbe, 0xef}}, .author = "0102030405060708"},
                         {.id = {4}, .state = JoinState::Joined},
                         {.id = {5}, .device = {{0xbe, 0xaa}}, .author = "a1b2c3d4e5f60718"}};

    EXPECT_EQ(run({"swarm", "cancel-join", "beef", "--json"}), ExitCode::Ok);
    EXPECT_EQ(names().back(), "joining-stopped");
    EXPECT_EQ(run({"swarm", "cancel-join", "a1b2c3"}), ExitCode::Ok);
    EXPECT_EQ(run({"swarm", "cancel-join"}), ExitCode::NotFound) << "two wait";
    EXPECT_THAT(swarms().record.stopped, ElementsAre(JoinId{3}, JoinId{5}));

    swarms().joinings.pop_back();
    EXPECT_EQ(run({"swarm", "cancel-join"}), ExitCode::Ok);
    EXPECT_EQ(swarms().record.stopped.size(), 3U);
}

TEST_F(SwarmGetTest, WarnsOfASecondSwarmWithTheSameName)
{
    const swarm::SwarmId second{{0xd5, 0x02}};
    swarms().rows.push_back({.id = second, .name = "family"});
    swarms().created = {second, "family", std::vector<std::string>(24, "abandon")};

    EXPECT_EQ(run({"swarm", "create", "family"}), ExitCode::Ok);

    EXPECT_THAT(terminal.messages, AllOf(HasSubstr("has the same name"), HasSubstr("d5020000"), HasSubstr("c4010000")));
    terminal.messages.clear();
    EXPECT_NE(run({"swarm", "fetch", "family", "all"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, AllOf(HasSubstr("d5020000"), HasSubstr("c4010000")));
    EXPECT_THAT(swarms().record.fetching, IsEmpty());
}

} // namespace
} // namespace shoal::app
