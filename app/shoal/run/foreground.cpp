#include "app/shoal/run/foreground.h"

#include "app/shoal/run/profile.h"
#include "app/shoal/run/service_place.h"
#include "core/state/profile_lock.h"

namespace shoal::app {
namespace {
constexpr std::chrono::milliseconds timeToStop{500};
constexpr std::chrono::seconds unreadPause{1};
/// Nobody waits at a terminal for thousands of shares to be saved. A service manager that stops us waits for longer.
constexpr std::chrono::seconds serviceTimeToClose{60};

/// For a command that runs an engine itself.
Result<std::monostate> refuseSystem(const Arguments& arguments, const std::string& purpose)
{
    if (!arguments.isSystem)
        return {};
    return fail(ErrorKind::BadArgument, "--system", "`" + purpose + "` runs an engine of its own");
}
} // namespace

Result<LocalEngineOptions> Foreground::engineOptions(const Arguments& arguments, const std::string& purpose)
{
    const auto profile = profileFolder(arguments);
    if (!profile)
        return shoal::fail(profile.error());
    auto settings = settingsFor(arguments);
    if (!settings)
        return shoal::fail(settings.error());
    settings_ = std::move(*settings);
    return LocalEngineOptions{.profile = *profile, .settings = settings_, .purpose = purpose};
}

/// Ours, or that of the process which serves the profile. If there is such a process and it doesn't answer, what is
/// said is that the profile is in use, and by whom.
Result<std::unique_ptr<Engine>> Foreground::engineOf(LocalEngineOptions options)
{
    const auto profile = options.profile;
    auto own = context_.services.openEngine(std::move(options));
    if (own || own.error().kind != ErrorKind::ProfileInUse)
        return own;
    if (const auto socket = ProfileLock::socketOf(profile))
        if (auto other = context_.services.connectEngine(*socket)) {
            isServed_ = true;
            return other;
        }
    return own;
}

Result<std::monostate> Foreground::open(const Arguments& arguments, const std::string& purpose)
{
    if (arguments.isSystem)
        return openSystem(arguments);
    auto options = engineOptions(arguments, purpose);
    if (!options)
        return shoal::fail(options.error());
    if (auto used = use(engineOf(std::move(*options))); !used)
        return used;
    warnOfSettings(arguments);
    return {};
}

void Foreground::warnOfSettings(const Arguments& arguments)
{
    if (isServed_ && !arguments.settings.empty())
        report(Warned{{ErrorKind::BadArgument, "--set", "the service that runs this profile has settings of its own",
                       "Change them with `shoal config set` and start the service again"}});
}

/// What a command itself goes by, the folder for downloads say, is its user's.
Result<std::monostate> Foreground::openSystem(const Arguments& arguments)
{
    auto settings = settingsFor(arguments);
    if (!settings)
        return shoal::fail(settings.error());
    settings_ = std::move(*settings);
    if (auto opened = openServed(arguments); !opened)
        return opened;
    warnOfSettings(arguments);
    return {};
}

Result<std::monostate> Foreground::openServed(const Arguments& arguments)
{
    auto engine = askService(arguments, context_.services, context_.services.connectEngine);
    isServed_ = engine.has_value();
    return use(std::move(engine));
}

Result<std::monostate> Foreground::openAlone(const Arguments& arguments, const std::string& purpose)
{
    if (auto refused = refuseSystem(arguments, purpose); !refused)
        return refused;
    auto options = engineOptions(arguments, purpose);
    if (!options)
        return shoal::fail(options.error());
    return use(context_.services.openEngine(std::move(*options)));
}

Result<std::monostate> Foreground::openService(const Arguments& arguments)
{
    if (auto refused = refuseSystem(arguments, "shoal service"); !refused)
        return refused;
    auto options = engineOptions(arguments, "shoal service");
    if (!options)
        return shoal::fail(options.error());
    auto socket = socketToServe(arguments, options->profile);
    if (!socket)
        return shoal::fail(socket.error());
    socket_ = std::move(*socket);
    options->socket = socket_;
    options->autostart = Autostart::All;
    options->longestClose = serviceTimeToClose - std::chrono::seconds{5};
    timeToClose_ = serviceTimeToClose;
    options->readSettings = [arguments] { return settingsFor(arguments); };
    return use(context_.services.openEngine(std::move(*options)));
}

Result<std::monostate> Foreground::use(Result<std::unique_ptr<Engine>> engine)
{
    if (!engine)
        return shoal::fail(engine.error());
    engine_ = std::move(*engine);
    context_.loop.onInterrupt([this] { interrupted(); });
    subscription_ = engine_->subscribe(context_.loop.executor(), [this](const EventBatch& batch) {
        for (const auto& event : batch)
            for (const auto& handler : handlers_)
                if (!isEnding_)
                    handler(event);
    });
    onEvent([this](const Event& event) {
        const auto* const warning = std::get_if<EngineWarning>(&event);
        if (warning && warning->error.kind == ErrorKind::EngineGone)
            fail(warning->error);
        else if (warning)
            report(Warned{warning->error});
        else if (std::holds_alternative<EngineLost>(event))
            report(Warned{{ErrorKind::EngineGone,
                           {},
                           "the connection to it has ended",
                           "Waiting half a minute for it to come back"}});
    });
    return {};
}

void Foreground::report(const Report& report)
{
    context_.reporter.report(report);
    lookForReader();
}

void Foreground::lookForReader()
{
    if (context_.terminal.isBroken() && !isEnding_)
        stop(ExitCode::Failure);
}

void Foreground::endWhenUnread()
{
    unreadTimer_ = context_.loop.every(unreadPause, [this] { lookForReader(); });
}

ExitCode Foreground::run()
{
    context_.loop.run();
    return code_;
}

void Foreground::interrupted()
{
    const auto meaning = interrupts_.take(context_.loop.now());
    if (meaning == InterruptCount::Meaning::Second)
        context_.services.endAtOnce(ExitCode::Interrupted);
    else if (!isEnding_)
        stopInOrder(interrupt_ == Interrupt::Ends ? ExitCode::Ok : ExitCode::Interrupted);
}

void Foreground::stopInOrder(ExitCode code)
{
    const auto stopNow = [this, code] {
        if (!isEnding_)
            stop(code);
    };
    if (!beforeStopping_)
        return stopNow();
    stopTimer_ = context_.loop.after(timeToStop, stopNow);
    std::exchange(beforeStopping_, {})(stopNow);
}

void Foreground::stop(ExitCode code)
{
    isStopTold_ = true;
    if (!isServed_)
        context_.reporter.report(Saving{});
    end(code);
}

void Foreground::fail(const Error& error)
{
    context_.reporter.report(Failed{error});
    end(exitCodeFor(error.kind));
}

void Foreground::end(ExitCode code)
{
    if (std::exchange(isEnding_, true))
        return;
    code_ = code;
    if (beforeClosing_)
        beforeClosing_();
    closeTimer_ = context_.loop.after(timeToClose_, [this] { closed(false); });
    engine_->close(replyOn<std::monostate>(
        context_.loop.executor(), [this](const Result<std::monostate>& result) { closed(result.has_value()); }));
}

void Foreground::closed(bool isSaved)
{
    if (!closeTimer_)
        return;
    closeTimer_.reset();
    if (isStopTold_ || !isSaved)
        context_.reporter.report(Stopped{isSaved, isServed_});
    // An engine that could not close in time is not waited for in its destructor either: the journal has what counts.
    if (!isSaved)
        context_.services.endAtOnce(code_ == ExitCode::Ok ? ExitCode::Failure : code_);
    context_.loop.stop();
}

} // namespace shoal::app
