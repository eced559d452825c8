// Which names BitTorrent can carry: UTF-8 text (BEP 3).
#pragma once

#include <string>
#include <string_view>

namespace shoal {

/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF.
bool isUtf8(std::string_view text);

/// A text that can be printed and read on one line: bytes that are not UTF-8 and control characters become \xNN, a
/// backslash becomes two.
std::string printable(std::string_view text);

} // namespace shoal
