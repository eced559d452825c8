// A client's end of a control socket that is connected again when the other process comes back.
#pragma once

#include "core/control/connection.h"
#include "core/control/reconnection.h"
#include "core/result.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace shoal::control {

/// Lives on the thread that runs its loop.
class LastingConnection {
public:
    /// Called on that thread, never within a call to it.
    struct Handlers {
        std::function<void(std::string_view line)> line;
        std::function<void()> lost; ///< nothing that was sent is answered any more
        std::function<void()> back; ///< what is sent now goes before the lines that waited
        std::function<void()> gone; ///< it is not waited for any longer
    };
    /// Lines that wait while it is away.
    static constexpr std::size_t mostWaiting = 1000;

    LastingConnection(boost::asio::io_context& loop, std::filesystem::path path, Reconnection reconnection,
                      Handlers handlers);

    /// The first time: once, and before anything else. Errors: those of connectEngine.
    Result<void> open();
    /// Without its end. False: too many wait, or it is gone.
    bool send(std::string line);
    bool isGone() const { return state_ == State::Gone; }
    /// Once everything has been sent. No handler is called any more.
    void close();
    /// At once.
    void abort();

private:
    enum class State {
        There,
        Away, ///< or connected again, and it has not said anything yet
        Gone,
    };
    Result<Connection::Socket> connected();
    void start(Connection::Socket socket);
    void take(std::string_view line);
    void ended();
    void tryLater();
    void tryAgain();
    void giveUp();

    boost::asio::io_context& loop_;
    std::filesystem::path path_;
    Reconnection reconnection_;
    Handlers handlers_;
    std::shared_ptr<Connection> connection_;
    std::deque<std::string> waiting_;
    State state_ = State::There;
    std::chrono::milliseconds pause_{0};
    boost::asio::steady_timer again_;
    boost::asio::steady_timer patience_;
};

} // namespace shoal::control
