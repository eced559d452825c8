#include "tests/program/telling.h"

#include <algorithm>
#include <regex>

namespace shoal::test {
namespace {
std::string quoted(const std::string& word)
{
    const bool isPlain = !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
        return std::isalnum(c) || std::string_view{"/._-+=:,@%"}.find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (isPlain)
        return word;
    return "'" + std::regex_replace(word, std::regex{"'"}, R"('\'')") + "'";
}

std::string commandLine(const std::vector<std::string>& arguments)
{
    std::string line = "shoal";
    for (const auto& argument : arguments)
        line += " " + quoted(argument);
    return line;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// The last line of what went to standard error, without what says whose it is.
std::string messageIn(const std::string& messages)
{
    std::smatch match;
    static const std::regex line{"(?:^|\n)(?:shoal|Warning): ([^\n]*)"};
    return std::regex_search(messages, match, line) ? match[1].str() : std::string{};
}

const JsonEvent* failureIn(const ProgramRun& run)
{
    const auto isFailure = [](const JsonEvent& event) { return event.name() == "error" || event.name() == "warning"; };
    const auto found = std::ranges::find_if(run.events, isFailure);
    return found == run.events.end() ? nullptr : &*found;
}
} // namespace

Telling::Telling()
{
    root_.write("home/you/config/shoal/shoal.toml",
                "[dht]\nclosed_network = true\nbootstrap = []\n[network]\nlisten = [\"127.0.0.1:0\"]\n");
}

std::filesystem::path Telling::write(const std::string& name, std::string_view content) const
{
    return root_.write("home/you/" + name, content);
}

void Telling::makeFilm(Bytes size) const
{
    root_.writeNoise("home/you/film.bin", size, 7);
    makeTorrent();
}

void Telling::makeTorrent() const
{
    const auto made = run({"share", "--no-seed", "--torrent-file", "film.torrent", "film.bin"});
    ASSERT_EQ(made.exit, 0) << made.messages;
}

ProgramRun Telling::run(std::vector<std::string> arguments, const Around& around) const
{
    if (around.before)
        around.before();
    return runProgram(std::move(arguments), {.home = home(), .wrap = around.wrap});
}

Told Telling::tell(const std::vector<std::string>& arguments, const Around& around) const
{
    const auto plain = run(arguments, around);
    auto withJson = arguments;
    withJson.emplace_back("--json");
    const auto json = run(withJson, around);
    const auto* failure = failureIn(json);
    EXPECT_NE(failure, nullptr) << json.output << json.messages;
    if (failure == nullptr)
        return {};
    EXPECT_EQ(forReaders(messageIn(plain.messages)), forReaders(failure->text("message")))
        << "people and programs are told the same";
    EXPECT_EQ(plain.exit, json.exit);
    return told(*failure, json.exit, arguments);
}

Told Telling::told(const JsonEvent& event, int exit, const std::vector<std::string>& arguments) const
{
    auto message = forReaders(event.text("message"));
    expectWorthReading(message);
    return {forReaders(commandLine(arguments)), message, event.text("kind"), exit};
}

std::string Telling::forReaders(std::string text) const
{
    replaceAll(text, profile().string(), "/home/you/.local/state/shoal");
    replaceAll(text, settings().string(), "/home/you/.config/shoal/shoal.toml");
    replaceAll(text, root_.path().string() + "/", "/");
    text = std::regex_replace(text, std::regex{"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC"},
                              "2026-11-22 21:40 UTC");
    text =
        std::regex_replace(text, std::regex{"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z(\\.[0-9]+)?"}, "2026-11-23T081500Z");
    return std::regex_replace(text, std::regex{"process [0-9]+"}, "process 4711");
}

void expectWorthReading(const std::string& message)
{
    EXPECT_NE(message, "");
    EXPECT_TRUE(message.ends_with('.')) << message;
    for (const auto* fault : {"..", "?.", " .", ": .", ": :", "libtorrent", "boost", "asio", "std::", "basic_"})
        EXPECT_EQ(message.find(fault), std::string::npos) << fault << " in: " << message;
    // In words of our own, where there are any.
    for (const auto* foreign :
         {"No such file", "Permission denied", "Not a directory", "Is a directory", "Read-only file system",
          "symbolic links", "Address already in use", "No space left", "disk I/O error", "schema", "SQL", "bencode"})
        EXPECT_EQ(message.find(foreign), std::string::npos) << foreign << " in: " << message;
    // What happened, and what to do.
    EXPECT_TRUE(message.find(". ") != std::string::npos || message.find("? ") != std::string::npos) << message;
}

void expectTold(const Told& told, const std::string& kind, int exit)
{
    EXPECT_EQ(told.kind, kind) << told.message;
    EXPECT_EQ(told.exit, exit) << told.message;
}

void expectOnPage(const Told& told, ErrorGroup group, const std::string& title, const std::string& kind, int exit)
{
    expectTold(told, kind, exit);
    expectOnErrorPage({group, title, told.command, told.message, told.kind, told.exit});
}

} // namespace shoal::test
