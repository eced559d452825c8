// shoal service stop, status and reload: what is done to a service that runs.
#include "app/shoal/commands/commands.h"
#include "app/shoal/run/foreground.h"
#include "app/shoal/run/profile.h"
#include "app/shoal/run/service_place.h"

namespace shoal::app {
namespace {
/// Longer than a service itself takes to save, at the most.
constexpr std::chrono::seconds stopPatience{90};

/// As the service's own lock names it; the system's service has one that only its user may look into.
std::optional<std::filesystem::path> profileOf(const Arguments& arguments)
{
    const auto profile = profileFolder(arguments);
    return arguments.isSystem || !profile ? std::nullopt : std::optional{*profile};
}

ServiceShown shown(const Arguments& arguments, const Services& services, const EngineStatus& status)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {.status = status,
            .socket = socketToAsk(arguments, services).value_or(std::filesystem::path{}),
            .profile = profileOf(arguments),
            .since = now - status.runningFor};
}
} // namespace

ExitCode runServiceStop(const Arguments& arguments, Context& context)
{
    const auto process = askService(arguments, context.services, context.services.stopService);
    if (!process)
        return endWith(context, process.error());
    context.reporter.report(ServiceStopping{*process, stopPatience});
    if (!context.services.waitForEnd(*process, stopPatience))
        return endWith(context,
                       {ErrorKind::EngineGone, "The service",
                        "process " + std::to_string(*process) + " is saving still",
                        "Wait for it: `shoal service status` fails when it has ended"});
    context.reporter.report(ServiceStopped{*process});
    return ExitCode::Ok;
}

ExitCode runServiceStatus(const Arguments& arguments, Context& context)
{
    Foreground foreground{context};
    if (const auto opened = foreground.openServed(arguments); !opened)
        return endWith(context, opened.error());
    foreground.engine().status(foreground.reply<EngineStatus>([&](const Result<EngineStatus>& status) {
        if (!status)
            return foreground.fail(status.error());
        foreground.report(shown(arguments, context.services, *status));
        foreground.end(ExitCode::Ok);
    }));
    return foreground.run();
}

ExitCode runServiceReload(const Arguments& arguments, Context& context)
{
    using Keys = std::vector<std::string>;
    Foreground foreground{context};
    if (const auto opened = foreground.openServed(arguments); !opened)
        return endWith(context, opened.error());
    foreground.engine().reloadSettings(foreground.reply<Keys>([&](const Result<Keys>& needRestart) {
        if (!needRestart)
            return foreground.fail(needRestart.error());
        foreground.report(SettingsReloaded{*needRestart});
        foreground.end(ExitCode::Ok);
    }));
    return foreground.run();
}

} // namespace shoal::app
