#include "core/settings/toml_text.h"

#include "core/settings/by_key.h"
#include "core/settings/toml_edit.h"
#include "core/settings/toml_value.h"

#include <fmt/format.h>
#include <optional>
#include <toml++/toml.h>

namespace shoal {
namespace {
std::string placeOf(const std::string& name, const toml::source_region& source)
{
    return fmt::format("{}:{}:{}", name, source.begin.line, source.begin.column);
}

/// "in table header: expected ']', saw '\n'".
std::string place(std::string_view description)
{
    static constexpr std::string_view usual = "Error while parsing ";
    return description.starts_with(usual) ? "in " + std::string{description.substr(usual.size())}
                                          : std::string{description};
}

Result<toml::table> parse(std::string_view text, const std::string& name)
{
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        return fail(Error{ErrorKind::BadSetting, placeOf(name, error.source()),
                          "it can't be read as TOML, " + place(error.description()), "Mend that line, or remove it"});
    }
}

Result<void> read(Settings& settings, const std::string& key, const toml::node& node, const std::string& name)
{
    const auto about = placeOf(name, node.source()) + ' ' + key;
    std::optional<Result<void>> answer;
    forEachSetting([&](const auto& row) {
        if (row.key != key)
            return;
        auto value = settings.*row.member;
        if (readToml(node, value) && row.check.accepts(value)) {
            settings.*row.member = std::move(value);
            answer.emplace();
        } else {
            answer.emplace(fail(ErrorKind::BadSetting, about, std::string{"expected "} + row.check.expected));
        }
    });
    return answer ? *answer : unknownSetting(key, about);
}

Result<Settings> settingsOf(const toml::table& document, const std::string& name)
{
    Settings settings;
    for (const auto& [section, content] : document) {
        const std::string sectionName{section.str()};
        const auto* members = content.as_table();
        if (members == nullptr)
            return unknownSetting(sectionName, placeOf(name, content.source()) + ' ' + sectionName);
        for (const auto& [member, value] : *members)
            if (const auto done = read(settings, sectionName + '.' + std::string{member.str()}, value, name); !done)
                return fail(done.error());
    }
    return settings;
}

/// How a file says what was typed.
Result<std::string> tomlFromText(std::string_view key, std::string_view value)
{
    Settings settings;
    if (const auto assigned = assign(settings, key, value); !assigned)
        return fail(assigned.error());
    std::string toml;
    forEachSetting([&](const auto& row) {
        if (row.key == key)
            toml = writeToml(settings.*row.member);
    });
    return toml;
}

/// An edit counts only when what it wrote reads back as meant, with every other setting as it was.
Result<std::string> checked(const std::optional<std::string>& edited, const Settings& wanted, std::string_view key,
                            const std::string& name)
{
    const auto result = edited ? settingsFromToml(*edited, name) : Result<Settings>{};
    if (!edited || !result || *result != wanted)
        return fail(ErrorKind::BadSetting, name,
                    fmt::format("{} is written in a way that can't be changed one line at a time: edit the file", key));
    return *edited;
}
} // namespace

Result<Settings> settingsFromToml(std::string_view text, const std::string& name)
{
    const auto document = parse(text, name);
    return document ? settingsOf(*document, name) : fail(document.error());
}

Result<std::string> withSettingInToml(std::string_view text, std::string_view key, std::string_view value,
                                      const std::string& name)
{
    const auto document = parse(text, name);
    if (!document)
        return fail(document.error());
    auto wanted = settingsOf(*document, name);
    if (!wanted)
        return fail(wanted.error());
    if (const auto assigned = assign(*wanted, key, value); !assigned)
        return fail(assigned.error());
    const auto toml = tomlFromText(key, value);
    return toml ? checked(withTomlValue(text, *document, key, *toml), *wanted, key, name) : toml;
}

Result<std::string> withoutSettingInToml(std::string_view text, std::string_view key, const std::string& name)
{
    const auto document = parse(text, name);
    if (!document)
        return fail(document.error());
    auto wanted = settingsOf(*document, name);
    if (!wanted)
        return fail(wanted.error());
    const auto standard = shoal::text(Settings{}, key);
    if (!standard)
        return fail(standard.error());
    if (const auto assigned = assign(*wanted, key, *standard); !assigned)
        return fail(assigned.error());
    return checked(withoutTomlValue(text, *document, key), *wanted, key, name);
}

} // namespace shoal
