#include "app/shoal/cli/command_table.h"
#include "app/shoal/cli/documents.h"
#include "app/shoal/report/share_fields.h"
#include "core/names.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::app {
namespace {
/// "service" is both.
bool isAlsoAGroup(const Command& command)
{
    return std::any_of(groups().begin(), groups().end(), [&](const Group& g) { return g.name == command.name; });
}

/// The first words that `shoal` takes.
std::vector<std::string> firstWords()
{
    std::vector<std::string> words;
    for (const auto& group : groups())
        words.emplace_back(group.name);
    for (const auto& command : commands())
        if (!command.isInGroup() && !command.isHidden && !isAlsoAGroup(command))
            words.emplace_back(command.name);
    return words;
}

std::vector<std::string> wordsOf(const Group& group)
{
    std::vector<std::string> words;
    for (const auto& command : commands())
        if (command.group() == group.name)
            words.emplace_back(command.name.substr(group.name.size() + 1));
    return words;
}

std::string joined(const std::vector<std::string>& words, const char* separator = " ")
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : separator) + word;
    return text;
}

std::string optionNames(const Command& command)
{
    std::vector<std::string> names;
    for (const auto& option : offeredOptions(command))
        if (!option.isPositional())
            names.emplace_back(option.name);
    names.emplace_back("--help");
    return joined(names);
}

std::vector<std::string> stateNames()
{
    std::vector<std::string> names;
    for (int state = 0; state <= static_cast<int>(ShareState::Failed); ++state)
        names.emplace_back(shareStateName(static_cast<ShareState>(state)));
    return names;
}

std::vector<std::string> columnNames()
{
    std::vector<std::string> names;
    for (const auto& field : shareFields())
        names.emplace_back(field.name);
    return names;
}

std::vector<std::string> priorityNames()
{
    std::vector<std::string> names;
    for (const auto priority : {Priority::Low, Priority::Normal, Priority::High})
        names.emplace_back(priorityName(priority));
    return names;
}

/// What `ls` prints, without its heads. A share whose name is not known yet has an id alone.
constexpr auto bashShares = R"(# Ids and names of the shares on the list.
_shoal_shares()
{
    local place=() at id name share typed=${word#[\"\']}
    for ((at = 2; at < COMP_CWORD; ++at)); do
        case ${COMP_WORDS[at]} in
            --system) place+=(--system);;
            --profile) place+=(--profile "${COMP_WORDS[at+1]}");;
        esac
    done
    while read -r id name; do
        for share in "$id" "$name"; do
            [[ -n $share && $share == "${typed//\\/}"* ]] && COMPREPLY+=("$share")
        done
    done < <(shoal ls --columns id,name "${place[@]}" 2>/dev/null </dev/null | sed '1d; s/(no name yet).*//')
}
)";
constexpr auto zshShares = R"(# Ids and names of the shares on the list.
_shoal_shares() {
    local -a place shares
    local id name at=${words[(Ie)--profile]}
    ((${words[(Ie)--system]})) && place+=(--system)
    ((at)) && place+=(--profile "${words[at+1]}")
    shoal ls --columns id,name $place 2>/dev/null </dev/null | sed '1d; s/(no name yet).*//' | while read -r id name; do
        shares+=("$id" ${name:+"$name"})
    done
    compadd -a shares
}
_shoal_shares_and_torrents() { _shoal_shares; _files -g "*.torrent" }
)";
constexpr auto fishShares = R"(# Ids and names of the shares on the list.
function __shoal_shares
    for line in (shoal ls --columns id,name 2>/dev/null </dev/null | sed '1d; s/(no name yet).*//')
        set -l share (string match -r '^\s*(\d+)\s+(.*\S)\s*$' -- $line)
        and printf '%s\t%s\n%s\t%s\n' $share[2] "$share[3]" "$share[3]" $share[2]
    end
end
)";

std::string bashWords(const std::vector<std::string>& words)
{
    return fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\"))", joined(words));
}

