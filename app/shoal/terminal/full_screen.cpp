#include "app/shoal/terminal/full_screen.h"

#include "app/shoal/terminal/text.h"

#include <algorithm>

namespace shoal::app {
namespace {
constexpr auto cursorHome = "\x1b[H";
constexpr auto eraseWholeLine = "\x1b[2K";
constexpr auto eraseBelow = "\x1b[J";
constexpr auto reverseVideo = "\x1b[7m";
constexpr auto plainText = "\x1b[0m";
} // namespace

std::string drawing(const std::vector<ScreenLine>& lines, ScreenSize size)
{
    std::string bytes = cursorHome;
    const auto shown = std::min(lines.size(), size.rows);
    for (std::size_t i = 0; i < shown; ++i) {
        // Erased before it is written: afterwards the cursor may stand on its last character.
        bytes += std::string{i > 0 ? "\r\n" : ""} + eraseWholeLine;
        bytes += lines[i].isMarked ? reverseVideo + padded(lines[i].text, size.columns) + plainText : lines[i].text;
    }
    return shown < size.rows ? bytes + "\r\n" + eraseBelow : bytes;
}

} // namespace shoal::app
