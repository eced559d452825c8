#include "app/shoal/program.h"

#include "app/shoal/cli/help.h"
#include "app/shoal/cli/parser.h"
#include "app/shoal/report/human.h"
#include "app/shoal/report/json.h"

#include <algorithm>

namespace shoal::app {
namespace {
std::unique_ptr<Reporter> makeReporter(bool isJson, Terminal& terminal, Loop& loop)
{
    auto clock = [&loop] { return loop.now(); };
    if (isJson)
        return std::make_unique<JsonReporter>(terminal, clock);
    return std::make_unique<HumanReporter>(terminal, clock);
}

std::string helpFor(const Parsed& parsed, std::size_t columns)
{
    if (parsed.command != nullptr)
        return commandHelp(*parsed.command, columns);
    const auto group =
        std::find_if(groups().begin(), groups().end(), [&](const Group& g) { return g.name == parsed.group; });
    return group != groups().end() ? groupHelp(*group, columns) : generalHelp(columns);
}
} // namespace

ExitCode runProgram(const std::vector<std::string>& words, const Services& services, Terminal& terminal, Loop& loop)
{
    const auto reporter = makeReporter(asksForJson(words), terminal, loop);
    Context context{services, terminal, loop, *reporter};
    const auto parsed = parseCommandLine(words);
    if (!parsed)
        return endWith(context, parsed.error());
    switch (parsed->wanted) {
    case Wanted::Version: terminal.write(Channel::Results, "shoal " SHOAL_VERSION "\n"); return ExitCode::Ok;
    case Wanted::Help:
        terminal.write(Channel::Results, helpFor(*parsed, terminal.screen(Channel::Results).columns));
        return ExitCode::Ok;
    case Wanted::Run: break;
    }
    return parsed->command->run(parsed->arguments, context);
}

} // namespace shoal::app
