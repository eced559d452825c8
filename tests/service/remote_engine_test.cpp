#include "tests/service/event_log.h"
#include "tests/service/served_engine.h"

#include <gmock/gmock.h>

namespace shoal::test {
namespace {
using testing::ElementsAre;

ShareRow named(std::int64_t id, const std::string& name)
{
    ShareRow row;
    row.id = ShareId{id};
    row.name = name;
    return row;
}

const Executor atOnce = [](const std::function<void()>& work) { work(); };

class RemoteEngine : public ServedEngine {};

TEST_F(RemoteEngine, AddsWhatItIsGiven)
{
    const auto remote = client();
    AddRequest request;
    request.source = std::string{"d4:info\0\xff", 9};
    request.folder = "/srv/caf\xe9";
    request.whenDone = WhenDone::Stop;
    const auto added = answerOf<ShareId>([&](auto reply) { remote->add(request, reply); });
    EXPECT_EQ(added, ShareId{1});
    ASSERT_EQ(script.record.added.size(), 1U);
    EXPECT_EQ(script.record.added[0].source, request.source);
    EXPECT_EQ(script.record.added[0].folder, request.folder);
    EXPECT_EQ(script.record.added[0].whenDone, WhenDone::Stop);
}

TEST_F(RemoteEngine, IsNotTrustedToHaveHashedTheData)
{
    const auto remote = client();
    AddRequest request;
    request.source = std::string{};
    request.folder = "/srv";
    request.trust = DataTrust::JustHashed;
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->add(request, reply); }));
    EXPECT_EQ(script.record.added.at(0).trust, DataTrust::None);
}

TEST_F(RemoteEngine, MayHaveDataHashedOnlyBeforeItIsSent)
{
    const auto remote = client();
    AddRequest request;
    request.source = std::string{};
    request.folder = "/srv";
    request.trust = DataTrust::Unproven;
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->add(request, reply); }));
    EXPECT_EQ(script.record.added.at(0).trust, DataTrust::Unproven);
}

/// A torrent that the service can have made; the client reads it.
CreatedTorrent made(const TemporaryFolder& folder)
{
    auto created = createTorrent({.paths = {folder.write("song.flac", "la la la")}});
    EXPECT_TRUE(created);
    return *created;
}

TEST_F(RemoteEngine, IsTrustedWithWhatTheServiceHashedForIt)
{
    const auto torrent = made(folder);
    script.onCreate = [&torrent](FakeEngine& fake) { fake.finishCreating(torrent); };
    const auto remote = client();
    const auto created =
        answerOf<CreatedTorrent>([&](auto reply) { remote->create({.paths = {"/srv/song.flac"}}, reply); });
    ASSERT_TRUE(created);
    AddRequest request;
    request.source = created->bytes;
    request.folder = created->folder;
    request.trust = DataTrust::JustHashed;
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->add(request, reply); }));
    request.folder = "/elsewhere";
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->add(request, reply); }));
    ASSERT_EQ(script.record.added.size(), 2U);
    EXPECT_EQ(script.record.added[0].trust, DataTrust::JustHashed);
    EXPECT_EQ(script.record.added[1].trust, DataTrust::None) << "there it was not hashed";
}

TEST_F(RemoteEngine, PassesErrorsOnAsTheyAre)
{
    script.addFails = Error{ErrorKind::DiskFull, "/srv/a", "No space left on device", "free some"};
    const auto remote = client();
    AddRequest request;
    request.source = std::string{};
    request.folder = "/srv";
    const auto added = answerOf<ShareId>([&](auto reply) { remote->add(request, reply); });
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error(), *script.addFails);
}

TEST_F(RemoteEngine, SaysWhatIsWrongWithARequestThatTheServiceRefuses)
{
    const auto remote = client();
    AddRequest request;
    request.source = std::string{};
    request.folder = "not/absolute";
    const auto added = answerOf<ShareId>([&](auto reply) { remote->add(request, reply); });
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().reason, "folder must be an absolute path");
}

TEST_F(RemoteEngine, AsksForARowInDetail)
{
    script.rows[ShareId{5}] = named(5, "five");
    script.details[ShareId{5}] =
        ShareDetails{.row = named(5, "five"), .torrent = {}, .link = "magnet:?x", .places = {{1, "/a"}}};
    const auto remote = client();
    const auto details = answerOf<ShareDetails>([&](auto reply) { remote->details(ShareId{5}, reply); });
    ASSERT_TRUE(details);
    EXPECT_EQ(details->row.name, "five");
    EXPECT_EQ(details->link, "magnet:?x");
    EXPECT_EQ(details->places, (std::vector<FilePlace>{{1, "/a"}}));
}

