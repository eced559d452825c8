#include "core/link/percent.h"

#include "core/torrent/info_hash.h"

namespace shoal {
namespace {
constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
constexpr char digits[] = "0123456789ABCDEF";
} // namespace

std::optional<std::string> percentDecode(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        const auto byte = i + 2 < text.size() ? fromHex(text.substr(i + 1, 2)) : std::nullopt;
        if (!byte)
            return std::nullopt;
        bytes += *byte;
        i += 2;
    }
    return bytes;
}

std::string percentEncode(std::string_view bytes, std::string_view alsoPlain)
{
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        if (plain.find(c) != plain.npos || alsoPlain.find(c) != alsoPlain.npos) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += digits[byte >> 4];
        text += digits[byte & 0xf];
    }
    return text;
}

} // namespace shoal
