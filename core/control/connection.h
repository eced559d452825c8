// One end of a control socket: lines in, lines out.
#pragma once

#include "core/control/line_splitter.h"

#include <boost/asio/local/stream_protocol.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::control {

/// Lives on the thread that runs its socket's loop, and as long as it is open. A side that doesn't read isn't read
/// from: with more than a mebibyte waiting to be sent, nothing more is taken.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Socket = boost::asio::local::stream_protocol::socket;
    enum class End {
        Finished, ///< the other side sends no more; it may still read
        TooLong,  ///< a line was longer than `longestLine`
        Broken,   ///< nothing can be sent any more either
    };
    /// Called on the loop's thread, never within a call to the connection.
    struct Handlers {
        std::function<void(std::string_view line)> line;
        std::function<void(End end)> ended;    ///< once; no line comes afterwards
        std::function<void()> drained = [] {}; ///< everything that was to be sent has been
    };

    static std::shared_ptr<Connection> start(Socket socket, Handlers handlers);

    /// Without its end.
    void send(std::string line);
    /// Bytes waiting to be sent.
    std::size_t waiting() const { return waiting_; }
    /// Once everything has been sent. No handler is called any more.
    void close();
    /// At once.
    void abort();

private:
    Connection(Socket socket, Handlers handlers);
    void read();
    void take(std::size_t size);
    void write();
    void end(End end);

    Socket socket_;
    Handlers handlers_;
    LineSplitter splitter_;
    std::vector<char> buffer_;
    std::deque<std::string> queue_; ///< the first is being written
    std::size_t waiting_ = 0;
    bool isReading_ = false;
    bool isEnded_ = false;
    bool isClosing_ = false;
};

} // namespace shoal::control
