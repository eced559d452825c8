#include "tests/service/served_engine.h"

#include <array>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <grp.h>
#include <nlohmann/json.hpp>
#include <numeric>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal::test {
namespace {
using nlohmann::json;
using testing::HasSubstr;

/// A client that says what it likes.
class RawClient {
public:
    explicit RawClient(const std::filesystem::path& path)
        : socket_{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.native().copy(address.sun_path, sizeof address.sun_path - 1);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// As much as is taken.
    void say(std::string_view text) const
    {
        while (!text.empty()) {
            const auto size = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (size <= 0)
                return;
            text.remove_prefix(static_cast<std::size_t>(size));
        }
    }
    /// The same over and over, until no more is taken.
    void fill(std::string_view line) const
    {
        std::string many;
        while (many.size() < 64 * 1024)
            many += line;
        std::size_t begun = 0; // of the next send, so that lines stay whole
        for (;;) {
            const auto size = ::send(socket_, many.data() + begun, many.size() - begun, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (size > 0)
                begun = (begun + static_cast<std::size_t>(size)) % many.size();
            else if (!drains())
                return;
        }
    }
    void saysNoMore() const { ::shutdown(socket_, SHUT_WR); }

    /// The next line; empty at the end.
    std::string hear()
    {
        std::size_t end = 0;
        while ((end = heard_.find('\n')) == std::string::npos) {
            std::array<char, 4096> buffer;
            const auto size = ::recv(socket_, buffer.data(), buffer.size(), 0);
            if (size <= 0)
                return {};
            heard_.append(buffer.data(), static_cast<std::size_t>(size));
        }
        auto line = heard_.substr(0, end);
        heard_.erase(0, end + 1);
        return line;
    }
    json hearJson() { return json::parse(hear(), nullptr, false); }

private:
    /// Whether the other side takes more within a while.
    bool drains() const
    {
        pollfd wait{socket_, POLLOUT, 0};
        return ::poll(&wait, 1, 300) > 0;
    }

    int socket_;
    std::string heard_;
};

constexpr auto status = R"({"jsonrpc":"2.0","id":1,"method":"network.status"})";

class ControlServer : public ServedEngine {};

TEST_F(ControlServer, TellsWhatItSpeaks)
{
    RawClient client{socket};
    client.say("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"engine.hello\"}\n");
    const auto answer = client.hearJson();
    EXPECT_EQ(answer["id"], "a");
    EXPECT_EQ(answer["result"]["protocol"], 1);
    EXPECT_EQ(answer["result"]["pid"], ::getpid());
}

TEST_F(ControlServer, HasASocketForItsUserAlone)
{
    struct stat found {};
    ASSERT_EQ(::stat(socket.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777U, 0600U);
}

/// How a user fares who is nobody here, but for a group that he is in.
enum class Fares { Answered, TurnedAway, NotLetThrough, CouldNotBecomeHim };

Fares howSomebodyFares(const std::filesystem::path& socket, const std::vector<gid_t>& groups)
{
    constexpr uid_t somebody = 65534;
    const auto child = ::fork();
    if (child == 0) {
        auto fares = Fares::CouldNotBecomeHim;
        if (::setgroups(groups.size(), groups.data()) == 0 && ::setresgid(somebody, somebody, somebody) == 0
            && ::setresuid(somebody, somebody, somebody) == 0) {
            ::dup2(::open("/dev/null", O_WRONLY | O_CLOEXEC), STDOUT_FILENO); // what fails for him is what is asked
            RawClient client{socket};
            client.say(std::string{status} + "\n");
            const bool isAnswered = !client.hear().empty();
            fares = testing::Test::HasFailure() ? Fares::NotLetThrough
                : isAnswered                    ? Fares::Answered
                                                : Fares::TurnedAway;
        }
        ::_exit(static_cast<int>(fares));
    }
    int how = 0;
    EXPECT_EQ(::waitpid(child, &how, 0), child);
    return static_cast<Fares>(WEXITSTATUS(how));
}

TEST_F(ControlServer, TurnsAnotherUserAwayThoughTheFileSystemLetsHimIn)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become another user";
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    std::filesystem::permissions(socket, std::filesystem::perms::all);
    EXPECT_EQ(howSomebodyFares(socket, {}), Fares::TurnedAway);
    RawClient own{socket};
    own.say(std::string{status} + "\n");
    EXPECT_TRUE(own.hearJson().contains("result"));
}

TEST_F(ControlServer, AnswersTheMembersOfAGroupWhenItHasOne)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become another user";
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    constexpr gid_t group = 4242;
    const auto shared = folder.path() / "shared.sock";
    const auto opened = service::ControlServer::open(engine, shared, {.group = group});
    ASSERT_TRUE(opened);
    struct stat found {};
    ASSERT_EQ(::stat(shared.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777U, 0660U);
    EXPECT_EQ(found.st_gid, group);

    EXPECT_EQ(howSomebodyFares(shared, {1, group}), Fares::Answered);
    EXPECT_EQ(howSomebodyFares(shared, {1}), Fares::NotLetThrough);
    std::filesystem::permissions(shared, std::filesystem::perms::all);
    EXPECT_EQ(howSomebodyFares(shared, {1}), Fares::TurnedAway) << "the file's mode is not all that keeps him out";
    std::vector<gid_t> many(100);
    std::iota(many.begin(), many.end(), 5000);
    many.push_back(group);
    EXPECT_EQ(howSomebodyFares(shared, many), Fares::Answered);
}

TEST_F(ControlServer, EndsForAClientOnlyWhereItsProcessWantsThat)
{
    RawClient client{socket};
    const std::string stop = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"service.stop\"}\n";
    client.say(stop);
    EXPECT_EQ(client.hearJson()["error"]["code"], 1);

    std::promise<void> stopping;
    const auto stoppable = folder.path() / "stoppable.sock";
    const auto opened =
        service::ControlServer::open(engine, stoppable, {.hooks = {.stop = [&] { stopping.set_value(); }}});
    ASSERT_TRUE(opened);
    RawClient other{stoppable};
    other.say(stop);
    EXPECT_EQ(other.hearJson()["result"]["pid"], ::getpid());
    stopping.get_future().wait();
}

TEST_F(ControlServer, AnswersTheOrderToStopHoweverSoonItsProcessEnds)
{
    for (int round = 0; round < 200; ++round) {
        std::promise<void> stopping;
        auto opened = service::ControlServer::open(engine, folder.path() / "hasty.sock",
                                                   {.hooks = {.stop = [&] { stopping.set_value(); }}});
        ASSERT_TRUE(opened);
        RawClient client{folder.path() / "hasty.sock"};
        client.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"service.stop\"}\n");
        stopping.get_future().wait();
        opened->reset();
        ASSERT_EQ(client.hearJson()["result"]["pid"], ::getpid()) << round;
    }
}

TEST_F(ControlServer, LetsItsProcessReadTheSettingsAgain)
{
    const auto reloading = folder.path() / "reloading.sock";
    const auto opened = service::ControlServer::open(
        engine, reloading,
        {.hooks = {.reload = [](const auto& reply) { reply(std::vector<std::string>{"network.listen"}); }}});
    ASSERT_TRUE(opened);
    RawClient client{reloading};
    client.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"service.reload\"}\n");
    EXPECT_EQ(client.hearJson()["result"], json{"network.listen"});
    EXPECT_EQ(script.record.reloads, 0) << "it asks the engine itself";
}

TEST_F(ControlServer, AnswersWhoSaysNoMoreButReads)
{
    RawClient client{socket};
    client.say(std::string{status} + "\n");
    client.saysNoMore();
    EXPECT_TRUE(client.hearJson().contains("result"));
    EXPECT_EQ(client.hear(), "");
}

TEST_F(ControlServer, SaysWhatIsWrongWithGarbageAndGoesOn)
{
    RawClient client{socket};
    client.say("\x01\xff\xfe garbage\n" + std::string{status} + "\n");
    EXPECT_EQ(client.hearJson()["error"]["code"], -32700);
    EXPECT_EQ(client.hearJson()["id"], 1);
}

TEST_F(ControlServer, NamesAMethodThatIsNotThere)
{
    RawClient client{socket};
    client.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"share.explode\"}\n");
    const auto answer = client.hearJson();
    EXPECT_EQ(answer["error"]["code"], -32601);
    EXPECT_THAT(answer["error"]["message"].get<std::string>(), HasSubstr("share.explode"));
}

