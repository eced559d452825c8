#include "app/shoal/cli/documents.h"
#include "app/shoal/cli/help.h"
#include "app/shoal/cli/parser.h"
#include "app/shoal/terminal/text.h"
#include "tests/app/fake_terminal.h"

#include <gmock/gmock.h>
#include <set>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Arguments parsed(const std::vector<std::string>& words)
{
    const auto result = parseCommandLine(words);
    EXPECT_TRUE(result) << (result ? "" : result.error().reason);
    return result ? result->arguments : Arguments{};
}

/// A line that gives every option of a command a value, and its positional arguments too.
std::vector<std::string> fullLine(const Command& command)
{
    std::vector<std::string> words{std::string{command.group()}};
    words.push_back(std::string{command.name.substr(command.isInGroup() ? command.group().size() + 1 : 0)});
    if (words.front().empty())
        words.erase(words.begin());
    for (const auto& option : optionsOf(command)) {
        if (!option.isPositional())
            words.emplace_back(option.name);
        if (option.isPositional() || !option.metavar.empty())
            words.push_back("value of " + std::string{option.name});
    }
    return words;
}

TEST(CommandTable, EveryOptionSetsTheMemberOfItsRow)
{
    for (const auto& command : commands()) {
        auto arguments = parsed(fullLine(command));
        for (const auto& option : optionsOf(command)) {
            const auto target = option.target(arguments);
            const auto value = "value of " + std::string{option.name};
            if (auto* const flag = std::get_if<bool*>(&target))
                EXPECT_TRUE(**flag) << command.name << ' ' << option.name;
            else if (auto* const text = std::get_if<std::string*>(&target))
                EXPECT_EQ(**text, value) << command.name;
            else
                EXPECT_THAT(*std::get<std::vector<std::string>*>(target), ElementsAre(value)) << command.name;
        }
    }
}

TEST(CommandTable, NoTwoOptionsOfACommandSetTheSameMember)
{
    for (const auto& command : commands()) {
        Arguments arguments;
        std::set<const void*> members;
        for (const auto& option : optionsOf(command)) {
            const auto* const member =
                std::visit([](auto* place) { return static_cast<const void*>(place); }, option.target(arguments));
            EXPECT_TRUE(members.insert(member).second) << command.name << ' ' << option.name;
        }
    }
}

TEST(CommandTable, EveryRowSaysWhatItDoesInOneLineWithoutAFullStop)
{
    for (const auto& command : commands()) {
        EXPECT_FALSE(command.summary.empty() || command.summary.ends_with('.')) << command.name;
        for (const auto& option : optionsOf(command))
            EXPECT_FALSE(option.doc.empty() || option.doc.ends_with('.')) << command.name << ' ' << option.name;
    }
}

TEST(CommandTable, EveryGroupHasCommandsAndEveryCommandOfAGroupItsGroup)
{
    std::set<std::string_view> used;
    for (const auto& command : commands())
        if (command.isInGroup())
            used.insert(command.group());
    std::set<std::string_view> known;
    for (const auto& group : groups())
        known.insert(group.name);

    EXPECT_EQ(used, known);
}

TEST(CommandLine, TakesOneValueForEachRepeatedOption)
{
    const auto arguments = parsed({"share", "--tracker", "udp://a", "first", "--tracker=udp://b", "second"});

    EXPECT_THAT(arguments.share.trackers, ElementsAre("udp://a", "udp://b"));
    EXPECT_THAT(arguments.share.paths, ElementsAre("first", "second"));
}

TEST(CommandLine, LetsAFileBeCalledLikeACommand)
{
    EXPECT_THAT(parsed({"share", "get", "dht"}).share.paths, ElementsAre("get", "dht"));
}

TEST(CommandLine, TakesAFileNameWithALeadingDashAfterTwoDashes)
{
    EXPECT_THAT(parsed({"share", "--", "--help"}).share.paths, ElementsAre("--help"));
}

TEST(CommandLine, TakesJsonBeforeAndAfterTheCommand)
{
    EXPECT_TRUE(parsed({"--json", "show", "x"}).isJson);
    EXPECT_TRUE(parsed({"show", "x", "--json"}).isJson);
    EXPECT_TRUE(asksForJson({"show", "--json"}));
    EXPECT_FALSE(asksForJson({"share", "--", "--json"}));
}

TEST(CommandLine, WithoutACommandAsksForTheHelp)
{
    EXPECT_EQ(parseCommandLine({})->wanted, Wanted::Help);
    EXPECT_EQ(parseCommandLine({"dht"})->group, "dht");
    EXPECT_EQ(parseCommandLine({"get", "--help"})->command, findCommand("get"));
    EXPECT_EQ(parseCommandLine({"get", "-h"})->wanted, Wanted::Help) << "though SOURCE is missing";
    EXPECT_EQ(parseCommandLine({"--version"})->wanted, Wanted::Version);
}

TEST(CommandLine, NamesWhatItDoesNotUnderstand)
{
    EXPECT_EQ(parseCommandLine({"sharee", "x"}).error(),
              (Error{ErrorKind::BadArgument, "shoal sharee", "there is no such command"}));
    EXPECT_EQ(parseCommandLine({"dht", "x"}).error().about, "shoal dht x");
    EXPECT_THAT(parseCommandLine({"get", "x", "--nope"}).error().reason, HasSubstr("--nope"));
    EXPECT_THAT(parseCommandLine({"get"}).error().reason, HasSubstr("SOURCE"));
    EXPECT_EQ(parseCommandLine({"get", "a", "b"}).error().about, "shoal get");
}

TEST(Help, NamesEveryCommandThatIsNotHidden)
{
    const auto help = generalHelp(80);
    for (const auto& command : commands())
        EXPECT_EQ(help.find("  " + std::string{command.name} + " ") != std::string::npos, !command.isHidden)
            << command.name;
}

TEST(Help, OfACommandShowsEachOptionWithItsDoc)
{
    for (const auto& command : commands()) {
        const auto help = commandHelp(command, 1000);
        for (const auto& option : offeredOptions(command))
            EXPECT_THAT(help, HasSubstr("  " + spelling(option) + "  ")) << command.name;
    }
}

TEST(Help, IsNoWiderThanTheTerminal)
{
    for (const auto& command : commands()) {
        for (const auto& line : test::linesOf(commandHelp(command, 72))) {
            const bool isExample = line.starts_with("  shoal "); // one line, to be copied
            EXPECT_LE(isExample ? 0 : displayWidth(line), 72U) << line;
        }
    }
}

/// How a document spells an option; empty where hyphens within it would have to be escaped too.
std::string spelledIn(std::string_view document, const Option& option)
{
    const auto name = option.name.substr(2);
    if (option.isPositional() || name.find('-') != std::string_view::npos)
        return {};
    const auto* const dashes = document == "man" ? "\\-\\-" : document == "fish" ? "-l " : "--";
    return dashes + std::string{name};
}

TEST(Documents, NameEveryOptionAndNoHiddenCommand)
{
    for (const auto name : documentNames) {
        const auto document = documentNamed(name);
        ASSERT_TRUE(document) << name;
        EXPECT_THAT(*document, Not(HasSubstr("docs FORMAT")));
        for (const auto& option : findCommand("share")->options)
            EXPECT_THAT(*document, HasSubstr(spelledIn(name, option))) << name;
    }
    EXPECT_EQ(documentNamed("pdf"), std::nullopt);
}

} // namespace
} // namespace shoal::app
