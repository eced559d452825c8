#include "core/control/lasting_connection.h"

#include "core/control/answer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sys/un.h>
#include <utility>

namespace shoal::control {
namespace {
namespace asio = boost::asio;

/// Asked first when it is back: who takes a connection may still turn it away.
std::string greeting() { return requestLine(0, "engine.hello", nlohmann::json::object()); }
} // namespace

LastingConnection::LastingConnection(asio::io_context& loop, std::filesystem::path path, Reconnection reconnection,
                                     Handlers handlers)
    : loop_{loop}
    , path_{std::move(path)}
    , reconnection_{reconnection}
    , handlers_{std::move(handlers)}
    , again_{loop}
    , patience_{loop}
{}

Result<Connection::Socket> LastingConnection::connected()
{
    if (path_.native().size() >= sizeof(sockaddr_un::sun_path))
        return fail(ErrorKind::NameTooLong, path_.string(), "a socket's path has 107 bytes at most");
    Connection::Socket socket{loop_};
    boost::system::error_code error;
    socket.connect({path_.native()}, error);
    if (error == asio::error::connection_refused)
        return fail(ErrorKind::EngineGone, path_.string(), "nobody listens there");
    if (error)
        return failWith(error, path_.string());
    return socket;
}

Result<void> LastingConnection::open()
{
    auto socket = connected();
    if (!socket)
        return fail(socket.error());
    start(std::move(*socket));
    return {};
}

void LastingConnection::start(Connection::Socket socket)
{
    connection_ = Connection::start(std::move(socket),
                                    {.line = [this](auto line) { take(line); }, .ended = [this](auto) { ended(); }});
}

bool LastingConnection::send(std::string line)
{
    if (state_ == State::There) {
        connection_->send(std::move(line));
        return true;
    }
    const bool isTaken = state_ == State::Away && waiting_.size() < mostWaiting;
    if (isTaken)
        waiting_.push_back(std::move(line));
    return isTaken;
}

void LastingConnection::take(std::string_view line)
{
    if (state_ == State::There)
        return handlers_.line(line);
    // The answer to the greeting.
    patience_.cancel();
    state_ = State::There;
    handlers_.back();
    for (auto& waiting : std::exchange(waiting_, {}))
        connection_->send(std::move(waiting));
}

void LastingConnection::ended()
{
    connection_->abort();
    if (state_ == State::Away)
        return tryLater();
    state_ = State::Away;
    pause_ = reconnection_.first;
    patience_.expires_after(reconnection_.patience);
    patience_.async_wait([this](const auto& error) {
        if (!error)
            giveUp();
    });
    handlers_.lost();
    tryLater();
}

void LastingConnection::tryLater()
{
    again_.expires_after(pause_);
    again_.async_wait([this](const auto& error) {
        if (!error && state_ == State::Away)
            tryAgain();
    });
    pause_ = std::min(2 * pause_, reconnection_.longest);
}

void LastingConnection::tryAgain()
{
    auto socket = connected();
    if (!socket)
        return tryLater();
    start(std::move(*socket));
    connection_->send(greeting());
}

void LastingConnection::giveUp()
{
    if (state_ != State::Away)
        return; // it came back in the same moment
    abort();
    handlers_.gone();
}

void LastingConnection::close()
{
    again_.cancel();
    patience_.cancel();
    state_ = State::Gone;
    waiting_.clear();
    connection_->close();
}

void LastingConnection::abort()
{
    close();
    connection_->abort();
}

} // namespace shoal::control
