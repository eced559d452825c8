#include "app/service/control_server.h"

#include "app/service/control_session.h"
#include "core/control/answer.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <set>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace shoal::service {
namespace {
namespace asio = boost::asio;
namespace fs = std::filesystem;
using Local = asio::local::stream_protocol;

constexpr std::size_t mostClients = 256;
constexpr auto acceptAgainAfter = std::chrono::seconds{1};

/// The groups that the other side had when it connected, besides its first.
std::vector<gid_t> groupsOf(int socket)
{
    std::vector<gid_t> groups(32);
    auto size = static_cast<socklen_t>(groups.size() * sizeof(gid_t));
    int status = ::getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size);
    if (status != 0 && errno == ERANGE) { // `size` says what it takes
        groups.resize(size / sizeof(gid_t));
        status = ::getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size);
    }
    groups.resize(status == 0 ? size / sizeof(gid_t) : 0);
    return groups;
}

/// The process's own user, root, and whoever is in the group. The kernel says who it is, not the client.
bool mayAsk(Local::socket& socket, std::optional<gid_t> group)
{
    ucred who{};
    socklen_t size = sizeof who;
    if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &who, &size) != 0)
        return false;
    if (who.uid == ::geteuid() || who.uid == 0)
        return true;
    if (!group)
        return false;
    const auto others = groupsOf(socket.native_handle());
    return who.gid == *group || std::ranges::find(others, *group) != others.end();
}

Result<void> clearPlace(const fs::path& path)
{
    std::error_code error;
    const auto status = fs::symlink_status(path, error);
    if (status.type() == fs::file_type::not_found)
        return {};
    if (error)
        return failWith(error, path.string());
    if (status.type() != fs::file_type::socket)
        return fail(ErrorKind::AlreadyExists, path.string(), "it is no socket");
    if (!fs::remove(path, error) && error)
        return failWith(error, path.string());
    return {};
}

Result<void> admit(const fs::path& path, std::optional<gid_t> group)
{
    constexpr uid_t sameUser = static_cast<uid_t>(-1);
    struct stat made {};
    if (group && ::stat(path.c_str(), &made) != 0)
        return failWith(lastError(), path.string());
    // A service manager may forbid chown altogether, and give us the group from the start.
    if (group && made.st_gid != *group && ::chown(path.c_str(), sameUser, *group) != 0)
        return failWith(lastError(), path.string());
    const mode_t mode = S_IRUSR | S_IWUSR | (group ? S_IRGRP | S_IWGRP : 0);
    if (::chmod(path.c_str(), mode) != 0)
        return failWith(lastError(), path.string());
    return {};
}

/// Nobody can connect before it listens, and by then its mode is set.
Result<void> listen(Local::acceptor& acceptor, const fs::path& path, std::optional<gid_t> group)
{
    if (path.native().size() >= sizeof(sockaddr_un::sun_path))
        return fail(ErrorKind::NameTooLong, path.string(), "a socket's path has 107 bytes at most");
    if (auto cleared = clearPlace(path); !cleared)
        return cleared;
    boost::system::error_code error;
    acceptor.open(Local{}, error);
    if (!error)
        acceptor.bind(Local::endpoint{path.native()}, error);
    if (!error)
        if (auto admitted = admit(path, group); !admitted)
            return admitted;
    if (!error)
        acceptor.listen(Local::acceptor::max_listen_connections, error);
    if (error)
        return failWith(error, path.string());
    return {};
}
} // namespace

class ControlServer::Worker {
public:
    Worker(Engine& engine, ControlOptions options)
        : engine_{engine}
        , options_{std::move(options)}
    {}

    ~Worker()
    {
        asio::post(*loop_, [this] {
            for (const auto& session : sessions_)
                session->abort();
            loop_->stop();
        });
        if (thread_.joinable())
            thread_.join();
        std::error_code ignored; // a socket that stays behind is cleared away by the next who comes
        if (!path_.empty())
            fs::remove(path_, ignored);
    }

    Result<void> start(const fs::path& path)
    {
        if (auto listening = listen(acceptor_, path, options_.group); !listening)
            return listening;
        path_ = path;
        accept();
        thread_ = std::thread{[this] { loop_->run(); }};
        return {};
    }

private:
    void accept()
    {
        acceptor_.async_accept([this](const auto& error, Local::socket socket) {
            if (error) { // no descriptor left, most likely
                again_.expires_after(acceptAgainAfter);
                return again_.async_wait([this](const auto& ended) {
                    if (!ended)
                        accept();
                });
            }
            if (mayAsk(socket, options_.group) && sessions_.size() < mostClients)
                serve(std::move(socket));
            accept();
        });
    }

    void serve(Local::socket socket)
    {
        sessions_.insert(
            ControlSession::start(loop_, engine_, options_.hooks, std::move(socket), [this](const auto& session) {
                // Weakly: a session holds the loop, so work that waits in it must not hold the session.
                asio::post(*loop_, [this, gone = std::weak_ptr{session}] { sessions_.erase(gone.lock()); });
            }));
    }

    Engine& engine_;
    const ControlOptions options_;
    SharedLoop loop_ = std::make_shared<asio::io_context>(1);
    Local::acceptor acceptor_{*loop_};
    asio::steady_timer again_{*loop_};
    std::set<std::shared_ptr<ControlSession>> sessions_;
    fs::path path_;
    std::thread thread_;
};

Result<std::unique_ptr<ControlServer>> ControlServer::open(Engine& engine, const fs::path& socket,
                                                           ControlOptions options)
{
    auto worker = std::make_unique<Worker>(engine, std::move(options));
    if (const auto started = worker->start(socket); !started)
        return fail(started.error());
    return std::unique_ptr<ControlServer>{new ControlServer{std::move(worker)}};
}

ControlServer::ControlServer(std::unique_ptr<Worker> worker)
    : worker_{std::move(worker)}
{}

ControlServer::~ControlServer() = default;

} // namespace shoal::service
