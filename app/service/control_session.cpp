#include "app/service/control_session.h"

#include "core/control/answer.h"
#include "core/control/codec/codec.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace shoal::service {
namespace {
using control::FaultCode;
using nlohmann::json;
namespace asio = boost::asio;

constexpr auto helloMethod = "engine.hello";
constexpr auto subscribeMethod = "events.subscribe";

json hello() { return {{"protocol", control::protocolVersion}, {"version", SHOAL_VERSION}, {"pid", ::getpid()}}; }
} // namespace

std::shared_ptr<ControlSession> ControlSession::start(SharedLoop loop, Engine& engine, const ServiceHooks& hooks,
                                                      control::Connection::Socket socket, OnGone onGone)
{
    const std::shared_ptr<ControlSession> session{
        new ControlSession{std::move(loop), engine, hooks, std::move(onGone)}};
    // The connection calls nobody once it is closed, and a session closes it before it goes.
    auto* own = session.get();
    own->connection_ = control::Connection::start(std::move(socket),
                                                  {.line = [own](auto line) { own->take(line); },
                                                   .ended = [own](auto end) { own->ended(end); },
                                                   .drained = [own] { own->drained(); }});
    return session;
}

ControlSession::ControlSession(SharedLoop loop, Engine& engine, const ServiceHooks& hooks, OnGone onGone)
    : loop_{std::move(loop)}
    , engine_{engine}
    , hooks_{hooks}
    , onGone_{std::move(onGone)}
{}

void ControlSession::take(std::string_view line)
{
    const auto request = control::decodeRequest(line);
    if (!request)
        connection_->send(control::faultLine(request.error()));
    else if (request->method == helloMethod || request->method == subscribeMethod)
        answerSpecial(*request);
    else
        answer(*request);
}

void ControlSession::answerSpecial(const control::Request& request)
{
    if (request.method == subscribeMethod)
        subscribe();
    if (request.id)
        connection_->send(control::answerLine(*request.id, request.method == helloMethod ? hello() : json::object()));
}

void ControlSession::answer(const control::Request& request)
{
    const auto* method = findMethod(request.method);
    if (!method) {
        if (request.id)
            connection_->send(
                control::faultLine(*request.id, control::methodNotFound, "there is no method " + request.method));
        return;
    }
    // The engine answers on its own thread.
    const auto home = [this, later = laterHere(), id = request.id](Result<json> result) {
        later([this, id, result = std::move(result)] {
            if (id)
                respond(*id, result);
        });
    };
    try {
        (*method)({engine_, hooks_, jobs_, hashed_, laterHere()}, *request.params, home);
        unanswered_ += request.id ? 1 : 0;
    } catch (const control::Misfit& misfit) {
        const std::string text = misfit.what();
        connection_->send(
            control::faultLine({FaultCode::InvalidParams, text.starts_with(' ') ? "params" + text : text, request.id}));
    }
}

/// Does its work on the loop's thread, unless the client has gone by then.
Executor ControlSession::laterHere()
{
    return [loop = loop_, self = weak_from_this()](std::function<void()> work) {
        asio::post(*loop, [self, work = std::move(work)] {
            if (const auto session = self.lock())
                work();
        });
    };
}

void ControlSession::respond(const control::RequestId& id, const Result<json>& result)
{
    --unanswered_;
    connection_->send(result ? control::answerLine(id, *result) : control::faultLine(id, result.error()));
    leaveIfDone();
}

void ControlSession::subscribe()
{
    // Batches are taken one at a time, each when the client has read what came before: until then the engine merges.
    const Executor whenRead = [loop = loop_, self = weak_from_this()](std::function<void()> work) {
        asio::post(*loop, [self, work = std::move(work)]() mutable {
            const auto session = self.lock();
            if (!session)
                return;
            if (session->connection_->waiting() == 0)
                work();
            else
                session->heldEvents_ = std::move(work);
        });
    };
    subscription_ = engine_.subscribe(whenRead, [this](const EventBatch& events) { sendEvents(events); });
}

void ControlSession::sendEvents(const EventBatch& events)
{
    EventBatch own;
    for (auto event : events) {
        // Progress of a job goes to the client that began it, under the number that it gave it.
        if (auto* progressed = std::get_if<CreateProgressed>(&event)) {
            const auto job = std::ranges::find(jobs_, progressed->job, &ClientJobs::value_type::second);
            if (job == jobs_.end())
                continue;
            progressed->job = job->first;
        }
        own.push_back(std::move(event));
    }
    if (!own.empty())
        connection_->send(control::eventsLine(own));
}

void ControlSession::drained()
{
    if (const auto work = std::exchange(heldEvents_, {}))
        work();
    leaveIfDone();
}

void ControlSession::ended(control::Connection::End end)
{
    isEnding_ = true;
    subscription_.end();
    if (end == control::Connection::End::TooLong)
        connection_->send(control::faultLine({FaultCode::InvalidRequest, "the line is longer than 64 MiB", {}}));
    if (end == control::Connection::End::Finished)
        leaveIfDone();
    else
        leave();
}

void ControlSession::leaveIfDone()
{
    if (isEnding_ && unanswered_ == 0 && connection_->waiting() == 0)
        leave();
}

void ControlSession::leave()
{
    if (!onGone_)
        return;
    for (const auto& [client, job] : std::exchange(jobs_, {}))
        engine_.cancel(job);
    connection_->close();
    std::exchange(onGone_, {})(shared_from_this());
}

void ControlSession::abort()
{
    onGone_ = {};
    subscription_.end();
    connection_->abort();
}

} // namespace shoal::service
