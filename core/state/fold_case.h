// Upper and lower case made alike, for searching and sorting by name.
#pragma once

#include <string>
#include <string_view>

namespace shoal {

/// Each letter of UTF-8 text in lower case (Unicode's simple mapping); bytes that are not UTF-8 stay as they are.
std::string foldCase(std::string_view text);

} // namespace shoal
