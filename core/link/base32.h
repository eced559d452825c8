// Base32 (RFC 4648) as old magnet links use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shoal {

/// Either case, no padding. Empty when a letter is none of the 32, or when bits are left over that are not zero.
std::optional<std::string> base32Decode(std::string_view text);

} // namespace shoal
