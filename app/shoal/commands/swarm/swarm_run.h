// What commands for private swarms have in common: an engine, and the swarm that is meant.
#pragma once

#include "app/shoal/report/swarm_reports.h"
#include "app/shoal/run/foreground.h"

#include <functional>
#include <string>

namespace shoal::app {

using SwarmWork = std::function<void(Foreground&, const SwarmRow&)>;

/// Opens the profile, and lets `work` begin; it ends the foreground.
ExitCode runWithSwarms(const Arguments& arguments, Context& context, const std::string& command,
                       const std::function<void(Foreground&)>& work);
/// The same, with the swarm that the arguments name.
ExitCode runOnSwarm(const Arguments& arguments, Context& context, const std::string& command, SwarmWork work);

inline NamedSwarm namedOf(const SwarmRow& row) { return {row.id, row.name}; }

/// A reply that tells what was done, and ends the command.
SwarmReply<std::monostate> tellsDeed(Foreground& foreground, SwarmTouched touched);
/// A reply that tells what `report` makes of the answer, and ends the command.
template <class Value, class Make>
SwarmReply<Value> tells(Foreground& foreground, Make report)
{
    return foreground.reply<Value>([&foreground, report](const Result<Value>& value) {
        if (!value)
            return foreground.fail(value.error());
        foreground.report(report(*value));
        if (!foreground.isEnding())
            foreground.end(ExitCode::Ok);
    });
}

/// Tells `report` of a swarm that came into the profile, warns when another there has the same name, and ends the
/// command.
void endWithNewSwarm(Foreground& foreground, const NamedSwarm& swarm, const Report& report);

/// Of a command that can't be undone: there is no terminal to ask, and neither --yes nor --json says that it is meant.
std::optional<Error> whyNotAsked(const Arguments& arguments, Context& context, const std::string& command);
/// A question of what can't be undone; yes with --yes and --json.
bool isMeant(const Arguments& arguments, Context& context, const std::string& question);

} // namespace shoal::app
