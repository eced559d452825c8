#include "app/shoal/cli/documents.h"

#include "app/shoal/cli/command_table.h"
#include "app/shoal/cli/help.h"

#include <fmt/format.h>
#include <utility>

namespace shoal::app {
namespace {
std::string replaced(std::string_view text, std::string_view what, std::string_view with)
{
    std::string result;
    for (auto place = text.find(what); place != std::string_view::npos; place = text.find(what)) {
        result += std::string{text.substr(0, place)} + std::string{with};
        text.remove_prefix(place + what.size());
    }
    return result + std::string{text};
}

/// For roff: backslashes and hyphens as themselves, and no line that starts a request.
std::string roff(std::string_view text)
{
    const auto escaped = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    const bool isRequest = escaped.starts_with(".") || escaped.starts_with("'");
    return (isRequest ? "\\&" : "") + escaped;
}

std::string manOptions(std::span<const Option> options)
{
    std::string text;
    for (const auto& option : options)
        text += fmt::format(".TP\n.B {}\n{}.\n", roff(spelling(option)), roff(option.doc));
    return text;
}

/// For the inside of a Markdown table's cell.
std::string cell(std::string_view text) { return replaced(text, "|", "\\|"); }
} // namespace

std::string manPage()
{
    std::string text = ".TH SHOAL 1 \"\" \"shoal " SHOAL_VERSION "\" \"User Commands\"\n"
                       ".SH NAME\nshoal \\- share files straight between computers\n"
                       ".SH SYNOPSIS\n.B shoal\n.I COMMAND\n[\\fIARGUMENT\\fR...]\n"
                       ".SH DESCRIPTION\nShares files over BitTorrent. Others are found over a distributed hash table: "
                       "no account, no server.\n.SH COMMANDS\n";
    for (const auto& command : commands()) {
        if (command.isHidden)
            continue;
        text += fmt::format(".SS {}\n{}.\n", roff(usageOf(command)), roff(command.summary));
        if (!command.about.empty())
            text += fmt::format(".PP\n{}\n", roff(command.about));
        text += manOptions(command.options);
        for (const auto& example : command.examples)
            text += fmt::format(".PP\n.nf\n.RS\n{}\n.RE\n.fi\n", roff(example));
    }
    text += ".SH COMMON OPTIONS\n" + manOptions(engineOptions()) + manOptions(commonOptions());
    text += ".SH EXIT STATUS\n";
    for (const auto& row : exitCodes())
        text += fmt::format(".TP\n.B {}\n{}.\n", static_cast<int>(row.code), roff(row.meaning));
    return text
        + ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nSet: no colours.\n"
          ".TP\n.B XDG_STATE_HOME, XDG_CONFIG_HOME\nWhere the profile and shoal.toml are.\n";
}

std::string markdownTables()
{
    std::string text;
    for (const auto& command : commands()) {
        if (command.isHidden)
            continue;
        text += fmt::format("### shoal {}\n\n{}. {}\n\n```\n{}\n```\n\n| Option | What it does |\n|---|---|\n",
                            command.name, command.summary, command.about, usageOf(command));
        for (const auto& option : offeredOptions(command))
            text += fmt::format("| `{}` | {} |\n", cell(spelling(option)), cell(option.doc));
        text += "\n";
        for (const auto& example : command.examples)
            text += fmt::format("    {}\n", example);
        text += command.examples.empty() ? "" : "\n";
    }
    text += "## Exit codes\n\n| Code | Meaning |\n|---|---|\n";
    for (const auto& row : exitCodes())
        text += fmt::format("| {} | {} |\n", static_cast<int>(row.code), row.meaning);
    return replaced(text, ". \n\n```", ".\n\n```");
}

std::optional<std::string> documentNamed(std::string_view name)
{
    constexpr std::array makers{
        std::pair{"man", &manPage},         std::pair{"bash", &bashCompletion},     std::pair{"zsh", &zshCompletion},
        std::pair{"fish", &fishCompletion}, std::pair{"markdown", &markdownTables},
    };
    for (const auto& [known, make] : makers)
        if (name == known)
            return make();
    return std::nullopt;
}

} // namespace shoal::app
