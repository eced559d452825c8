#include "app/shoal/cli/parser.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

namespace shoal::app {
namespace {
void addOption(CLI::App& app, const Option& row, Arguments& arguments)
{
    const std::string name{row.name};
    const auto target = row.target(arguments);
    if (auto* const flag = std::get_if<bool*>(&target)) {
        app.add_flag(name, **flag);
        return;
    }
    CLI::Option* option = nullptr;
    if (auto* const text = std::get_if<std::string*>(&target))
        option = app.add_option(name, **text);
    else
        option = app.add_option(name, *std::get<std::vector<std::string>*>(target));
    // Each "--tracker" takes one value: the next word is an argument again.
    if (!row.isPositional())
        option->allow_extra_args(false);
    option->required(row.isRequired);
}

/// CLI11 gives all words to the first argument that takes several. One that stands behind it ("SHARE… DIR") is the last
/// word.
const Option* lastArgument(const std::vector<Option>& options)
{
    bool takesAll = false;
    for (const auto& option : options) {
        if (option.isPositional() && takesAll)
            return &option;
        takesAll = takesAll || (option.isPositional() && option.isRepeatable());
    }
    return nullptr;
}

Result<std::monostate> takeLast(const std::vector<Option>& options, Arguments& arguments)
{
    const auto* const last = lastArgument(options);
    if (last == nullptr)
        return {};
    const auto several = std::find_if(options.begin(), options.end(), [](const Option& option) {
        return option.isPositional() && option.isRepeatable();
    });
    auto& words = *std::get<std::vector<std::string>*>(several->target(arguments));
    if (words.empty())
        return fail(ErrorKind::BadArgument, {}, std::string{last->name} + " is required");
    *std::get<std::string*>(last->target(arguments)) = std::move(words.back());
    words.pop_back();
    return {};
}

/// The words that name a command, as far as they do, and all the others.
struct Named {
    const Command* command = nullptr;
    std::string group;
    std::string unknown; ///< a word in a command's place that names none
    std::vector<std::string> rest;
};

bool isGroup(std::string_view name)
{
    return std::any_of(groups().begin(), groups().end(), [&](const Group& group) { return group.name == name; });
}

/// Whether the next word belongs to this one, as to the "--profile" that may stand before a command's name, or to an
/// option of a group that is a command by itself.
bool takesAValue(std::string_view word, std::string_view group)
{
    const auto* const command = findCommand(group);
    const auto options =
        command != nullptr ? optionsOf(*command) : std::vector<Option>{engineOptions().begin(), engineOptions().end()};
    return std::ranges::any_of(options,
                               [&](const Option& option) { return option.name == word && !option.metavar.empty(); });
}

Named commandNamedBy(const std::vector<std::string>& words)
{
    Named named;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto& word = words[at];
        const bool isLookedFor = named.command == nullptr && named.unknown.empty();
        if (!isLookedFor || word.starts_with("-")) {
            named.rest.push_back(word);
            if (isLookedFor && takesAValue(word, named.group) && at + 1 < words.size())
                named.rest.push_back(words[++at]);
        } else if (named.group.empty() && isGroup(word)) {
            named.group = word;
        } else {
            const auto name = named.group.empty() ? word : named.group + " " + word;
            named.command = findCommand(name);
            named.unknown = named.command == nullptr ? name : std::string{};
        }
    }
    if (named.command == nullptr && named.unknown.empty())
        named.command = findCommand(named.group); // "service" is a command by itself, too
    return named;
}

/// Whether one of the words before "--" is this option.
bool hasWord(const std::vector<std::string>& words, const char* option)
{
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::find(words.begin(), end, option) != end;
}

/// CLI11 reads the options of one command; which command it is was found before, so that a file may be called "get".
Result<Parsed> parseOptions(Parsed parsed, std::vector<std::string> words)
{
    CLI::App app;
    app.set_help_flag();
    bool wantsVersion = false;
    const auto options = parsed.command != nullptr
        ? optionsOf(*parsed.command)
        : std::vector<Option>{commonOptions().begin(), commonOptions().end()};
    const auto* const last = lastArgument(options);
    for (const auto& option : options)
        if (&option != last)
            addOption(app, option, parsed.arguments);
    if (parsed.command == nullptr)
        app.add_flag("--version", wantsVersion);
    const auto about = parsed.command != nullptr ? "shoal " + std::string{parsed.command->name} : "The command line";
    try {
        std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
        app.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        return fail(ErrorKind::BadArgument, about, error.what());
    }
    if (const auto taken = takeLast(options, parsed.arguments); !taken)
        return fail(ErrorKind::BadArgument, about, taken.error().reason);
    parsed.wanted = wantsVersion ? Wanted::Version : parsed.command == nullptr ? Wanted::Help : Wanted::Run;
    return parsed;
}
} // namespace

bool asksForJson(const std::vector<std::string>& words) { return hasWord(words, "--json"); }

Result<Parsed> parseCommandLine(const std::vector<std::string>& words)
{
    const auto named = commandNamedBy(words);
    if (!named.unknown.empty())
        return fail(ErrorKind::BadArgument, "shoal " + named.unknown, "there is no such command");
    Parsed parsed;
    parsed.command = named.command;
    parsed.group = named.group;
    if (hasWord(named.rest, "--help") || hasWord(named.rest, "-h")) {
        parsed.wanted = Wanted::Help;
        return parsed;
    }
    return parseOptions(std::move(parsed), named.rest);
}

} // namespace shoal::app
