#include "app/shoal/cli/help.h"

#include "app/shoal/terminal/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr std::size_t widestHelp = 100;

/// "  left    text that is wrapped", the left column `leftColumns` wide.
std::string row(std::string_view left, std::string_view text, std::size_t leftColumns, std::size_t columns)
{
    const auto indent = leftColumns + 4;
    const auto line = wrapped(text, columns > indent + 20 ? columns - indent : 20);
    std::string shown = "  " + padded(left, leftColumns) + "  ";
    for (const char c : line)
        shown += c == '\n' ? "\n" + std::string(indent, ' ') : std::string{c};
    return shown + "\n";
}

std::string commandRows(std::size_t columns)
{
    std::size_t left = 0;
    for (const auto& command : commands())
        if (!command.isHidden)
            left = std::max(left, command.name.size());
    std::string text;
    for (const auto& command : commands())
        if (!command.isHidden)
            text += row(command.name, command.summary, left, columns);
    return text;
}

std::string optionRows(const std::vector<Option>& options, std::size_t columns)
{
    std::size_t left = 0;
    for (const auto& option : options)
        left = std::max(left, displayWidth(spelling(option)));
    std::string text;
    for (const auto& option : options)
        text += row(spelling(option), option.doc, left, columns);
    return text;
}
} // namespace

std::string spelling(const Option& option)
{
    auto text = std::string{option.name};
    if (!option.metavar.empty())
        text += " " + std::string{option.metavar};
    return option.isPositional() && option.isRepeatable() ? text + "…" : text;
}

std::string usageOf(const Command& command)
{
    auto text = "shoal " + std::string{command.name};
    for (const auto& option : offeredOptions(command)) {
        const auto repeated = option.isRepeatable() && !option.isPositional() ? "…" : "";
        text += option.isRequired ? " " + spelling(option) : " [" + spelling(option) + "]" + repeated;
    }
    return text;
}

std::string generalHelp(std::size_t columns)
{
    columns = std::min(columns, widestHelp);
    std::string text = "Shoal shares files straight between computers: no account, no server.\n\n"
                       "  shoal share FOLDER     prints a link and serves the folder\n"
                       "  shoal get LINK         gets it on another computer\n\n"
                       "Commands:\n";
    text += commandRows(columns);
    text += "\n"
        + wrapped("`shoal help COMMAND` explains one. Every command but `top` takes --json, for programs.", columns)
        + "\n";
    return text;
}

std::string groupHelp(const Group& group, std::size_t columns)
{
    columns = std::min(columns, widestHelp);
    auto text = fmt::format("{}.\n\n", group.summary);
    for (const auto& command : commands())
        if (command.group() == group.name)
            text += row("shoal " + std::string{command.name}, command.summary, 20, columns);
    return text;
}

std::string commandHelp(const Command& command, std::size_t columns)
{
    columns = std::min(columns, widestHelp);
    auto text = wrapped(usageOf(command), columns, 6) + "\n\n" + std::string{command.summary} + ".\n";
    if (!command.about.empty())
        text += "\n" + wrapped(command.about, columns) + "\n";
    text += "\n" + optionRows(offeredOptions(command), columns);
    if (!command.examples.empty())
        text += "\nExamples:\n";
    for (const auto& example : command.examples)
        text += "  " + std::string{example} + "\n";
    return text;
}

} // namespace shoal::app
