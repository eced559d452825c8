// shoal status: how the engine does as a whole.
#include "app/shoal/commands/commands.h"
#include "app/shoal/run/foreground.h"

namespace shoal::app {

ExitCode runStatus(const Arguments& arguments, Context& context)
{
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal status"); !opened)
        return endWith(context, opened.error());
    foreground.engine().status(foreground.reply<EngineStatus>([&foreground](const Result<EngineStatus>& status) {
        if (!status)
            return foreground.fail(status.error());
        const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
        foreground.report(EngineStatusShown{*status, now - status->runningFor, foreground.servedBy()});
        foreground.end(ExitCode::Ok);
    }));
    return foreground.run();
}

} // namespace shoal::app
