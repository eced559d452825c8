// Percent encoding (RFC 3986) as links use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shoal {

/// "%41+b" is "A+b". Empty when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percentDecode(std::string_view text);

/// Everything but letters, digits and "-._~" and what `alsoPlain` names becomes %XX.
std::string percentEncode(std::string_view bytes, std::string_view alsoPlain = {});

} // namespace shoal
