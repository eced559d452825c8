// One client of the control socket.
#pragma once

#include "app/service/methods.h"
#include "core/control/connection.h"
#include "core/control/request.h"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <string_view>

namespace shoal::service {

/// A loop that answers of the engine may still reach when nobody runs it any more.
using SharedLoop = std::shared_ptr<boost::asio::io_context>;

/// Lives on the loop's thread until the client has gone and its last answer with it; then it tells `onGone`, whose turn
/// it is to let go of it, later. Jobs that the client began end with
/// it: nobody is left to take what they make.
class ControlSession : public std::enable_shared_from_this<ControlSession> {
public:
    using OnGone = std::function<void(const std::shared_ptr<ControlSession>&)>;
    static std::shared_ptr<ControlSession> start(SharedLoop loop, Engine& engine, const ServiceHooks& hooks,
                                                 control::Connection::Socket socket, OnGone onGone);

    /// The engine ends: no answer is waited for.
    void abort();

private:
    ControlSession(SharedLoop loop, Engine& engine, const ServiceHooks& hooks, OnGone onGone);
    void take(std::string_view line);
    void answer(const control::Request& request);
    void answerSpecial(const control::Request& request);
    void respond(const control::RequestId& id, const Result<nlohmann::json>& result);
    Executor laterHere();
    void subscribe();
    void ended(control::Connection::End end);
    void sendEvents(const EventBatch& events);
    void drained();
    void leaveIfDone();
    void leave();

    SharedLoop loop_;
    Engine& engine_;
    const ServiceHooks& hooks_; ///< the server's, which aborts its sessions before they go
    OnGone onGone_;
    std::shared_ptr<control::Connection> connection_;
    ClientJobs jobs_;
    ClientHashes hashed_;
    Subscription subscription_;
    std::function<void()> heldEvents_; ///< not taken while the client hasn't read the last ones
    std::size_t unanswered_ = 0;
    bool isEnding_ = false;
};

} // namespace shoal::service
