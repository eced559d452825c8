// A link as a QR code that a telephone reads off the terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::app {

/// Lines of half blocks, two modules a character, with the quiet zone around. Nothing when the text is too long for
/// a QR code (about 2,900 bytes) or the code is wider than `columns`. `hasColours`: black on white whatever the
/// terminal's colours; otherwise the bright modules are drawn, which suits a dark terminal.
std::optional<std::string> qrCode(std::string_view text, std::size_t columns, bool hasColours);

} // namespace shoal::app
