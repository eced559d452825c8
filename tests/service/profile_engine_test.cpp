// One engine a profile: who comes first runs it, the others are its clients and take it over when it ends.
#include "app/service/profile_engine.h"
#include "core/control/remote_engine.h"
#include "tests/service/event_log.h"
#include "tests/service/served_engine.h"

#include <atomic>
#include <gmock/gmock.h>
#include <unistd.h>

namespace shoal::test {
namespace {
using service::Access;
using testing::ElementsAre;

/// A fake that has the profile as a real engine has it.
class HeldEngine : public FakeEngine {
public:
    HeldEngine(Script& script, ProfileLock lock)
        : FakeEngine{script}
        , lock_{std::move(lock)}
    {}
    /// Has no answer to that while `script().hangs`.
    void remove(ShareId id, Data data, Reply<ShareId> reply) override
    {
        if (!script().hangs)
            FakeEngine::remove(id, data, std::move(reply));
    }

private:
    ProfileLock lock_;
};

/// One process, as far as a profile is concerned.
struct Process {
    FakeEngine::Script script;
    std::atomic<int> refusals{0};    ///< that the profile is in use, whoever has it
    std::atomic<int> deafMoments{0}; ///< in which the holder doesn't answer
    std::optional<Error> openFails;
    std::optional<Error> serveFails;
    Tenure tenure = Tenure::OfACommand;
    EventLog log;
    std::atomic<int> opened{0};
    FakeEngine* own = nullptr;
    std::unique_ptr<service::ProfileEngine> engine;
    Subscription subscription;

    service::EngineSources sources()
    {
        return {[this](const LocalEngineOptions& options) { return open(options); },
                [this](const std::filesystem::path& socket) -> Result<std::unique_ptr<Engine>> {
                    if (deafMoments.fetch_sub(1) > 0)
                        return fail(ErrorKind::EngineGone, socket.string(), "nobody listens there");
                    return connectEngine(socket, {1ms, 10ms, 60s});
                },
                [this](Engine& served, const auto& socket) {
                    return serveFails ? Result<std::unique_ptr<service::ControlServer>>{fail(*serveFails)}
                                      : service::ControlServer::open(served, socket);
                }};
    }

    Result<std::unique_ptr<Engine>> open(const LocalEngineOptions& options)
    {
        if (openFails)
            return fail(*openFails);
        if (refusals.fetch_sub(1) > 0)
            return fail(ErrorKind::ProfileInUse, options.profile.string(), "process 7");
        auto lock = ProfileLock::take(options.profile, options.purpose, options.socket, options.tenure);
        if (!lock)
            return fail(lock.error());
        ++opened;
        auto made = std::make_unique<HeldEngine>(script, std::move(*lock));
        own = made.get();
        return made;
    }

    /// With an ear for what it tells.
    void take(std::unique_ptr<service::ProfileEngine> made)
    {
        engine = std::move(made);
        subscription = engine->subscribe([](const std::function<void()>& work) { work(); },
                                         [this](const EventBatch& events) { log.take(events); });
    }

    void end()
    {
        subscription.end();
        engine.reset();
    }
};

class OneProfile : public testing::Test {
protected:
    void SetUp() override { ::unsetenv("XDG_RUNTIME_DIR"); }

    Result<std::unique_ptr<service::ProfileEngine>> tryToOpen(Process& process, Access access = Access::OwnOrOthers)
    {
        const LocalEngineOptions options{.profile = profile, .purpose = "shoal get", .tenure = process.tenure};
        return service::ProfileEngine::open(options, access, process.sources(),
                                            {.opening = {1ms, 10ms, opening}, .handover = {1ms, 10ms, handover}});
    }
    void open(Process& process)
    {
        auto made = tryToOpen(process);
        ASSERT_TRUE(made) << made.error().reason;
        process.take(std::move(*made));
    }

    static void addRow(Process& process, const std::string& name)
    {
        ShareRow row;
        row.id = {7};
        row.name = name;
        process.script.rows[row.id] = row;
    }
    static std::string nameSeenBy(const Process& process)
    {
        const auto page = answerOf<SharePage>([&](auto reply) { process.engine->query({}, {}, {0, 1}, reply); });
        EXPECT_TRUE(page) << page.error().reason;
        return page && !page->rows.empty() ? page->rows[0].name : "";
    }
    static AddRequest into(const std::string& folder)
    {
        AddRequest request;
        request.source = std::string{};
        request.folder = folder;
        return request;
    }

