// Checks a line of `--json` output against the schema of its event in docs/json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::test {

/// Nothing when the line is a JSON object whose "event" has a schema that it fits; else what is wrong, in words.
std::optional<std::string> faultOfEvent(std::string_view line);

/// The names of all events that have a schema.
std::vector<std::string> eventsWithSchema();

/// Nothing when the text is JSON and fits the schema (draft 7), both given as text; else what is wrong.
std::optional<std::string> faultOfJson(std::string_view schema, std::string_view json);

} // namespace shoal::test
