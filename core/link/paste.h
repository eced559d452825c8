// Links as they arrive from mail, web pages and chats: folded, quoted, escaped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shoal {

/// ASCII white space.
bool isBlank(char c);
bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsWithIgnoringCase(std::string_view text, std::string_view beginning);

/// Takes away white space and one pair of quotes or angle brackets around the text, and each line break inside it
/// together with the blanks beside it. Blanks within a line stay.
std::string unwrapPasted(std::string_view text);

/// The parts between '&', or between "&amp;", without empty ones.
std::vector<std::string_view> splitParameters(std::string_view query);

/// The beginning of a text, at most 60 bytes, fit to be shown in a message.
std::string shortened(std::string_view text);

} // namespace shoal