    TemporaryFolder folder;
    std::filesystem::path profile = folder / "profile";
    std::chrono::milliseconds opening = 60s;
    std::chrono::milliseconds handover = 60s;
    Process first, second, third; ///< they end in the opposite order
};

TEST_F(OneProfile, IsRunByWhoComesFirst)
{
    open(first);

    EXPECT_EQ(first.engine->servedBy(), std::nullopt);
    EXPECT_EQ(first.engine->notServed(), std::nullopt);
}

TEST_F(OneProfile, IsServedToTheNext)
{
    addRow(first, "album");
    open(first);
    open(second);

    ASSERT_TRUE(second.engine->servedBy());
    EXPECT_EQ(nameOf(*second.engine->servedBy()), "process " + std::to_string(::getpid()) + " (shoal get)");
    EXPECT_EQ(nameSeenBy(second), "album");
    EXPECT_EQ(second.opened, 0);
}

TEST_F(OneProfile, GoesOnWithItsHolderWhenAClientEnds)
{
    addRow(first, "album");
    open(first);
    open(second);

    EXPECT_TRUE(answerOf<std::monostate>([&](auto reply) { second.engine->close(reply); }));
    second.end();

    EXPECT_FALSE(first.script.record.isClosed);
    EXPECT_EQ(nameSeenBy(first), "album");
}

TEST_F(OneProfile, IsTakenOverByAClientWhenItsHolderEnds)
{
    addRow(second, "album");
    open(first);
    open(second);

    first.end();
    second.log.waitFor<EngineBack>();

    EXPECT_TRUE(second.log.has<EngineLost>());
    EXPECT_EQ(second.engine->servedBy(), std::nullopt);
    EXPECT_EQ(nameSeenBy(second), "album");
    open(third);
    EXPECT_EQ(nameSeenBy(third), "album") << "it is served again";
}

TEST_F(OneProfile, GoesToOneOfItsClientsAndTheOthersAreClientsOfThat)
{
    open(first);
    open(second);
    open(third);

    first.end();
    second.log.waitFor<EngineBack>();
    third.log.waitFor<EngineBack>();

    EXPECT_EQ(second.opened + third.opened, 1);
    EXPECT_NE(second.engine->servedBy().has_value(), third.engine->servedBy().has_value());
}

TEST_F(OneProfile, TellsWhatHappensToTheEngineThatWasTakenOver)
{
    open(first);
    open(second);
    first.end();
    second.log.waitFor<EngineBack>();

    second.own->emit(SharesAdded{{{3}}});

    EXPECT_THAT(second.log.waitFor<SharesAdded>().ids, ElementsAre(ShareId{3}));
}

TEST_F(OneProfile, LeavesNoQuestionUnanswered)
{
    first.script.hangs = true;
    second.script.status.version = "next";
    open(first);
    open(second);
    auto answer = std::make_shared<std::promise<Result<EngineStatus>>>();
    second.engine->status([answer](const auto& told) { answer->set_value(told); });
    EXPECT_EQ(nameSeenBy(second), "") << "by now the question has been asked";

    first.end();

    EXPECT_EQ(answer->get_future().get()->version, "next");
}

TEST_F(OneProfile, RemovesNothingASecondTime)
{
    first.script.hangs = true;
    addRow(second, "album");
    open(first);
    open(second);
    auto answer = std::make_shared<std::promise<Result<ShareId>>>();
    second.engine->remove({7}, Data::Keep, [answer](const auto& id) { answer->set_value(id); });
    EXPECT_EQ(nameSeenBy(second), "");

    first.end();

    EXPECT_EQ(answer->get_future().get().error().kind, ErrorKind::EngineGone);
    second.log.waitFor<EngineBack>();
    EXPECT_TRUE(second.script.record.removed.empty());
}

TEST_F(OneProfile, CreatesNoSwarmASecondTimeAndListsThemAgain)
{
    first.script.swarms.hangs = true;
    second.script.swarms.rows = {{.id = {{1}}, .name = "choir"}};
    open(first);
    open(second);
    auto made = std::make_shared<std::promise<Result<CreatedSwarm>>>();
    auto listed = std::make_shared<std::promise<Result<std::vector<SwarmRow>>>>();
    second.engine->swarms().create({.name = "choir"}, [made](const auto& created) { made->set_value(created); });
    second.engine->swarms().list([listed](const auto& rows) { listed->set_value(rows); });
    EXPECT_EQ(nameSeenBy(second), "") << "by now both have been asked";

    first.end();

    EXPECT_EQ(made->get_future().get().error().kind, ErrorKind::EngineGone);
    const auto rows = listed->get_future().get();
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->size(), 1U);
    EXPECT_TRUE(second.script.swarms.record.created.empty());
}

TEST_F(OneProfile, HashesAgainWhatWasBeingHashed)
{
    open(first);
    open(second);
    second.script.onCreate = [](FakeEngine& engine) {
        CreatedTorrent made;
        made.folder = "/srv";
        engine.finishCreating(made);
    };
    auto answer = std::make_shared<std::promise<Result<CreatedTorrent>>>();
    second.engine->create({.paths = {"/srv/a"}}, [answer](const auto& made) { answer->set_value(made); });
    EXPECT_EQ(nameSeenBy(second), "");

    first.end();

    EXPECT_EQ(answer->get_future().get()->folder, "/srv");
}

TEST_F(OneProfile, TellsHowAJobDoesUnderItsOwnNumber)
{
    open(first);
    open(second);
    open(third);
    const auto ignored = [](const auto&) {};
    third.engine->create({.paths = {"/srv/a"}}, ignored);
    EXPECT_EQ(nameSeenBy(third), "");
    const auto job = second.engine->create({.paths = {"/srv/b"}}, ignored);
    EXPECT_EQ(nameSeenBy(second), "");

    first.own->emit(CreateProgressed{JobId{2}, {1, 2, {3}, 4s}});

    EXPECT_EQ(second.log.waitFor<CreateProgressed>().job, job);
}

TEST_F(OneProfile, KeepsCommandsUntilItIsBack)
{
    open(first);
    open(second);
    second.refusals = 1'000'000;

    first.end();
    second.log.waitFor<EngineLost>();
    for (const auto* const place : {"/a", "/b"})
        second.engine->add(into(place), [](const auto&) {});
    second.refusals = 0;
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { second.engine->add(into("/c"), reply); }));

    std::vector<std::filesystem::path> folders;
    for (const auto& request : second.script.record.added)
        folders.push_back(request.folder);
    EXPECT_THAT(folders, testing::UnorderedElementsAre("/a", "/b", "/c"));
}

