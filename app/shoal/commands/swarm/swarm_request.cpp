#include "app/shoal/commands/swarm/swarm_request.h"

#include "app/shoal/commands/content_place.h"
#include "core/swarm_faults.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <pwd.h>
#include <sstream>
#include <unistd.h>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;

template <class Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && rest == end && !text.empty() ? std::optional{number} : std::nullopt;
}

/// Wiped of the space around it.
std::string trimmed(const std::string& text)
{
    constexpr auto space = " \t\r\n";
    const auto from = text.find_first_not_of(space);
    return from == std::string::npos ? std::string{} : text.substr(from, text.find_last_not_of(space) - from + 1);
}

Error nothingTyped(const char* what)
{
    return {ErrorKind::Cancelled, what, "nothing was typed", "Nothing was changed"};
}
} // namespace

std::optional<std::chrono::seconds> parseDuration(std::string_view text)
{
    constexpr std::array units{std::pair{'s', 1s}, std::pair{'m', 60s}, std::pair{'h', 3600s}, std::pair{'d', 86400s},
                               std::pair{'w', 604800s}};
    for (const auto& [letter, unit] : units) {
        if (text.empty() || text.back() != letter)
            continue;
        const auto count = numberIn<std::int64_t>(text.substr(0, text.size() - 1));
        if (!count || *count <= 0 || *count > std::numeric_limits<std::int32_t>::max())
            return std::nullopt;
        return *count * unit;
    }
    return std::nullopt;
}

std::string labelFor(const SwarmArguments& arguments)
{
    if (!arguments.label.empty())
        return arguments.label;
    for (const auto* const variable : {"USER", "LOGNAME"})
        if (const auto* const user = std::getenv(variable); user != nullptr && *user != '\0')
            return user;
    // A service of the system and the like have no such variables.
    if (const auto* const user = ::getpwuid(::geteuid()); user != nullptr && *user->pw_name != '\0')
        return user->pw_name;
    return std::to_string(::geteuid());
}

Result<SwarmFetching> fetchingOf(const SwarmArguments& arguments, const Settings& settings)
{
    SwarmFetching fetching;
    fetching.folder = targetFolder(arguments.folder, settings);
    if (arguments.fetch.empty() || arguments.fetch == "none")
        return fetching;
    fetching.what = AutoFetch::All;
    if (arguments.fetch == "all")
        return fetching;
    fetching.what = AutoFetch::Tagged;
    constexpr std::string_view tag = "tag:";
    std::istringstream words{arguments.fetch};
    for (std::string word; std::getline(words, word, ',');) {
        if (!word.starts_with(tag) || word.size() == tag.size())
            return fail(ErrorKind::BadArgument, "--fetch " + arguments.fetch, "it is all, none, or tag:NAME,tag:NAME…");
        fetching.tags.push_back(word.substr(tag.size()));
    }
    return fetching;
}

Result<SwarmRole> roleOf(const std::string& name)
{
    const auto role = swarmRoleOf(name);
    if (!role || *role == SwarmRole::Owner)
        return fail(ErrorKind::BadArgument, "The role " + name, "it is reader, writer or admin");
    return *role;
}

Result<InviteRequest> inviteRequest(const SwarmArguments& arguments, SwarmRole role)
{
    InviteRequest request;
    request.needsApproval = arguments.needsApproval;
    request.isForOwnDevice = arguments.isForOwnDevice;
    // Nobody gives more than it may: an owner makes admins, an admin writers.
    if (request.isForOwnDevice)
        request.role = role == SwarmRole::Owner ? SwarmRole::Admin : std::min(role, SwarmRole::Writer);
    if (!arguments.role.empty()) {
        const auto wanted = roleOf(arguments.role);
        if (!wanted)
            return fail(wanted.error());
        request.role = *wanted;
    }
    if (!arguments.expires.empty()) {
        const auto lifetime = parseDuration(arguments.expires);
        if (!lifetime)
            return fail(ErrorKind::BadArgument, "--expires " + arguments.expires, "it is a time like 90m, 24h or 7d");
        request.lifetime = *lifetime;
    }
    if (!arguments.uses.empty()) {
        const auto uses = numberIn<std::uint64_t>(arguments.uses);
        if (!uses || *uses < 1 || *uses > 1000)
            return fail(ErrorKind::BadArgument, "--uses " + arguments.uses, "it is a number from 1 to 1000");
        request.uses = *uses;
    }
    return request;
}

Result<std::string> readText(const std::string& file)
{
    std::ifstream stream{file == "-" ? "/dev/stdin" : file, std::ios::binary};
    if (!stream)
        return failWith(lastError(), file);
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (stream.bad())
        return failWith(lastError(), file);
    return text;
}

Result<std::string> readCode(const SwarmArguments& arguments, Terminal& terminal)
{
    if (!arguments.code.empty() && !arguments.codeFile.empty())
        return fail(ErrorKind::BadArgument, "--code-file", "a code is given besides");
    std::string code = arguments.code;
    const auto file = code == "-" ? code : arguments.codeFile;
    if (!file.empty()) {
        auto text = readText(file);
        if (!text)
            return text;
        code = std::move(*text);
    } else if (code.empty()) {
        if (!terminal.canAsk())
            return fail(Error{ErrorKind::BadArgument, "shoal swarm join",
                              "it was given no code, and nobody can be asked",
                              "Give --code-file FILE, or - to read it from standard input"});
        const auto typed = terminal.ask("The code (shoal:…): ");
        if (!typed || typed->empty())
            return fail(nothingTyped("The code"));
        code = *typed;
    }
    code = trimmed(code);
    if (const auto parsed = swarm::parseCode(code); !parsed)
        return fail(errorOf(parsed.error(), code));
    return code;
}

Result<std::vector<std::string>> readRecoveryWords(const SwarmArguments& arguments, Terminal& terminal)
{
    std::string text;
    if (!arguments.wordsFile.empty() || !terminal.canAsk()) {
        const auto read = readText(arguments.wordsFile.empty() ? "-" : arguments.wordsFile);
        if (!read)
            return fail(read.error());
        text = *read;
    } else {
        const auto typed = terminal.askSecret("The 24 recovery words, with spaces between (they are not shown): ");
        if (!typed || typed->empty())
            return fail(nothingTyped("The recovery words"));
        text = *typed;
    }
    if (const auto seed = swarm::parseRecoveryWords(text); !seed)
        return fail(errorOf(seed.error()));
    std::istringstream words{text};
    return std::vector<std::string>{std::istream_iterator<std::string>{words}, {}};
}

Result<std::string> readPassphrase(const SwarmArguments& arguments, Terminal& terminal, Passphrase which)
{
    if (!arguments.passphraseFile.empty()) {
        const auto text = readText(arguments.passphraseFile);
        if (!text)
            return text;
        std::string line;
        std::istringstream lines{*text};
        std::getline(lines, line);
        return line;
    }
    if (!terminal.canAsk())
        return fail(Error{ErrorKind::BadArgument, "The passphrase", "nobody can be asked for it",
                          "Give --passphrase-file FILE, or - to read it from standard input"});
    const auto typed = terminal.askSecret("Passphrase (it is not shown): ");
    if (!typed || typed->empty())
        return fail(nothingTyped("The passphrase"));
    if (which == Passphrase::New && terminal.askSecret("The same again: ") != typed)
        return fail(Error{ErrorKind::BadArgument, "The passphrase", "it was typed differently the second time",
                          "Nothing was written: type it again"});
    return *typed;
}

} // namespace shoal::app