std::string bashFor(Offers offers)
{
    switch (offers) {
    case Offers::File: return "COMPREPLY=($(compgen -f -- \"$word\"))";
    case Offers::TorrentFile:
        return "COMPREPLY=($(compgen -f -X '!*.torrent' -- \"$word\") $(compgen -d -- \"$word\"))";
    case Offers::Folder: return "COMPREPLY=($(compgen -d -- \"$word\"))";
    case Offers::ShareOrTorrent: return bashFor(Offers::TorrentFile) + "; _shoal_shares";
    case Offers::SettingKey:
        return "COMPREPLY=($(compgen -W \"$(shoal config list 2>/dev/null | sed -n 's/^\\([a-z][^ ]*\\) =.*/\\1/p')\" "
               "-- "
               "\"$word\"))";
    case Offers::Shell: return "COMPREPLY=($(compgen -W 'bash zsh fish' -- \"$word\"))";
    case Offers::ShareState: return bashWords(stateNames());
    case Offers::ShareColumn: return bashWords(columnNames());
    case Offers::Priority: return bashWords(priorityNames());
    case Offers::Command:
    case Offers::Document:
    case Offers::Share:
    case Offers::Nothing: break;
    }
    return "COMPREPLY=()";
}

/// What the value of an option or the positional argument completes to, by the word before.
std::string bashCase(const Command& command)
{
    std::string values;
    std::string positional = "COMPREPLY=()";
    bool takesShares = false; // besides what comes behind them
    for (const auto& option : offeredOptions(command)) {
        if (option.isPositional() && option.offers == Offers::Share)
            takesShares = true;
        else if (option.isPositional())
            positional = bashFor(option.offers);
        else if (!option.metavar.empty())
            values += fmt::format("            {}) {}; return;;\n", option.name, bashFor(option.offers));
    }
    positional += takesShares ? "; _shoal_shares" : "";
    return fmt::format(
        "    '{}')\n        case $previous in\n{}        esac\n"
        "        if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '{}' -- \"$word\")); else {}; fi;;\n",
        command.name, values, optionNames(command), positional);
}

std::string shellQuoted(std::string_view text)
{
    std::string safe;
    for (const char c : text)
        safe += c == '\'' ? "'\\''" : std::string{c};
    return "'" + safe + "'";
}

std::string zshFor(Offers offers)
{
    switch (offers) {
    case Offers::File: return "_files";
    case Offers::TorrentFile: return "_files -g \"*.torrent\"";
    case Offers::Folder: return "_files -/";
    case Offers::Share: return "_shoal_shares";
    case Offers::ShareOrTorrent: return "_shoal_shares_and_torrents";
    case Offers::Shell: return "(bash zsh fish)";
    case Offers::ShareState: return "(" + joined(stateNames()) + ")";
    case Offers::ShareColumn: return "(" + joined(columnNames()) + ")";
    case Offers::Priority: return "(" + joined(priorityNames()) + ")";
    default: return " ";
    }
}

/// In zsh's specifications a bracket and a colon mean something.
std::string zshText(std::string_view text)
{
    std::string safe;
    for (const char c : text)
        safe += c == '[' || c == ']' || c == ':' ? std::string{'\\'} + c : std::string{c};
    return safe;
}

std::string zshSpec(const Option& option)
{
    if (option.isPositional())
        return fmt::format("{}:{}:{}", option.isRepeatable() ? "*" : "", option.name, zshFor(option.offers));
    const auto repeated = option.isRepeatable() ? "*" : "";
    const auto value =
        option.metavar.empty() ? std::string{} : fmt::format(":{}:{}", zshText(option.metavar), zshFor(option.offers));
    return fmt::format("{}{}[{}]{}", repeated, option.name, zshText(option.doc), value);
}

std::string zshCase(const Command& command)
{
    std::string text = fmt::format("    {}) _arguments", shellQuoted(command.name));
    for (const auto& option : offeredOptions(command))
        text += " \\\n        " + shellQuoted(zshSpec(option));
    return text + ";;\n";
}

/// When the words so far name this command.
std::string fishCondition(const Command& command)
{
    if (!command.isInGroup())
        return fmt::format("__fish_seen_subcommand_from {}", command.name);
    const auto last = command.name.substr(command.group().size() + 1);
    return fmt::format("__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}", command.group(), last);
}

