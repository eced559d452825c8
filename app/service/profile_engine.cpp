// How an engine that is lost gets a successor. Its commands are in profile_engine_commands.cpp.
#include "app/service/profile_engine.h"

#include "app/service/profile_swarms.h"

#include <algorithm>
#include <utility>

namespace shoal::service {
namespace {
using Clock = std::chrono::steady_clock;

/// Takes events on the thread of whoever tells them: it only hands them on.
void atOnce(const std::function<void()>& work) { work(); }

/// The process before us has let go of one, and of the other in the next moment.
bool mayPass(ErrorKind kind) { return kind == ErrorKind::ProfileInUse || kind == ErrorKind::PortInUse; }

/// Or it has the lock, and hasn't written into it yet.
bool saysWhereToAsk(const std::filesystem::path& profile)
{
    const auto holder = ProfileLock::holderOf(profile);
    return !holder || !holder->socket.empty();
}
} // namespace

Result<std::unique_ptr<ProfileEngine>> ProfileEngine::open(LocalEngineOptions options, Access access,
                                                           EngineSources sources, HandoverTimes times)
{
    std::unique_ptr<ProfileEngine> engine{new ProfileEngine{std::move(options), access, std::move(sources), times}};
    if (auto opened = engine->openAtFirst(); !opened)
        return fail(opened.error());
    return engine;
}

ProfileEngine::ProfileEngine(LocalEngineOptions options, Access access, EngineSources sources, HandoverTimes times)
    : options_{std::move(options)}
    , access_{access}
    , sources_{std::move(sources)}
    , times_{times}
    , swarms_{std::make_unique<ItsSwarms>(*this)}
{}

ProfileEngine::~ProfileEngine()
{
    become(State::Gone);
    if (worker_)
        worker_->join();
    giveWaitingCommands();
    subscription_.end();
    server_.reset();
    engines_.clear(); // what they still answer needs the rest of us
}

Result<void> ProfileEngine::openAtFirst()
{
    const auto until = Clock::now() + times_.opening.patience;
    for (auto pause = times_.opening.first;; pause = std::min(2 * pause, times_.opening.longest)) {
        auto opened = openOnce(options_, access_, sources_);
        isOwnFromTheStart_ = opened && !opened->servedBy;
        if (opened && adopt(std::move(*opened)))
            return {};
        const bool isWorthwhile = opened
            || (opened.error().kind == ErrorKind::ProfileInUse && access_ == Access::OwnOrOthers
                && saysWhereToAsk(options_.profile));
        if (!isWorthwhile || Clock::now() + pause > until)
            return opened ? Result<void>{fail(ErrorKind::EngineGone, {}, "it ends as soon as it is asked")}
                          : fail(opened.error());
        isToWait(pause);
    }
}

/// False: it has gone already, or nobody wants it any more.
bool ProfileEngine::adopt(OpenedEngine opened)
{
    const std::shared_ptr<Engine> engine = std::move(opened.engine);
    Subscription subscription;
    if (!isOwnFromTheStart_) {
        {
            const std::lock_guard hold{mutex_};
            adopting_ = engine.get();
        }
        subscription = engine->subscribe(atOnce, [this, from = engine.get()](const EventBatch& events) {
            for (const auto& event : events)
                take(*from, event);
        });
    }
    const std::lock_guard hold{mutex_};
    const bool isThere = isOwnFromTheStart_ || std::exchange(adopting_, nullptr) != nullptr;
    if (!isThere || state_ == State::Gone)
        return false;
    engines_.push_back(engine);
    servedBy_ = std::move(opened.servedBy);
    notServed_ = std::move(opened.notServed);
    server_ = std::move(opened.server);
    subscription_ = std::move(subscription);
    if (servedBy_ && !worker_)
        worker_ = std::make_unique<WorkThread>();
    state_ = State::There;
    return true;
}

std::optional<ProfileHolder> ProfileEngine::servedBy() const
{
    const std::lock_guard hold{mutex_};
    return servedBy_;
}

std::optional<Error> ProfileEngine::notServed() const
{
    const std::lock_guard hold{mutex_};
    return notServed_;
}

Subscription ProfileEngine::subscribe(Executor executor, std::function<void(const EventBatch&)> callback)
{
    if (isOwnFromTheStart_)
        return engines_.back()->subscribe(std::move(executor), std::move(callback));
    return subscribers_.add(std::move(executor), std::move(callback));
}

void ProfileEngine::take(Engine& from, const Event& event)
{
    const auto* const warning = std::get_if<EngineWarning>(&event);
    if (std::holds_alternative<EngineLost>(event) || (warning && warning->error.kind == ErrorKind::EngineGone))
        lost(from, event);
    else if (std::holds_alternative<EngineBack>(event))
        backAgain();
    else if (const auto* const progress = std::get_if<CreateProgressed>(&event))
        progressed(*progress);
    else
        subscribers_.publish(event);
}

void ProfileEngine::lost(Engine& from, const Event& event)
{
    if (!isLossOfOurs(from))
        return;
    // A client of a service hears of it, no more: its own engine connects again, or gives up.
    if (const auto holder = servedBy(); holder && holder->tenure == Tenure::OfAService) {
        if (std::holds_alternative<EngineWarning>(event))
            become(State::Gone);
        return subscribers_.publish(event);
    }
    become(State::Away);
    subscribers_.publish(EngineLost{});
    from.close([](const auto&) {});
    worker_->post([this] { takeOver(); });
}

bool ProfileEngine::isLossOfOurs(const Engine& lost)
{
    const std::lock_guard hold{mutex_};
    if (adopting_ == &lost)
        adopting_ = nullptr;
    return state_ == State::There && engines_.back().get() == &lost;
}

/// What is gone stays so.
void ProfileEngine::become(State state)
{
    const std::lock_guard hold{mutex_};
    if (state_ != State::Gone)
        state_ = state;
    changed_.notify_all();
}

/// The same socket answers again; it may be another process that took the profile.
void ProfileEngine::backAgain()
{
    if (auto holder = ProfileLock::holderOf(options_.profile)) {
        const std::lock_guard hold{mutex_};
        servedBy_ = std::move(holder);
    }
    subscribers_.publish(EngineBack{});
    giveWaitingCommands();
}

void ProfileEngine::takeOver()
{
    const auto until = Clock::now() + times_.handover.patience;
    for (auto pause = times_.handover.first; isToWait(pause); pause = std::min(2 * pause, times_.handover.longest)) {
        auto opened = openOnce(options_, access_, sources_);
        if (opened && adopt(std::move(*opened))) {
            subscribers_.publish(EngineBack{});
            return giveWaitingCommands();
        }
        if (!opened && (!mayPass(opened.error().kind) || Clock::now() > until))
            return giveUp(opened.error());
    }
}

/// False: it is closed, and nothing is waited for.
bool ProfileEngine::isToWait(std::chrono::milliseconds pause)
{
    std::unique_lock hold{mutex_};
    return !changed_.wait_for(hold, pause, [this] { return state_ == State::Gone; });
}

void ProfileEngine::giveUp(const Error& error)
{
    become(State::Gone);
    subscribers_.publish(EngineWarning{error});
    subscribers_.publish(EngineWarning{{ErrorKind::EngineGone,
                                        {},
                                        "its process has ended, and the profile could not be taken over",
                                        "Nothing is lost: run the same command again, and it goes on from there"}});
    giveWaitingCommands();
}

void ProfileEngine::giveWaitingCommands()
{
    std::deque<std::function<void()>> waiting;
    {
        const std::lock_guard hold{mutex_};
        waiting.swap(waiting_);
    }
    for (const auto& command : waiting)
        command();
}

void ProfileEngine::close(Reply<std::monostate> reply)
{
    std::shared_ptr<Engine> engine;
    std::unique_ptr<ControlServer> server;
    {
        const std::lock_guard hold{mutex_};
        if (state_ == State::There)
            engine = engines_.back();
        server = std::move(server_);
        state_ = State::Gone;
        changed_.notify_all();
    }
    server.reset();
    giveWaitingCommands();
    if (engine)
        engine->close(std::move(reply));
    else
        reply(std::monostate{});
}

} // namespace shoal::service
