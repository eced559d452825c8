#include "core/settings/value_text.h"

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace shoal {
namespace {
struct Unit {
    std::string_view name;
    std::uint64_t bytes;
};
// The binary ones first, largest first: they are written too.
constexpr std::array units{
    Unit{"GiB", 1u << 30}, Unit{"MiB", 1u << 20}, Unit{"KiB", 1u << 10}, Unit{"GB", 1'000'000'000},
    Unit{"MB", 1'000'000}, Unit{"kB", 1'000},     Unit{"KB", 1'000},     Unit{"B", 1},
};
constexpr std::size_t writtenUnits = 3;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

template <class Number>
bool readNumber(std::string_view text, Number& value)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return false;
    value = number;
    return true;
}

/// Takes the unit off the end.
std::uint64_t takeUnit(std::string_view& text)
{
    if (text.ends_with("/s"))
        text.remove_suffix(2);
    for (const auto& unit : units)
        if (text.ends_with(unit.name)) {
            text = trimmed(text.substr(0, text.size() - unit.name.size()));
            return unit.bytes;
        }
    return 1;
}
} // namespace

bool readText(std::string_view text, bool& value)
{
    text = trimmed(text);
    if (text != "true" && text != "false")
        return false;
    value = text == "true";
    return true;
}

bool readText(std::string_view text, int& value) { return readNumber(trimmed(text), value); }

bool readText(std::string_view text, BytesPerSecond& value)
{
    text = trimmed(text);
    const auto unit = takeUnit(text);
    std::uint64_t number = 0;
    if (!readNumber(text, number) || number > std::numeric_limits<std::uint64_t>::max() / unit)
        return false;
    value = {number * unit};
    return true;
}

bool readText(std::string_view text, std::string& value)
{
    value = text;
    return true;
}

bool readText(std::string_view text, std::vector<std::string>& value)
{
    std::vector<std::string> list;
    for (auto rest = trimmed(text); !rest.empty();) {
        const auto comma = rest.find(',');
        list.emplace_back(trimmed(rest.substr(0, comma)));
        if (list.back().empty() || comma == rest.size() - 1)
            return false;
        rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
    }
    value = std::move(list);
    return true;
}

std::string writeText(bool value) { return value ? "true" : "false"; }
std::string writeText(int value) { return std::to_string(value); }

std::string writeText(const BytesPerSecond& value)
{
    for (std::size_t i = 0; i < writtenUnits; ++i)
        if (value.value != 0 && value.value % units[i].bytes == 0)
            return std::to_string(value.value / units[i].bytes) + std::string{units[i].name};
    return std::to_string(value.value);
}

std::string writeText(const std::string& value) { return value; }

std::string writeText(const std::vector<std::string>& value)
{
    std::string text;
    for (const auto& item : value)
        text += (text.empty() ? "" : ",") + item;
    return text;
}

} // namespace shoal
