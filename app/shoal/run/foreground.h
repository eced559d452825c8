// An engine at work for one command, until the command is done or the user stops it.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "app/shoal/context.h"
#include "app/shoal/run/interrupt_count.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shoal::app {

/// What Ctrl-C means for the command right now.
enum class Interrupt {
    Unfinished, ///< the work is cut short: ExitCode::Interrupted
    Ends,       ///< the way it is meant to end (serving until stopped): ExitCode::Ok
};

/// Lives on the loop's thread. The first Ctrl-C closes the engine, which has three seconds to save, a minute in a
/// service; the second ends the process at once. A reader of our results that goes away counts as the first.
class Foreground {
public:
    explicit Foreground(Context& context)
        : context_{context}
    {}
    Foreground(const Foreground&) = delete;
    Foreground& operator=(const Foreground&) = delete;

    /// Opens the profile that the arguments name, and serves it to other processes. `purpose` is what those are told:
    /// "shoal share". When another process has the profile, its engine is used, and outlives the command, or is taken
    /// over by it (app/service/profile_engine.h).
    Result<std::monostate> open(const Arguments& arguments, const std::string& purpose);
    /// The same, or fails with ProfileInUse when another process has it.
    Result<std::monostate> openAlone(const Arguments& arguments, const std::string& purpose);
    /// Opens it to serve it: all its shares run, and its lock says where to ask, which is `socket()`.
    Result<std::monostate> openService(const Arguments& arguments);
    /// Uses the engine of the service that runs the profile, or the system's; settings are the service's own matter.
    /// Error: NotFound (none runs).
    Result<std::monostate> openServed(const Arguments& arguments);
    /// The other process that runs the engine, whose client this command is at the moment.
    const std::optional<ProfileHolder>& servedBy() const { return servedBy_; }
    bool isServed() const { return servedBy_.has_value(); }
    /// It goes on with whatever is on its list.
    bool isServedByService() const { return servedBy_ && servedBy_->tenure == Tenure::OfAService; }
    const std::filesystem::path& socket() const { return socket_; }

    Engine& engine() { return *engine_; }
    const Settings& settings() const { return settings_; }
    Loop& loop() { return context_.loop; }
    void report(const Report& report);
    void setInterrupt(Interrupt meaning) { interrupt_ = meaning; }
    /// For a command that may have nothing to print for hours: a reader of our results that goes away is noticed all
    /// the same.
    void endWhenUnread();
    /// Handlers are called for every event in order, on the loop's thread, until the command ends.
    void onEvent(std::function<void(const Event&)> handler) { handlers_.push_back(std::move(handler)); }
    /// What a Ctrl-C leaves half a second for, before the command ends: `work` calls what it is given when it is done.
    void beforeStopping(std::function<void(std::function<void()>)> work) { beforeStopping_ = std::move(work); }
    /// Something to stop before the engine is closed.
    void beforeClosing(std::function<void()> work) { beforeClosing_ = std::move(work); }

    /// A reply that comes on the loop's thread, and not at all once the command is ending.
    template <class T>
    Reply<T> reply(std::function<void(Result<T>)> work)
    {
        return replyOn<T>(context_.loop.executor(), [this, work = std::move(work)](Result<T> result) {
            if (!isEnding_)
                work(std::move(result));
        });
    }

    /// Runs until the engine is closed; the exit code.
    ExitCode run();
    /// Closes the engine, then run() returns. The first call decides the code.
    void end(ExitCode code);
    /// Ends as Ctrl-C does: it is told that all is saved.
    void stop(ExitCode code);
    /// Tells the error and ends with its code.
    void fail(const Error& error);
    bool isEnding() const { return isEnding_; }

private:
    Result<LocalEngineOptions> engineOptions(const Arguments& arguments, const std::string& purpose);
    Result<std::monostate> openSystem(const Arguments& arguments);
    void warnOfSettings(const Arguments& arguments);
    Result<std::monostate> openProfile(const Arguments& arguments, const std::string& purpose, service::Access access);
    void lookWhoServes();
    void takeEngineNews(const Event& event);
    void engineLost();
    Result<std::monostate> use(Result<std::unique_ptr<Engine>> engine);
    void lookForReader();
    void interrupted();
    void stopInOrder(ExitCode code);
    void closed(bool isSaved);

    Context& context_;
    Settings settings_;
    std::filesystem::path socket_;
    std::unique_ptr<Engine> engine_;
    const service::ProfileEngine* ofProfile_ = nullptr; ///< the same, when it is that of a profile
    std::optional<ProfileHolder> servedBy_;
    Subscription subscription_;
    std::vector<std::function<void(const Event&)>> handlers_;
    std::function<void(std::function<void()>)> beforeStopping_;
    std::function<void()> beforeClosing_;
    std::chrono::seconds timeToClose_{3};
    Interrupt interrupt_ = Interrupt::Unfinished;
    ExitCode code_ = ExitCode::Ok;
    bool isEnding_ = false;
    bool isStopTold_ = false;
    InterruptCount interrupts_;
    Timer stopTimer_;
    Timer unreadTimer_;
    Timer closeTimer_;
};

} // namespace shoal::app
