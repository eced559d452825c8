#include "tests/house/include_rules.h"

#include <algorithm>
#include <set>

namespace shoal::house {
namespace {

using Prefixes = std::vector<std::string_view>;

enum class Reach { Directly, ThroughHeaders };
enum class Files { All, Headers };

/// Files under `in` (but not under `except`) don't reach an include that starts with one of `forbidden`.
struct Rule {
    std::string_view says;
    Prefixes in;
    Prefixes except;
    Prefixes forbidden;
    Reach reach = Reach::Directly;
    Files files = Files::All;
};

const Prefixes product{"app/", "ui/", "core/", "dht/"};

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> table{
        {"dht/ stands below everything", {"dht/"}, {}, {"core/", "ui/", "app/"}, Reach::ThroughHeaders},
        {"dht/ is pure: no libtorrent, no sockets, no Qt, no database",
         {"dht/"},
         {},
         {"libtorrent/", "boost/", "asio", "Q", "sys/socket.h", "netinet/", "arpa/", "SQLiteCpp/"}},
        {"core/ knows no face", {"core/"}, {}, {"ui/", "app/"}, Reach::ThroughHeaders},
        {"ui/ is below app/ and does not know dht/ or libtorrent's side", {"ui/"}, {}, {"app/", "dht/", "core/bt/"}},
        {"no product folder needs the tests", product, {}, {"tests/"}, Reach::ThroughHeaders},
        {"libtorrent is seen by core/bt/ alone", product, {"core/bt/"}, {"libtorrent/"}, Reach::ThroughHeaders},
        {"Qt lives in ui/ and the desktop's main", product, {"ui/", "app/desktop/"}, {"Q"}},
        // But for those that only the two ends of the control socket include.
        {"what is slow to parse stays out of headers",
         product,
         {"core/bt/", "core/control/codec/", "core/control/connection.h", "core/control/lasting_connection.h",
          "app/service/control_session.h", "app/service/method_parts.h"},
         {"libtorrent/", "spdlog/", "CLI/", "nlohmann/json.hpp", "toml++/", "SQLiteCpp/SQLiteCpp.h", "boost/"},
         Reach::ThroughHeaders,
         Files::Headers},
    };
    return table;
}

bool startsWithAny(std::string_view path, const Prefixes& prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return path.starts_with(prefix); });
}

bool concerns(const Rule& rule, std::string_view file)
{
    return startsWithAny(file, rule.in) && !startsWithAny(file, rule.except)
        && (rule.files == Files::All || file.ends_with(".h"));
}

using IncludeMap = std::map<std::string, std::vector<std::string>>;

/// What a file includes itself, and (for ThroughHeaders) what the headers of ours that it includes include in turn.
std::set<std::string> reachableFrom(const std::string& file, const IncludeMap& includes, Reach reach)
{
    std::set<std::string> seen;
    std::vector<std::string> open{file};
    while (!open.empty()) {
        const auto at = includes.find(open.back());
        open.pop_back();
        if (at == includes.end())
            continue;
        for (const auto& path : at->second)
            if (seen.insert(path).second && reach == Reach::ThroughHeaders)
                open.push_back(path);
    }
    return seen;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

} // namespace

std::vector<std::string> includesOf(std::string_view text)
{
    std::vector<std::string> paths;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.starts_with('#'))
            continue;
        line = trimmed(line.substr(1));
        if (!line.starts_with("include"))
            continue;
        line = trimmed(line.substr(7));
        const auto close = line.empty() ? std::string_view::npos : line.find(line[0] == '<' ? '>' : '"', 1);
        if (close != std::string_view::npos)
            paths.emplace_back(line.substr(1, close - 1));
    }
    return paths;
}

std::vector<Violation> layeringViolations(const SourceTree& tree)
{
    IncludeMap includes;
    for (const auto& [file, text] : tree)
        includes[file] = includesOf(text);

    std::vector<Violation> found;
    for (const auto& rule : rules())
        for (const auto& entry : tree) {
            if (!concerns(rule, entry.first))
                continue;
            for (const auto& path : reachableFrom(entry.first, includes, rule.reach))
                if (startsWithAny(path, rule.forbidden))
                    found.push_back({entry.first, path, std::string{rule.says}});
        }
    return found;
}

} // namespace shoal::house