TEST_F(RemoteEngine, AsksForThePartsOfAShare)
{
    const ShareId id{5};
    script.pieces[id] = {{PieceState::Have, PieceState::InFlight}, {3, 0}};
    script.peerPieces["127.0.0.9:1"] = {{PieceState::Have, PieceState::Missing}, {}};
    script.sources[id] = {{.kind = SourceKind::WebSeed, .state = SourceState::Working, .url = "http://a/"}};
    const auto remote = client();

    const auto pieces = answerOf<PieceMap>([&](auto reply) { remote->pieces(id, reply); });
    const auto ofPeer = answerOf<PieceMap>([&](auto reply) { remote->peerPieces(id, "127.0.0.9:1", reply); });
    const auto sources = answerOf<std::vector<SourceRow>>([&](auto reply) { remote->sources(id, reply); });
    const auto ofNone = answerOf<PieceMap>([&](auto reply) { remote->pieces(ShareId{6}, reply); });

    EXPECT_EQ(pieces->states, script.pieces[id].states);
    EXPECT_EQ(pieces->availability, script.pieces[id].availability);
    EXPECT_THAT(ofPeer->states, ElementsAre(PieceState::Have, PieceState::Missing));
    ASSERT_EQ(sources->size(), 1U);
    EXPECT_EQ(sources->at(0).kind, SourceKind::WebSeed);
    EXPECT_EQ(sources->at(0).url, "http://a/");
    EXPECT_EQ(ofNone.error().kind, ErrorKind::NotFound);
}

TEST_F(RemoteEngine, AsksForSpeedsOfOneShareOrOfAll)
{
    script.speeds[{5, SpeedSpan::Hours}].samples = {{{1}, {2}}};
    script.speeds[{0, SpeedSpan::Minutes}].samples = {{{3}, {4}}, {{5}, {6}}};
    const auto remote = client();

    const auto ofOne = answerOf<SpeedHistory>([&](auto reply) { remote->speeds(ShareId{5}, SpeedSpan::Hours, reply); });
    const auto ofAll = answerOf<SpeedHistory>([&](auto reply) { remote->speeds({}, SpeedSpan::Minutes, reply); });

    EXPECT_THAT(ofOne->samples, ElementsAre(SpeedSample{{1}, {2}}));
    EXPECT_THAT(ofAll->samples, ElementsAre(SpeedSample{{3}, {4}}, SpeedSample{{5}, {6}}));
}

TEST_F(RemoteEngine, AsksForCountsAndStatistics)
{
    script.counts.trackers = {{"tracker.example", 2}};
    script.statistics.allTime = {7, 8};
    const auto remote = client();

    EXPECT_EQ(answerOf<ShareCounts>([&](auto reply) { remote->counts(reply); })->trackers, script.counts.trackers);
    EXPECT_EQ(answerOf<Statistics>([&](auto reply) { remote->statistics(reply); })->allTime, (Transferred{7, 8}));
}

TEST_F(RemoteEngine, DealsWithSinglePeers)
{
    const ShareId id{5};
    script.rows[id] = named(5, "five");
    const auto remote = client();

    EXPECT_TRUE(answerOf<ShareId>([&](auto reply) { remote->addPeer(id, "127.0.0.9:1", reply); }));
    EXPECT_TRUE(answerOf<ShareId>([&](auto reply) { remote->banPeer(id, "127.0.0.9:2", reply); }));

    EXPECT_THAT(script.record.peersAdded, ElementsAre(std::pair{id, std::string{"127.0.0.9:1"}}));
    EXPECT_THAT(script.record.peersBanned, ElementsAre(std::pair{id, std::string{"127.0.0.9:2"}}));
}

TEST_F(RemoteEngine, PassesOnWhatADesktopChoosesOfAShare)
{
    script.rows[ShareId{1}] = named(1, "one");
    const auto remote = client();
    AddRequest request;
    request.source = std::string{};
    request.folder = "/srv";
    request.onMetadata = OnMetadata::Rest;
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->add(request, reply); }));
    const ShareEdit edit{.files = {{1, 2, FilePriority::Low}}, .name = "Mine"};
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->edit(ShareId{1}, edit, reply); }));
    const ShareFilter filter{.tracker = "tracker.example", .isActive = true, .hasNoLabel = true};
    ASSERT_TRUE(answerOf<SharePage>([&](auto reply) {
        remote->query(filter, {ShareColumn::TimeLeft, true}, {0, 1}, reply);
    }));

    EXPECT_EQ(script.record.added.at(0).onMetadata, OnMetadata::Rest);
    const auto& edited = script.record.edited.at(0).second;
    EXPECT_EQ(edited.name, "Mine");
    ASSERT_EQ(edited.files.size(), 1U);
    EXPECT_EQ(edited.files[0].last, 2U);
    EXPECT_EQ(edited.files[0].priority, FilePriority::Low);
    const auto& query = script.record.queries.at(0);
    EXPECT_EQ(query.filter.tracker, "tracker.example");
    EXPECT_TRUE(query.filter.isActive && query.filter.hasNoLabel);
    EXPECT_EQ(query.sort.column, ShareColumn::TimeLeft);
}

