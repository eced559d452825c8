#include "app/shoal/run/foreground.h"

#include "app/shoal/run/profile.h"
#include "app/shoal/run/service_place.h"

#include <utility>

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

Result<std::monostate> Foreground::openProfile(const Arguments& arguments, const std::string& purpose,
                                               service::Access access)
{
    auto options = engineOptions(arguments, purpose);
    if (!options)
        return shoal::fail(options.error());
    const auto& services = context_.services;
    auto engine = service::ProfileEngine::open(std::move(*options), access,
                                               {services.openEngine, services.connectEngine, services.serveEngine},
                                               services.handover);
    if (!engine)
        return shoal::fail(engine.error());
    ofProfile_ = engine->get();
    auto used = use(std::move(*engine));
    lookWhoServes();
    return used;
}

Result<std::monostate> Foreground::open(const Arguments& arguments, const std::string& purpose)
{
    if (arguments.isSystem)
        return openSystem(arguments);
    if (auto opened = openProfile(arguments, purpose, service::Access::OwnOrOthers); !opened)
        return opened;
    warnOfSettings(arguments);
    return {};
}

void Foreground::warnOfSettings(const Arguments& arguments)
{
    if (!isServed() || arguments.settings.empty())
        return;
    if (isServedByService())
        report(Warned{{ErrorKind::BadArgument, "--set", "the service that runs this profile has settings of its own",
                       "Change them with `shoal config set` and start the service again"}});
    else
        report(Warned{{ErrorKind::BadArgument, "--set",
                       nameOf(*servedBy_) + " runs this profile, with settings of its own",
                       "They count from when that ends: this command goes on by itself then"}});
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
    if (engine)
        servedBy_ = ProfileHolder{.purpose = "shoal service", .tenure = Tenure::OfAService};
    return use(std::move(engine));
}

Result<std::monostate> Foreground::openAlone(const Arguments& arguments, const std::string& purpose)
{
    if (auto refused = refuseSystem(arguments, purpose); !refused)
        return refused;
    return openProfile(arguments, purpose, service::Access::OwnOnly);
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
    options->tenure = Tenure::OfAService;
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
    onEvent([this](const Event& event) { takeEngineNews(event); });
    return {};
}

void Foreground::takeEngineNews(const Event& event)
{
    const auto* const warning = std::get_if<EngineWarning>(&event);
    if (warning && warning->error.kind == ErrorKind::EngineGone)
        fail(warning->error);
    else if (warning)
        report(Warned{warning->error});
    else if (std::holds_alternative<EngineLost>(event))
        engineLost();
    else if (std::holds_alternative<EngineBack>(event))
        lookWhoServes();
}

void Foreground::engineLost()
{
    if (isServedByService())
        return report(Warned{{ErrorKind::EngineGone,
                              {},
                              "the connection to it has ended",
                              "Waiting half a minute for it to come back"}});
    const auto holder = std::exchange(servedBy_, std::nullopt);
    report(
        Warned{{ErrorKind::EngineGone, "The engine of this profile",
                holder ? nameOf(*holder) + " has ended" : "its process has ended", "This command goes on by itself"}});
}

/// One's own engine need not be served: others are turned away then, as they are told.
void Foreground::lookWhoServes()
{
    if (ofProfile_ == nullptr)
        return;
    servedBy_ = ofProfile_->servedBy();
    if (auto error = ofProfile_->notServed()) {
        error->advice = "Other commands can't use this profile while this one runs";
        report(Warned{*error});
    }
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
    if (!isServed())
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
        context_.reporter.report(Stopped{isSaved, servedBy_});
    // An engine that could not close in time is not waited for in its destructor either: the journal has what counts.
    if (!isSaved)
        context_.services.endAtOnce(code_ == ExitCode::Ok ? ExitCode::Failure : code_);
    context_.loop.stop();
}

} // namespace shoal::app
