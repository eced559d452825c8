// Private swarms of another process: what is asked arrives whole, and so does the answer.
#include "core/control/codec/codec.h"
#include "tests/service/served_engine.h"

namespace shoal::test {
namespace {
const swarm::SwarmId choir{{0xc4, 0x01}};
const swarm::DeviceId ben{{0xbe}};

class RemoteSwarmsTest : public ServedEngine {
protected:
    FakeSwarms::Record& record() { return script.swarms.record; }

    /// A command on the other side of the socket, and its answer.
    template <class Value>
    Result<Value> asked(const std::function<void(Swarms&, SwarmReply<Value>)>& command)
    {
        return answerOf<Value>([&](auto reply) { command(remote_->swarms(), std::move(reply)); });
    }
    Result<std::monostate> done(const std::function<void(Swarms&, SwarmReply<std::monostate>)>& command)
    {
        return asked<std::monostate>(command);
    }

    void SetUp() override
    {
        ServedEngine::SetUp();
        remote_ = client();
    }
    void TearDown() override { remote_.reset(); }

private:
    std::unique_ptr<Engine> remote_;
};

TEST_F(RemoteSwarmsTest, CreatesWithEverythingThatWasAskedFor)
{
    script.swarms.created = {choir, "choir", {"abandon", "zoo"}};
    const CreateSwarmRequest request{"choir", "anna", {AutoFetch::Tagged, {"scores"}, "/srv"}, std::chrono::days{7}};

    const auto created = asked<CreatedSwarm>([&](Swarms& swarms, auto reply) { swarms.create(request, reply); });

    ASSERT_TRUE(created);
    EXPECT_EQ(created->id, choir);
    EXPECT_EQ(created->recoveryWords, script.swarms.created.recoveryWords);
    ASSERT_EQ(record().created.size(), 1U);
    EXPECT_EQ(record().created[0].label, "anna");
    EXPECT_EQ(record().created[0].fetching, request.fetching);
    EXPECT_EQ(record().created[0].freshness, std::chrono::days{7});
}

TEST_F(RemoteSwarmsTest, InvitesOnTheTermsThatWereAskedFor)
{
    script.swarms.invite = {.key = {{3}}, .code = "shoal:x", .pictureCode = "SHOAL:X", .file = "shoal:x\n"};
    const InviteRequest request{SwarmRole::Writer, 90min, 5, true, true};

    const auto made = asked<MadeInvite>([&](Swarms& swarms, auto reply) { swarms.invite(choir, request, reply); });

    ASSERT_TRUE(made);
    EXPECT_EQ(made->file, "shoal:x\n");
    ASSERT_EQ(record().invited.size(), 1U);
    EXPECT_EQ(control::encode(record().invited[0]), control::encode(request));
}

TEST_F(RemoteSwarmsTest, CarriesEveryCommandThatChangesMembers)
{
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.approve(choir, ben, true, reply); }));
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.remove(choir, ben, true, reply); }));
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.setRole(choir, ben, SwarmRole::Admin, reply); }));
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.settle(choir, ben, reply); }));
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.recover(choir, {{"a", "b"}, {ben}}, reply); }));
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.goOnWriting(choir, reply); }));
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.cancelInvite(choir, {{9}}, reply); }));

    EXPECT_EQ(record().approved, (std::vector{std::pair{ben, true}}));
    EXPECT_EQ(record().removed, (std::vector{std::pair{ben, true}}));
    EXPECT_EQ(record().roles, (std::vector{std::pair{ben, SwarmRole::Admin}}));
    EXPECT_EQ(record().settled, (std::vector{ben}));
    ASSERT_EQ(record().recovered.size(), 1U);
    EXPECT_EQ(record().recovered[0].words, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(record().recovered[0].cut, (std::vector{ben}));
    EXPECT_EQ(record().writing, (std::vector{choir}));
    EXPECT_EQ(record().cancelled, (std::vector{swarm::SigningKey{{9}}}));
}

TEST_F(RemoteSwarmsTest, JoinsAndTellsWhereItStands)
{
    script.swarms.join = {.id = {4}, .state = JoinState::WaitingForApproval, .device = ben, .author = "0a"};
    script.swarms.joinings = {script.swarms.join};

    const auto row = asked<JoinRow>([](Swarms& swarms, auto reply) { swarms.join({"shoal:x", "ben", {}}, reply); });
    const auto all = asked<std::vector<JoinRow>>([](Swarms& swarms, auto reply) { swarms.joinings(reply); });
    EXPECT_TRUE(done([](Swarms& swarms, auto reply) { swarms.stopJoining({4}, reply); }));

    ASSERT_TRUE(row && all);
    EXPECT_EQ(control::encode(*row), control::encode(script.swarms.join));
    EXPECT_EQ(control::encode(*all), control::encode(script.swarms.joinings));
    EXPECT_EQ(record().joined.at(0).code, "shoal:x");
    EXPECT_EQ(record().stopped, (std::vector{JoinId{4}}));
}

