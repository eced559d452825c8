// A service that ends and starts again under its clients.
#include "tests/service/event_log.h"
#include "tests/service/served_engine.h"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace shoal::test {
namespace {
using testing::ElementsAre;

class RestartedService : public ServedEngine {
protected:
    Subscription listen(Engine& remote)
    {
        return remote.subscribe([](const std::function<void()>& work) { work(); },
                                [this](const EventBatch& events) { log.take(events); });
    }

    /// Ends it, and returns when the client knows.
    void end()
    {
        server.reset();
        log.waitFor<EngineLost>();
    }

    static AddRequest into(const std::string& folder)
    {
        AddRequest request;
        request.source = std::string{};
        request.folder = folder;
        return request;
    }

    EventLog log;
};

/// A socket where connections are taken by the system, and by nobody else.
class DeafSocket {
public:
    explicit DeafSocket(const std::filesystem::path& path)
        : socket_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.native().copy(address.sun_path, sizeof address.sun_path - 1);
        EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::listen(socket_, 8), 0);
    }
    ~DeafSocket() { ::close(socket_); }
    DeafSocket(const DeafSocket&) = delete;
    DeafSocket& operator=(const DeafSocket&) = delete;

private:
    int socket_;
};

TEST_F(RestartedService, IsFoundAgain)
{
    const auto remote = client();
    const auto subscription = listen(*remote);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    end();
    serve();

    log.waitFor<EngineBack>();
    EXPECT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));
}

TEST_F(RestartedService, IsHeardAgain)
{
    script.onAdd = [](FakeEngine& fake, ShareId id) { fake.emit(SharesAdded{{id}}); };
    const auto remote = client();
    const auto subscription = listen(*remote);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    end();
    serve();
    remote->add(into("/srv"), [](const auto&) {});

    EXPECT_THAT(log.waitFor<SharesAdded>().ids, ElementsAre(ShareId{1}));
}

TEST_F(RestartedService, GetsWhatWasAskedMeanwhileInOrder)
{
    const auto remote = client();
    const auto subscription = listen(*remote);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    end();
    for (const auto* const place : {"/a", "/b", "/c"})
        remote->add(into(place), [](const auto&) {});
    serve();
    ASSERT_TRUE(answerOf<ShareId>([&](auto reply) { remote->add(into("/d"), reply); }));

    std::vector<std::filesystem::path> folders;
    for (const auto& request : script.record.added)
        folders.push_back(request.folder);
    EXPECT_THAT(folders, ElementsAre("/a", "/b", "/c", "/d"));
}

TEST_F(RestartedService, LeavesNoCommandUnansweredThatWasUnderWay)
{
    const auto remote = client();
    const auto subscription = listen(*remote);
    auto open = std::make_shared<std::promise<ErrorKind>>();
    remote->create({.paths = {"/a"}}, [open](const auto& created) { open->set_value(created.error().kind); });
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    end();

    EXPECT_EQ(open->get_future().get(), ErrorKind::EngineGone);
}

TEST_F(RestartedService, IsNotWaitedForByMoreThanAThousandCommands)
{
    const auto remote = client();
    const auto subscription = listen(*remote);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    end();
    for (int each = 0; each < 1000; ++each)
        remote->network([](const auto&) {});
    const auto tooMany = answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); });

    ASSERT_FALSE(tooMany);
    EXPECT_EQ(tooMany.error().kind, ErrorKind::EngineGone);
    EXPECT_EQ(tooMany.error().reason, "it is away, and a thousand requests wait for it already");
}

TEST_F(RestartedService, IsGivenUpWhenOnlyItsSocketIsBack)
{
    const auto remote = client({1ms, 1ms, 50ms});
    const auto subscription = listen(*remote);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    server.reset();
    const DeafSocket deaf{socket};

    EXPECT_EQ(log.waitFor<EngineWarning>().error.kind, ErrorKind::EngineGone);
    EXPECT_FALSE(log.has<EngineBack>());
}

TEST_F(RestartedService, CanBeLeftWhileItIsAway)
{
    const auto remote = client();
    const auto subscription = listen(*remote);
    ASSERT_TRUE(answerOf<NetworkStatus>([&](auto reply) { remote->network(reply); }));

    end();

    EXPECT_TRUE(answerOf<std::monostate>([&](auto reply) { remote->close(reply); }));
}

} // namespace
} // namespace shoal::test
