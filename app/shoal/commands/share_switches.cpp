// shoal pause, shoal resume and shoal reannounce.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"

namespace shoal::app {
namespace {
using Switch = void (Engine::*)(ShareId, Reply<ShareId>);

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
    return runSwitch(arguments, context, "shoal reannounce", &Engine::reannounce, ShareTouched::Deed::Reannounced);
}

} // namespace shoal::app