TEST_F(OneProfile, IsGivenUpWhenItStaysInUse)
{
    handover = 20ms;
    open(first);
    open(second);
    second.refusals = 1'000'000;

    first.end();

    const auto refused = answerOf<SharePage>([&](auto reply) { second.engine->query({}, {}, {0, 1}, reply); });
    EXPECT_EQ(refused.error().kind, ErrorKind::EngineGone);
    EXPECT_EQ(second.log.waitFor<EngineWarning>().error.kind, ErrorKind::EngineGone) << "the last word";
}

TEST_F(OneProfile, IsGivenUpAtOnceWhenItCannotBeOpened)
{
    open(first);
    open(second);
    second.openFails = Error{ErrorKind::DiskFull, "/p", {}};

    first.end();

    const auto refused = answerOf<SharePage>([&](auto reply) { second.engine->query({}, {}, {0, 1}, reply); });
    EXPECT_EQ(refused.error().kind, ErrorKind::EngineGone);
}

TEST_F(OneProfile, OfAServiceIsWaitedForAndNotTakenOver)
{
    first.tenure = third.tenure = Tenure::OfAService;
    addRow(third, "album");
    open(first);
    open(second);

    first.end();
    second.log.waitFor<EngineLost>();
    open(third);
    second.log.waitFor<EngineBack>();

    EXPECT_EQ(second.opened, 0);
    EXPECT_EQ(nameSeenBy(second), "album");
}

TEST_F(OneProfile, CanBeLeftWhileItIsAway)
{
    open(first);
    open(second);
    second.refusals = 1'000'000;
    first.end();
    second.log.waitFor<EngineLost>();

    EXPECT_TRUE(answerOf<std::monostate>([&](auto reply) { second.engine->close(reply); }));
}

TEST_F(OneProfile, IsWaitedForWhileItsHolderIsNotReadyYet)
{
    addRow(first, "album");
    open(first);
    second.deafMoments = 3;
    open(second);

    EXPECT_EQ(nameSeenBy(second), "album");
}

TEST_F(OneProfile, IsRefusedWhenItsHolderNeverAnswers)
{
    opening = 0s;
    open(first);
    second.deafMoments = 1'000'000;

    const auto refused = tryToOpen(second);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::ProfileInUse);
    EXPECT_EQ(refused.error().reason, "process " + std::to_string(::getpid()) + " (shoal get)");
}

TEST_F(OneProfile, IsRefusedToWhoWantsItAlone)
{
    open(first);

    const auto refused = tryToOpen(second, Access::OwnOnly);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::ProfileInUse);
}

TEST_F(OneProfile, RunsThoughItCannotBeServed)
{
    addRow(first, "album");
    first.serveFails = Error{ErrorKind::PermissionDenied, "/p/control.sock", {}};
    open(first);

    EXPECT_EQ(nameSeenBy(first), "album");
    EXPECT_EQ(first.engine->notServed(), first.serveFails);
}

} // namespace
} // namespace shoal::test
