#include "core/settings/manual.h"

#include "core/settings/toml_value.h"

#include <fmt/format.h>

namespace shoal {
namespace {
std::string sectionOf(const std::string& key) { return key.substr(0, key.find('.')); }

/// As '#' lines of at most 100 letters.
std::string asComment(std::string_view text)
{
    static constexpr std::size_t width = 98;
    std::string comment;
    while (text.size() > width) {
        const auto blank = text.rfind(' ', width);
        const auto end = blank == text.npos ? width : blank;
        comment += fmt::format("# {}\n", text.substr(0, end));
        text.remove_prefix(blank == text.npos ? end : end + 1);
    }
    return comment + fmt::format("# {}\n", text);
}

std::string escaped(std::string text)
{
    for (std::size_t at = 0; (at = text.find('|', at)) != text.npos; at += 2)
        text.replace(at, 1, "\\|");
    return text;
}
} // namespace

const char* takesName(Takes takes) { return takes == Takes::Now ? "now" : "at restart"; }

std::string exampleToml()
{
    const Settings defaults;
    std::string text = "# Settings of Shoal. Take the '#' off a line to change what it says.\n";
    std::string section;
    forEachSetting([&](const auto& row) {
        const std::string key{row.key};
        if (sectionOf(key) != section) {
            section = sectionOf(key);
            text += fmt::format("\n[{}]\n", section);
        } else {
            text += '\n';
        }
        text += asComment(row.doc) + asComment(fmt::format("Values: {}.", row.check.expected));
        text += fmt::format("#{} = {}\n", key.substr(section.size() + 1), writeToml(defaults.*row.member));
    });
    return text;
}

std::string markdownTable()
{
    const Settings defaults;
    std::string text = "| Key | Default | Values | Takes effect | What for |\n|---|---|---|---|---|\n";
    forEachSetting([&](const auto& row) {
        text += fmt::format("| `{}` | `{}` | {} | {} | {} |\n", row.key, escaped(writeToml(defaults.*row.member)),
                            escaped(row.check.expected), takesName(row.takes), escaped(row.doc));
    });
    return text;
}

} // namespace shoal