TEST_F(RemoteSwarmsTest, ReadsEveryList)
{
    script.swarms.rows = {{.id = choir, .name = "choir", .role = SwarmRole::Owner, .members = 2, .online = 1}};
    script.swarms.members = {{.device = ben, .label = "ben", .isOnline = true, .link = LinkKind::PortMapped}};
    script.swarms.catalogue = {{.share = {{5}}, .title = "one", .tags = {"a"}, .id = ShareId{3}}, {.title = "two"}};
    script.swarms.log = {{.entry = {{6}}, .kind = "admit", .text = "lets ben in", .counts = true}};
    script.swarms.statuses[choir] = {.row = script.swarms.rows[0],
                                     .troubles = {{SwarmTroubleKind::NotFresh, "too old", "wait"}}};
    script.swarms.check = {7, 6, {"entry 3"}};

    const auto rows = asked<std::vector<SwarmRow>>([](Swarms& swarms, auto reply) { swarms.list(reply); });
    const auto members =
        asked<std::vector<SwarmMemberRow>>([](Swarms& swarms, auto reply) { swarms.members(choir, reply); });
    const auto second = asked<Page<SwarmShareRow>>([](Swarms& swarms, auto reply) {
        swarms.catalogue(choir, {1, 5}, reply);
    });
    const auto log = asked<Page<SwarmLogRow>>([](Swarms& swarms, auto reply) { swarms.log(choir, {0, 9}, reply); });
    const auto how = asked<SwarmStatus>([](Swarms& swarms, auto reply) { swarms.status(choir, reply); });
    const auto check = asked<LogCheck>([](Swarms& swarms, auto reply) { swarms.verifyLog(choir, reply); });

    ASSERT_TRUE(rows && members && second && log && how && check);
    EXPECT_EQ(control::encode(*rows), control::encode(script.swarms.rows));
    EXPECT_EQ(control::encode(*members), control::encode(script.swarms.members));
    EXPECT_EQ(second->total, 2U);
    ASSERT_EQ(second->rows.size(), 1U);
    EXPECT_EQ(second->rows[0].title, "two");
    EXPECT_EQ(control::encode(log->rows), control::encode(script.swarms.log));
    EXPECT_EQ(control::encode(*how), control::encode(script.swarms.statuses[choir]));
    EXPECT_EQ(check->faults, script.swarms.check.faults);
}

TEST_F(RemoteSwarmsTest, CarriesFilesOfAnyBytes)
{
    const std::string bytes{"\0\xff\n", 3};
    script.swarms.identity = script.swarms.torrent = bytes;
    script.swarms.imported = choir;

    const auto identity =
        asked<std::string>([](Swarms& swarms, auto reply) { swarms.exportIdentity(choir, "secret", reply); });
    const auto torrent =
        asked<std::string>([](Swarms& swarms, auto reply) { swarms.exportTorrent(choir, {{5}}, reply); });
    const auto imported =
        asked<swarm::SwarmId>([&](Swarms& swarms, auto reply) { swarms.importIdentity(bytes, "other", {}, reply); });

    EXPECT_EQ(identity.value_or(""), bytes);
    EXPECT_EQ(torrent.value_or(""), bytes);
    EXPECT_EQ(imported.value_or(swarm::SwarmId{}), choir);
    EXPECT_EQ(record().importedFiles, (std::vector{bytes}));
    EXPECT_EQ(record().passphrases, (std::vector<std::string>{"secret", "other"}));
}

TEST_F(RemoteSwarmsTest, PublishesAndIsNotTrustedToHaveHashedTheData)
{
    script.swarms.publication = {{{5}}, {8}};
    PublishRequest request{.torrent = std::string{"d\xff", 2},
                           .folder = "/srv",
                           .trust = DataTrust::JustHashed,
                           .title = "songs",
                           .note = "new",
                           .tags = {"a"}};

    const auto published =
        asked<Publication>([&](Swarms& swarms, auto reply) { swarms.publish(choir, request, reply); });

    ASSERT_TRUE(published);
    EXPECT_EQ(published->id, ShareId{8});
    ASSERT_EQ(record().published.size(), 1U);
    EXPECT_EQ(record().published[0].torrent, request.torrent);
    EXPECT_EQ(record().published[0].tags, request.tags);
    EXPECT_EQ(record().published[0].trust, DataTrust::None);
}

TEST_F(RemoteSwarmsTest, FetchesIntoAnAbsoluteFolderAlone)
{
    script.swarms.fetch = {.id = ShareId{8}, .wasOnList = true};

    const auto fetched = asked<StartedFetch>(
        [](Swarms& swarms, auto reply) { swarms.fetch(choir, {.share = {{5}}, .folder = "/srv"}, reply); });
    const auto refused = asked<StartedFetch>(
        [](Swarms& swarms, auto reply) { swarms.fetch(choir, {.share = {{5}}, .folder = "srv"}, reply); });

    ASSERT_TRUE(fetched);
    EXPECT_EQ(fetched->id, ShareId{8});
    EXPECT_TRUE(fetched->wasOnList);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "folder must be an absolute path");
    EXPECT_EQ(record().fetched.size(), 1U);
}

TEST_F(RemoteSwarmsTest, PassesOnWhyItIsNotDone)
{
    script.swarms.fails = Error{ErrorKind::NoRight, "choir", "it takes an admin", "ask one"};

    const auto refused = done([](Swarms& swarms, auto reply) { swarms.remove(choir, ben, false, reply); });

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), *script.swarms.fails);
}

TEST_F(RemoteSwarmsTest, TellsOfLeavingUntold)
{
    script.swarms.isLeavingTold = false;

    EXPECT_EQ(asked<bool>([](Swarms& swarms, auto reply) { swarms.leave(choir, reply); }).value_or(true), false);
    EXPECT_EQ(record().left, (std::vector{choir}));
}

} // namespace
} // namespace shoal::test
