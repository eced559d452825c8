// shoal pause, shoal resume and shoal reannounce.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"

namespace shoal::app {
namespace {
using Switch = void (Engine::*)(ShareId, Reply<ShareId>);

/// An engine that was opened for this command alone would end before anybody answers.
Error nothingRuns(const ShareRow& row)
{
    return {ErrorKind::BadArgument, row.name, "no service runs this profile", "Start `shoal service`, then ask again"};
}

ExitCode runSwitch(const Arguments& arguments, Context& context, const std::string& purpose, Switch call,
                   ShareTouched::Deed deed)
{
    return runEachShare(arguments, context, purpose, [call, deed](Foreground& foreground) {
        return [&foreground, call, deed](const ShareRow& row, EachShare::Done done) {
            const auto tell = [&foreground, deed, share = NamedShare{row}] {
                foreground.report(ShareTouched{share, deed});
            };
            (foreground.engine().*call)(row.id, endsWork(foreground, std::move(done), tell));
        };
    });
}
} // namespace

ExitCode runPause(const Arguments& arguments, Context& context)
{
    return runSwitch(arguments, context, "shoal pause", &Engine::pause, ShareTouched::Deed::Paused);
}

ExitCode runResume(const Arguments& arguments, Context& context)
{
    return runSwitch(arguments, context, "shoal resume", &Engine::resume, ShareTouched::Deed::Resumed);
}

ExitCode runReannounce(const Arguments& arguments, Context& context)
{
    return runEachShare(arguments, context, "shoal reannounce", [](Foreground& foreground) {
        return [&foreground](const ShareRow& row, EachShare::Done done) {
            if (!foreground.isServed())
                return foreground.fail(nothingRuns(row));
            const auto tell = [&foreground, share = NamedShare{row}] {
                foreground.report(ShareTouched{share, ShareTouched::Deed::Reannounced});
            };
            foreground.engine().reannounce(row.id, endsWork(foreground, std::move(done), tell));
        };
    });
}

} // namespace shoal::app
