#include "core/state/fold_case.h"

#include <cstddef>
#include <cstdint>
#include <cwctype>
#include <locale.h>

namespace shoal {
namespace {
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< in bytes; 0: not UTF-8
};

CodePoint firstOf(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1
        : lead < 0xc2                      ? 0
        : lead < 0xe0                      ? 2
        : lead < 0xf0                      ? 3
        : lead < 0xf5                      ? 4
                                           : 0;
    if (length == 0 || length > text.size())
        return {};
    char32_t value = length == 1 ? lead : lead & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return {};
        value = value << 6 | (byte(i) & 0x3f);
    }
    return {value, length};
}

void append(std::string& text, char32_t value)
{
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (value >> shift & 0x3f)); };
    if (value < 0x80) {
        text += static_cast<char>(value);
    } else if (value < 0x800) {
        text += static_cast<char>(0xc0 | value >> 6);
        tail(0);
    } else if (value < 0x10000) {
        text += static_cast<char>(0xe0 | value >> 12);
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xf0 | value >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

/// The process's own locale may be "C", which knows ASCII alone.
char32_t toLower(char32_t value)
{
    static const locale_t unicode = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (unicode == nullptr)
        return value < 0x80 ? static_cast<char32_t>(std::towlower(static_cast<wint_t>(value))) : value;
    return static_cast<char32_t>(::towlower_l(static_cast<wint_t>(value), unicode));
}
} // namespace

std::string foldCase(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    while (!text.empty()) {
        const auto point = firstOf(text);
        if (point.length == 0)
            folded += text.front();
        else
            append(folded, toLower(point.value));
        text.remove_prefix(point.length == 0 ? 1 : point.length);
    }
    return folded;
}

} // namespace shoal
