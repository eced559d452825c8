// What the table of settings says to people: an example file, and the manual's table.
#pragma once

#include "core/settings/table.h"

#include <string>

namespace shoal {

/// A shoal.toml with every setting explained and commented out, at its default.
std::string exampleToml();

/// A table in Markdown: key, default, values, when it takes effect, what for.
std::string markdownTable();

/// "now" or "at restart".
const char* takesName(Takes takes);

} // namespace shoal
