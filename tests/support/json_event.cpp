#include "tests/support/json_event.h"

#include <nlohmann/json.hpp>

namespace shoal::test {
namespace {
nlohmann::json memberOf(const std::string& line, const std::string& member)
{
    const auto object = nlohmann::json::parse(line, nullptr, false);
    return object.is_object() && object.contains(member) ? object[member]
                                                         : nlohmann::json(nlohmann::json::value_t::discarded);
}
} // namespace

std::string JsonEvent::text(const std::string& member) const
{
    const auto value = memberOf(line_, member);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::vector<std::string> JsonEvent::texts(const std::string& member) const
{
    std::vector<std::string> texts;
    for (const auto& value : memberOf(line_, member))
        if (value.is_string())
            texts.push_back(value.get<std::string>());
    return texts;
}

std::int64_t JsonEvent::number(const std::string& member) const
{
    const auto value = memberOf(line_, member);
    return value.is_number() ? value.get<std::int64_t>() : 0;
}

bool JsonEvent::flag(const std::string& member) const
{
    const auto value = memberOf(line_, member);
    return value.is_boolean() && value.get<bool>();
}

bool JsonEvent::isNull(const std::string& member) const { return memberOf(line_, member).is_null(); }

} // namespace shoal::test
