#include "core/link/paste.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace shoal {
namespace {
constexpr std::string_view blanks = " \t\r\n\v\f";
constexpr std::string_view lineBreaks = "\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view unquoted(std::string_view text)
{
    static constexpr std::array pairs{std::pair{'<', '>'}, std::pair{'"', '"'}, std::pair{'\'', '\''}};
    for (const auto& [opening, closing] : pairs)
        if (text.size() >= 2 && text.front() == opening && text.back() == closing)
            return trimmed(text.substr(1, text.size() - 2));
    return text;
}
} // namespace

bool isBlank(char c) { return blanks.find(c) != std::string_view::npos; }

bool equalsIgnoringCase(std::string_view a, std::string_view b) { return std::ranges::equal(a, b, {}, lower, lower); }

bool startsWithIgnoringCase(std::string_view text, std::string_view beginning)
{
    return equalsIgnoringCase(text.substr(0, beginning.size()), beginning);
}

std::string unwrapPasted(std::string_view text)
{
    text = unquoted(trimmed(text));
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const auto blankEnd = std::min(text.find_first_not_of(blanks), text.size());
        const auto run = text.substr(0, blankEnd);
        if (run.find_first_of(lineBreaks) == std::string_view::npos)
            line += run;
        text.remove_prefix(blankEnd);
        const auto wordEnd = std::min(text.find_first_of(blanks), text.size());
        line += text.substr(0, wordEnd);
        text.remove_prefix(wordEnd);
    }
    return line;
}

std::vector<std::string_view> splitParameters(std::string_view query)
{
    static constexpr std::string_view escape = "amp;";
    std::vector<std::string_view> parts;
    while (!query.empty()) {
        auto part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), part.size() + 1));
        while (startsWithIgnoringCase(part, escape))
            part.remove_prefix(escape.size());
        if (!part.empty())
            parts.push_back(part);
    }
    return parts;
}

std::string shortened(std::string_view text)
{
    static constexpr std::size_t longest = 60;
    text = trimmed(text);
    std::string shown{text.substr(0, longest)};
    std::ranges::replace_if(
        shown, [](unsigned char c) { return c < ' ' || c > '~'; }, '?');
    return text.size() > longest ? shown + "…" : shown;
}

} // namespace shoal
