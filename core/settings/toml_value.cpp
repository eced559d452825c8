#include "core/settings/toml_value.h"

#include <fmt/format.h>
#include <limits>
#include <toml++/toml.h>

namespace shoal {

bool readToml(const toml::node& node, bool& value)
{
    const auto* said = node.as_boolean();
    if (said != nullptr)
        value = said->get();
    return said != nullptr;
}

bool readToml(const toml::node& node, int& value)
{
    const auto* said = node.as_integer();
    if (said == nullptr || said->get() < std::numeric_limits<int>::min()
        || said->get() > std::numeric_limits<int>::max())
        return false;
    value = static_cast<int>(said->get());
    return true;
}

bool readToml(const toml::node& node, BytesPerSecond& value)
{
    if (const auto* text = node.as_string())
        return readText(text->get(), value);
    const auto* said = node.as_integer();
    if (said == nullptr || said->get() < 0)
        return false;
    value = {static_cast<std::uint64_t>(said->get())};
    return true;
}

bool readToml(const toml::node& node, std::string& value)
{
    const auto* said = node.as_string();
    if (said != nullptr)
        value = said->get();
    return said != nullptr;
}

bool readToml(const toml::node& node, std::vector<std::string>& value)
{
    if (const auto* text = node.as_string())
        return readText(text->get(), value);
    const auto* array = node.as_array();
    if (array == nullptr)
        return false;
    std::vector<std::string> list;
    for (const auto& item : *array)
        if (!readToml(item, list.emplace_back()))
            return false;
    value = std::move(list);
    return true;
}

std::string writeToml(bool value) { return writeText(value); }
std::string writeToml(int value) { return writeText(value); }

std::string writeToml(const BytesPerSecond& value)
{
    const auto text = writeText(value);
    return text.find_first_not_of("0123456789") == std::string::npos ? text : writeToml(text);
}

std::string writeToml(const std::string& value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
            text += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            text += c;
    }
    return text + '"';
}

std::string writeToml(const std::vector<std::string>& value)
{
    std::string text;
    for (const auto& item : value)
        text += (text.empty() ? "" : ", ") + writeToml(item);
    return '[' + text + ']';
}

} // namespace shoal
