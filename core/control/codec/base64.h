// Bytes in JSON: base64 (RFC 4648, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shoal::control {

/// With padding, in one line.
std::string toBase64(std::string_view bytes);
/// Nothing, if the text isn't whole groups of four with the padding they need.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace shoal::control
