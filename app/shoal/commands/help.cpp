// shoal help and shoal completions, and the hidden shoal docs from which packages take the man page.
#include "app/shoal/cli/help.h"
#include "app/shoal/cli/command_table.h"
#include "app/shoal/cli/documents.h"
#include "app/shoal/commands/commands.h"

#include <algorithm>

namespace shoal::app {

ExitCode runHelp(const Arguments& arguments, Context& context)
{
    const auto columns = context.terminal.screen(Channel::Results).columns;
    const auto name = [&] {
        std::string words;
        for (const auto& word : arguments.helped)
            words += (words.empty() ? "" : " ") + word;
        return words;
    }();
    const auto group = std::find_if(groups().begin(), groups().end(), [&](const Group& g) { return g.name == name; });
    const auto* const command = findCommand(name);
    if (command == nullptr && group == groups().end() && !name.empty())
        return endWith(context, {ErrorKind::BadArgument, "shoal " + name, "there is no such command"});
    const auto text = command != nullptr ? commandHelp(*command, columns)
        : group != groups().end()        ? groupHelp(*group, columns)
                                         : generalHelp(columns);
    context.terminal.write(Channel::Results, text);
    return ExitCode::Ok;
}

ExitCode runDocs(const Arguments& arguments, Context& context)
{
    const auto text = documentNamed(arguments.document);
    if (!text)
        return endWith(context, {ErrorKind::BadArgument, arguments.document, "it is man, bash, zsh, fish or markdown"});
    context.terminal.write(Channel::Results, *text);
    return ExitCode::Ok;
}

ExitCode runCompletions(const Arguments& arguments, Context& context)
{
    const auto isShell = std::find(shellNames.begin(), shellNames.end(), arguments.shell) != shellNames.end();
    const auto text = isShell ? documentNamed(arguments.shell) : std::nullopt;
    if (!text)
        return endWith(context, {ErrorKind::BadArgument, arguments.shell, "it is bash, zsh or fish"});
    context.terminal.write(Channel::Results, *text);
    return ExitCode::Ok;
}

} // namespace shoal::app
