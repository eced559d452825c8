#include "app/shoal/report/qr.h"

#include <memory>
#include <qrencode.h>

namespace shoal::app {
namespace {
constexpr int quiet = 2; // modules on each side; readers manage with half of the standard's four

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

bool isBright(const QRcode& code, int row, int column)
{
    const bool isInside = row >= 0 && row < code.width && column >= 0 && column < code.width;
    return !isInside || (code.data[row * code.width + column] & 1) == 0;
}

const char* halfBlock(bool isUpperBright, bool isLowerBright)
{
    if (isUpperBright)
        return isLowerBright ? "█" : "▀";
    return isLowerBright ? "▄" : " ";
}
} // namespace

std::optional<std::string> qrCode(std::string_view text, std::size_t columns, bool hasColours)
{
    const std::unique_ptr<QRcode, FreeCode> code{QRcode_encodeData(
        static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_L)};
    if (!code || static_cast<std::size_t>(code->width + 2 * quiet) > columns)
        return std::nullopt;
    std::string lines;
    for (int row = -quiet; row < code->width + quiet; row += 2) {
        lines += hasColours ? "\x1b[97;40m" : "";
        for (int column = -quiet; column < code->width + quiet; ++column)
            lines += halfBlock(isBright(*code, row, column), isBright(*code, row + 1, column));
        lines += hasColours ? "\x1b[0m\n" : "\n";
    }
    lines.pop_back();
    return lines;
}

} // namespace shoal::app
