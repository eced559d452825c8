#include "core/chunks/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace shoal {
namespace {
struct Lead {
    std::uint8_t first, last;     ///< the first byte
    std::size_t length;           ///< of the whole sequence
    std::uint8_t lowest, highest; ///< the second byte; the others are 80 to BF
};
// RFC 3629, section 4.
constexpr std::array leads{
    Lead{0x00, 0x7f, 1, 0x00, 0x00}, Lead{0xc2, 0xdf, 2, 0x80, 0xbf}, Lead{0xe0, 0xe0, 3, 0xa0, 0xbf},
    Lead{0xe1, 0xec, 3, 0x80, 0xbf}, Lead{0xed, 0xed, 3, 0x80, 0x9f}, Lead{0xee, 0xef, 3, 0x80, 0xbf},
    Lead{0xf0, 0xf0, 4, 0x90, 0xbf}, Lead{0xf1, 0xf3, 4, 0x80, 0xbf}, Lead{0xf4, 0xf4, 4, 0x80, 0x8f},
};

std::uint8_t byteAt(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

/// Length of the character that `text` starts with; 0 if it starts with none.
std::size_t characterLength(std::string_view text)
{
    const auto lead = std::find_if(leads.begin(), leads.end(), [first = byteAt(text, 0)](const Lead& candidate) {
        return first >= candidate.first && first <= candidate.last;
    });
    if (lead == leads.end() || text.size() < lead->length)
        return 0;
    for (std::size_t i = 1; i < lead->length; ++i) {
        const auto byte = byteAt(text, i);
        if (byte < (i == 1 ? lead->lowest : 0x80) || byte > (i == 1 ? lead->highest : 0xbf))
            return 0;
    }
    return lead->length;
}

std::string escaped(std::uint8_t byte)
{
    static constexpr char digits[] = "0123456789abcdef";
    return {'\\', 'x', digits[byte >> 4], digits[byte & 0xf]};
}
} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const auto length = characterLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string printable(std::string_view text)
{
    std::string line;
    while (!text.empty()) {
        const auto length = std::max<std::size_t>(characterLength(text), 1);
        const auto byte = byteAt(text, 0);
        const bool isCharacter = characterLength(text) > 0 && byte >= 0x20 && byte != 0x7f;
        if (byte == '\\')
            line += "\\\\";
        else if (isCharacter)
            line += text.substr(0, length);
        else
            line += escaped(byte);
        text.remove_prefix(length);
    }
    return line;
}

} // namespace shoal