/// The words that a value may be; none where it isn't one of a few.
std::string fishWords(Offers offers)
{
    switch (offers) {
    case Offers::ShareState: return joined(stateNames());
    case Offers::ShareColumn: return joined(columnNames());
    case Offers::Priority: return joined(priorityNames());
    default: return {};
    }
}

std::string fishOption(const Command& command, const Option& option)
{
    const auto name = option.name.substr(option.name.starts_with("--") ? 2 : 1);
    const auto kind = option.name.starts_with("--") ? "-l" : "-s";
    const auto words = fishWords(option.offers);
    const auto value = option.metavar.empty() ? std::string{}
        : !words.empty()                      ? " -x -a " + shellQuoted(words)
        : option.offers == Offers::Nothing    ? " -x"
                                              : " -r -F";
    return fmt::format("complete -c shoal -n {} {} {}{} -d {}\n", shellQuoted(fishCondition(command)), kind, name,
                       value, shellQuoted(option.doc));
}
} // namespace

std::string bashCompletion()
{
    std::string text = std::string{"# bash completion of shoal\n"} + bashShares
        + "_shoal()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n";
    text += fmt::format("    if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W '{}' -- \"$word\")); return; fi\n",
                        joined(firstWords()));
    for (const auto& group : groups())
        text += fmt::format(
            "    if [[ $command == {} && ${{COMP_WORDS[2]}} != -* ]]; then\n        if ((COMP_CWORD == 2)); then "
            "COMPREPLY=($(compgen -W '{}' -- \"$word\")); return; fi\n"
            "        command=\"$command ${{COMP_WORDS[2]}}\"\n    fi\n",
            group.name, joined(wordsOf(group)));
    text += "    case $command in\n";
    for (const auto& command : commands())
        if (!command.isHidden)
            text += bashCase(command);
    return text + "    esac\n}\ncomplete -o filenames -F _shoal shoal\n";
}

std::string zshCompletion()
{
    std::string text = std::string{"#compdef shoal\n# zsh completion of shoal\n"} + zshShares
        + "_shoal() {\n    local command=$words[2]\n";
    text += fmt::format("    if ((CURRENT == 2)); then compadd -- {}; return; fi\n", joined(firstWords()));
    text += "    local skip=1\n";
    for (const auto& group : groups())
        text += fmt::format(
            "    if [[ $command == {} && $words[3] != -* ]]; then\n        if ((CURRENT == 3)); then compadd -- {}; "
            "return; fi\n        command=\"$command $words[3]\" skip=2\n    fi\n",
            group.name, joined(wordsOf(group)));
    text += "    shift $skip words; ((CURRENT -= skip))\n    case $command in\n";
    for (const auto& command : commands())
        if (!command.isHidden)
            text += zshCase(command);
    return text + "    esac\n}\n_shoal \"$@\"\n";
}

std::string fishCompletion()
{
    std::string text = std::string{"# fish completion of shoal\n"} + fishShares;
    for (const auto& group : groups()) {
        text += fmt::format("complete -c shoal -n __fish_use_subcommand -x -a {} -d {}\n", group.name,
                            shellQuoted(group.summary));
        text += fmt::format("complete -c shoal -n '__fish_seen_subcommand_from {}' -x -a '{}'\n", group.name,
                            joined(wordsOf(group)));
    }
    for (const auto& command : commands()) {
        if (command.isHidden)
            continue;
        if (!command.isInGroup() && !isAlsoAGroup(command))
            text += fmt::format("complete -c shoal -n __fish_use_subcommand -x -a {} -d {}\n", command.name,
                                shellQuoted(command.summary));
        for (const auto& option : offeredOptions(command)) {
            if (!option.isPositional())
                text += fishOption(command, option);
            else if (option.offers == Offers::Share || option.offers == Offers::ShareOrTorrent)
                text += fmt::format("complete -c shoal -n {} {}-a '(__shoal_shares)'\n",
                                    shellQuoted(fishCondition(command)), option.offers == Offers::Share ? "-f " : "");
        }
    }
    return text;
}

} // namespace shoal::app