TEST_F(ControlServer, SaysWhichParameterIsWrong)
{
    RawClient client{socket};
    client.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"share.pause\"}\n"
               "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"share.pause\",\"params\":{\"id\":\"x\"}}\n");
    EXPECT_EQ(client.hearJson()["error"]["message"], "id is needed");
    EXPECT_THAT(client.hearJson()["error"]["message"].get<std::string>(), HasSubstr("id must be a whole number"));
}

TEST_F(ControlServer, TakesNoRelativePath)
{
    RawClient client{socket};
    client.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"share.create\",\"params\":{\"job\":1,\"paths\":[\"a\"]}}\n");
    EXPECT_EQ(client.hearJson()["error"]["message"], "paths must be absolute");
    EXPECT_TRUE(script.record.created.empty());
}

TEST_F(ControlServer, CutsOffALineThatNeverEnds)
{
    RawClient client{socket};
    const std::string mebibyte(1U << 20U, 'x');
    for (int each = 0; each < 65; ++each)
        client.say(mebibyte);
    EXPECT_EQ(client.hearJson()["error"]["message"], "the line is longer than 64 MiB");
    EXPECT_EQ(client.hear(), "");
}

TEST_F(ControlServer, ServesOthersWhileOneDoesNotRead)
{
    RawClient silent{socket};
    RawClient client{socket};
    silent.fill(std::string{status} + "\n");
    client.say(std::string{status} + "\n");
    EXPECT_TRUE(client.hearJson().contains("result"));
}

TEST_F(ControlServer, ServesTwoHundredAtOnce)
{
    std::vector<std::unique_ptr<RawClient>> clients(200);
    for (auto& client : clients)
        client = std::make_unique<RawClient>(socket);
    for (const auto& client : clients)
        client->say(std::string{status} + "\n");
    for (const auto& client : clients)
        EXPECT_TRUE(client->hearJson().contains("result"));
}

TEST_F(ControlServer, TakesThePlaceOfASocketThatADeadProcessLeft)
{
    const auto left = folder.path() / "left.sock";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    left.native().copy(address.sun_path, sizeof address.sun_path - 1);
    const int dead = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(::bind(dead, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(dead);
    EXPECT_TRUE(service::ControlServer::open(engine, left));
}

TEST_F(ControlServer, LeavesAFileAlone)
{
    const auto file = folder.path() / "file";
    std::ofstream{file} << "content";
    const auto opened = service::ControlServer::open(engine, file);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(std::filesystem::file_size(file), 7U);
}

TEST_F(ControlServer, TakesItsSocketAwayWhenItEnds)
{
    server.reset();
    EXPECT_FALSE(std::filesystem::exists(socket));
}

} // namespace
} // namespace shoal::test
