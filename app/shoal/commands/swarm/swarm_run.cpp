#include "app/shoal/commands/swarm/swarm_run.h"

#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/report/result_reporter.h"
#include "app/shoal/terminal/text.h"

#include <utility>

namespace shoal::app {
namespace {
std::string shownId(const swarm::SwarmId& id) { return toHex(id.bytes).substr(0, 8); }
} // namespace

ExitCode runWithSwarms(const Arguments& arguments, Context& context, const std::string& command,
                       const std::function<void(Foreground&)>& work)
{
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Untold};
    Context inner{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{inner};
    if (const auto opened = foreground.open(arguments, command); !opened)
        return endWith(inner, opened.error());
    work(foreground);
    return foreground.run();
}

ExitCode runOnSwarm(const Arguments& arguments, Context& context, const std::string& command, SwarmWork work)
{
    return runWithSwarms(arguments, context, command, [&](Foreground& foreground) {
        findSwarm(foreground, arguments.swarm.swarm,
                  [&foreground, work](const SwarmRow& swarm) { work(foreground, swarm); });
    });
}

SwarmReply<std::monostate> tellsDeed(Foreground& foreground, SwarmTouched touched)
{
    touched.isRunning = foreground.isServed();
    return tells<std::monostate>(foreground, [touched = std::move(touched)](std::monostate) { return touched; });
}

void endWithNewSwarm(Foreground& foreground, const NamedSwarm& swarm, const Report& report)
{
    foreground.report(report); // whatever comes of the question: a swarm's words are shown once
    if (foreground.isEnding())
        return;
    foreground.engine().swarms().list(
        foreground.reply<std::vector<SwarmRow>>([&foreground, swarm](const Result<std::vector<SwarmRow>>& rows) {
            if (!rows)
                foreground.report(Warned{rows.error()});
            for (const auto& row : rows.value_or(std::vector<SwarmRow>{}))
                if (row.name == swarm.name && row.id != swarm.id) {
                    foreground.report(Warned{
                        {ErrorKind::AlreadyExists, swarm.name,
                         "another private swarm of this profile has the same name",
                         "Name this one by its id, " + shownId(swarm.id) + ", and the other by " + shownId(row.id)}});
                    break;
                }
            if (!foreground.isEnding())
                foreground.end(ExitCode::Ok);
        }));
}

std::optional<Error> whyNotAsked(const Arguments& arguments, Context& context, const std::string& command)
{
    if (arguments.swarm.isYes || arguments.isJson || context.terminal.canAsk())
        return std::nullopt;
    return Error{ErrorKind::BadArgument, command, "nobody can be asked whether it is meant",
                 "Nothing was done. Give --yes too, to go on without a question"};
}

bool isMeant(const Arguments& arguments, Context& context, const std::string& question)
{
    if (arguments.swarm.isYes || arguments.isJson)
        return true;
    return context.terminal.ask(printable(question) + " Type yes to go on: ") == "yes";
}

} // namespace shoal::app
