#include "tests/support/json_schema.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace shoal::test {
namespace {
using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;
constexpr std::string_view suffix = ".schema.json";

std::filesystem::path schemaFolder() { return SHOAL_SCHEMA_FOLDER; }

std::optional<std::string> readFile(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    if (!stream)
        return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

std::string wordsOf(valijson::ValidationResults& results)
{
    std::string words;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const auto& place : error.context)
            words += place;
        words += ": " + error.description + "\n";
    }
    return words;
}
} // namespace

std::optional<std::string> faultOfJson(std::string_view schemaText, std::string_view text)
{
    const auto schemaJson = Json::parse(schemaText, nullptr, false);
    const auto json = Json::parse(text, nullptr, false);
    if (schemaJson.is_discarded())
        return "the schema is not JSON";
    if (json.is_discarded())
        return "not JSON: " + std::string{text};
    valijson::Schema schema;
    valijson::SchemaParser parser{valijson::SchemaParser::kDraft7};
    parser.populateSchema(Adapter{schemaJson}, schema);
    valijson::Validator validator{valijson::Validator::kStrongTypes};
    valijson::ValidationResults results;
    if (validator.validate(schema, Adapter{json}, &results))
        return std::nullopt;
    return wordsOf(results) + std::string{text};
}

std::optional<std::string> faultOfEvent(std::string_view line)
{
    const auto json = Json::parse(line, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return "not a JSON object: " + std::string{line};
    const auto event = json.find("event");
    if (event == json.end() || !event->is_string())
        return "no event: " + std::string{line};
    const auto schema = readFile(schemaFolder() / (event->get<std::string>() + std::string{suffix}));
    if (!schema)
        return "no schema for the event: " + std::string{line};
    return faultOfJson(*schema, line);
}

std::vector<std::string> eventsWithSchema()
{
    std::vector<std::string> events;
    for (const auto& entry : std::filesystem::directory_iterator{schemaFolder()}) {
        const auto name = entry.path().filename().string();
        if (name.ends_with(suffix))
            events.push_back(name.substr(0, name.size() - suffix.size()));
    }
    std::sort(events.begin(), events.end());
    return events;
}

} // namespace shoal::test