TEST_F(RemoteEngine, HearsOfWhatHappens)
{
    script.onAdd = [](FakeEngine& fake, ShareId id) {
        fake.emit(PeerBanned{id, "127.0.0.9:1", "liar", Misdeed::Floods, "", std::chrono::seconds{60}});
    };
    const auto remote = client();
    EventLog log;
    const auto subscription = remote->subscribe(atOnce, [&log](const auto& events) { log.take(events); });
    AddRequest request;
    request.source = std::string{};
    request.folder = "/srv";
    const auto added = answerOf<ShareId>([&](auto reply) { remote->add(request, reply); });
    EXPECT_EQ(log.waitFor<PeerBanned>().address, "127.0.0.9:1");
}

TEST_F(RemoteEngine, KnowsItsJobsByItsOwnNumbers)
{
    std::int64_t last = 0;
    script.onCreate = [&last](FakeEngine& fake) { fake.emit(CreateProgressed{JobId{++last}, {5, 10, {}, {}}}); };
    const auto ignore = [](const auto&) {};
    const auto other = client();
    other->create({.paths = {"/a"}}, ignore);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { other->network(reply); }));
    const auto remote = client();
    EventLog log;
    const auto subscription = remote->subscribe(atOnce, [&log](const auto& events) { log.take(events); });
    const auto job = remote->create({.paths = {"/b"}}, ignore);
    EXPECT_EQ(log.waitFor<CreateProgressed>().job, job);
    EXPECT_NE(job, JobId{last}) << "the engine's own number is the same, which shows nothing";
}

TEST_F(RemoteEngine, MeansItsOwnCurrentFolderByARelativePath)
{
    const auto remote = client();
    remote->create({.paths = {"pictures", "/srv/b"}}, [](const auto&) {});
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));
    ASSERT_EQ(script.record.created.size(), 1U);
    EXPECT_THAT(script.record.created[0].paths, ElementsAre(std::filesystem::current_path() / "pictures", "/srv/b"));
}

TEST_F(RemoteEngine, CancelsItsJob)
{
    const auto remote = client();
    JobId job;
    const auto created = answerOf<CreatedTorrent>([&](auto reply) {
        job = remote->create({.paths = {"/a"}}, reply);
        remote->cancel(job);
    });
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().kind, ErrorKind::Cancelled);
    EXPECT_THAT(script.record.cancelled, ElementsAre(JobId{1}));
}

TEST_F(RemoteEngine, LeavesTheServiceRunningWhenItCloses)
{
    const auto remote = client();
    EXPECT_TRUE(answerOf<std::monostate>([&](auto reply) { remote->close(reply); }));
    EXPECT_FALSE(script.record.isClosed);
    const auto next = client();
    EXPECT_TRUE(answerOf<NetworkStatus>([&](auto reply) { next->network(reply); }).has_value());
}

TEST_F(RemoteEngine, AnswersWithEngineGoneOnceTheServiceIsGivenUp)
{
    const auto remote = client({1ms, 1ms, 0ms});
    EventLog log;
    const auto subscription = remote->subscribe(atOnce, [&log](const auto& events) { log.take(events); });
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));
    // A job that never ends: its answer is open when the service goes.
    auto open = std::make_shared<std::promise<ErrorKind>>();
    remote->create({.paths = {"/a"}}, [open](const auto& created) { open->set_value(created.error().kind); });
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));
    server.reset();
    EXPECT_EQ(open->get_future().get(), ErrorKind::EngineGone);
    EXPECT_EQ(log.waitFor<EngineWarning>().error.kind, ErrorKind::EngineGone);
    const auto later = answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); });
    ASSERT_FALSE(later);
    EXPECT_EQ(later.error().kind, ErrorKind::EngineGone);
}

TEST_F(RemoteEngine, AnswersWhatIsOpenBeforeItGoes)
{
    // The fake ends a job only when it is told to.
    const auto created = answerOf<CreatedTorrent>([this](auto reply) { client()->create({.paths = {"/a"}}, reply); });
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().kind, ErrorKind::EngineGone);
}

TEST_F(RemoteEngine, CannotConnectWhereNobodyListens)
{
    EXPECT_EQ(connectEngine(folder.path() / "nothing").error().kind, ErrorKind::NotFound);
    EXPECT_EQ(connectEngine(folder.path() / std::string(200, 'x')).error().kind, ErrorKind::NameTooLong);
}

} // namespace
} // namespace shoal::test
