#include "app/shoal/terminal/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <vector>

namespace shoal::app {
namespace {
struct Symbol {
    char32_t code = 0;
    std::string_view bytes;
    bool isValid = false;
};

struct CodeRange {
    char32_t first;
    char32_t last;
};

constexpr std::array combining{
    CodeRange{0x0300, 0x036f}, CodeRange{0x0483, 0x0489}, CodeRange{0x0591, 0x05bd}, CodeRange{0x0610, 0x061a},
    CodeRange{0x064b, 0x065f}, CodeRange{0x0e31, 0x0e31}, CodeRange{0x0e34, 0x0e3a}, CodeRange{0x0e47, 0x0e4e},
    CodeRange{0x1ab0, 0x1aff}, CodeRange{0x1dc0, 0x1dff}, CodeRange{0x200b, 0x200d}, CodeRange{0x20d0, 0x20ff},
    CodeRange{0x3099, 0x309a}, CodeRange{0xfe00, 0xfe0f}, CodeRange{0xfe20, 0xfe2f}, CodeRange{0xe0100, 0xe01ef},
};
constexpr std::array wide{
    CodeRange{0x1100, 0x115f},   CodeRange{0x231a, 0x231b},   CodeRange{0x23e9, 0x23ec},   CodeRange{0x2e80, 0x303e},
    CodeRange{0x3041, 0x33ff},   CodeRange{0x3400, 0x4dbf},   CodeRange{0x4e00, 0x9fff},   CodeRange{0xa000, 0xa4cf},
    CodeRange{0xa960, 0xa97f},   CodeRange{0xac00, 0xd7a3},   CodeRange{0xf900, 0xfaff},   CodeRange{0xfe30, 0xfe6f},
    CodeRange{0xff00, 0xff60},   CodeRange{0xffe0, 0xffe6},   CodeRange{0x1f300, 0x1f64f}, CodeRange{0x1f680, 0x1f6ff},
    CodeRange{0x1f900, 0x1faff}, CodeRange{0x20000, 0x3fffd},
};
/// Characters that end lines, hide, or turn the direction of what follows.
constexpr std::array unsafe{
    CodeRange{0x0000, 0x001f}, CodeRange{0x007f, 0x009f},   CodeRange{0x00ad, 0x00ad}, CodeRange{0x061c, 0x061c},
    CodeRange{0x200e, 0x200f}, CodeRange{0x2028, 0x202e},   CodeRange{0x2060, 0x206f}, CodeRange{0xfeff, 0xfeff},
    CodeRange{0xfff9, 0xfffb}, CodeRange{0xe0000, 0xe007f},
};

template <std::size_t Size>
bool holds(const std::array<CodeRange, Size>& ranges, char32_t code)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](const CodeRange& range) { return code >= range.first && code <= range.last; });
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// The first symbol of a text that isn't empty; one invalid byte when it starts with none.
Symbol firstSymbol(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80)
        return {lead, text.substr(0, 1), true};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length)
        return {lead, text.substr(0, 1), false};
    char32_t code = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(text[i]))
            return {lead, text.substr(0, 1), false};
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3f);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < least[length] || isSurrogate || code > 0x10ffff)
        return {lead, text.substr(0, 1), false};
    return {code, text.substr(0, length), true};
}

std::size_t widthOf(char32_t code)
{
    if (holds(combining, code))
        return 0;
    return holds(wide, code) ? 2 : 1;
}

std::vector<Symbol> symbolsOf(std::string_view text)
{
    std::vector<Symbol> symbols;
    while (!text.empty()) {
        symbols.push_back(firstSymbol(text));
        text.remove_prefix(symbols.back().bytes.size());
    }
    return symbols;
}

/// As many symbols from the front (or, with reverse iterators, from the back) as fit.
template <class Iterator>
Iterator fitting(Iterator from, Iterator end, std::size_t columns)
{
    for (; from != end; ++from) {
        const auto width = widthOf(from->code);
        if (width > columns)
            break;
        columns -= width;
    }
    return from;
}
} // namespace

std::string printable(std::string_view text)
{
    std::string shown;
    for (const auto& symbol : symbolsOf(text)) {
        if (symbol.isValid && !holds(unsafe, symbol.code))
            shown += symbol.bytes;
        else if (!symbol.isValid || symbol.code < 0x80)
            shown += fmt::format("\\x{:02x}", static_cast<std::uint32_t>(symbol.code));
        else
            shown += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(symbol.code));
    }
    return shown;
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    for (const auto& symbol : symbolsOf(text))
        width += widthOf(symbol.code);
    return width;
}

std::string shortened(std::string_view text, std::size_t columns)
{
    if (displayWidth(text) <= columns)
        return std::string{text};
    if (columns == 0)
        return {};
    const auto symbols = symbolsOf(text);
    const auto tailColumns = (columns - 1) / 2;
    const auto head = fitting(symbols.begin(), symbols.end(), columns - 1 - tailColumns);
    const auto tail = fitting(symbols.rbegin(), symbols.rend(), tailColumns).base();
    std::string cut;
    std::for_each(symbols.begin(), head, [&](const Symbol& symbol) { cut += symbol.bytes; });
    cut += "…";
    std::for_each(tail, symbols.end(), [&](const Symbol& symbol) { cut += symbol.bytes; });
    return cut;
}

std::string clipped(std::string_view text, std::size_t columns)
{
    if (displayWidth(text) <= columns)
        return std::string{text};
    if (columns == 0)
        return {};
    const auto symbols = symbolsOf(text);
    std::string cut;
    std::for_each(symbols.begin(), fitting(symbols.begin(), symbols.end(), columns - 1),
                  [&](const Symbol& symbol) { cut += symbol.bytes; });
    return cut + "…";
}

std::string padded(std::string_view text, std::size_t columns)
{
    const auto width = displayWidth(text);
    return std::string{text} + std::string(columns > width ? columns - width : 0, ' ');
}

std::string paddedLeft(std::string_view text, std::size_t columns)
{
    const auto width = displayWidth(text);
    return std::string(columns > width ? columns - width : 0, ' ') + std::string{text};
}

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent)
{
    std::string lines;
    std::size_t used = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (used > 0 && used + 1 + displayWidth(word) > columns) {
            lines += "\n" + std::string(indent, ' ');
            used = indent;
        } else if (used > 0) {
            lines += ' ';
            ++used;
        }
        lines += word;
        used += displayWidth(word);
    }
    return lines;
}

} // namespace shoal::app
