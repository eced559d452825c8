#include "core/link/base32.h"

#include <cstdint>

namespace shoal {
namespace {
std::optional<std::uint32_t> base32Digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<std::uint32_t>(c - 'A');
    if (c >= 'a' && c <= 'z')
        return static_cast<std::uint32_t>(c - 'a');
    if (c >= '2' && c <= '7')
        return static_cast<std::uint32_t>(c - '2' + 26);
    return std::nullopt;
}
} // namespace

std::optional<std::string> base32Decode(std::string_view text)
{
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = base32Digit(c);
        if (!value)
            return std::nullopt;
        bits = (bits << 5 | *value) & 0xfff;
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xff);
        }
    }
    const bool isWhole = count < 5 && (bits & ((1u << count) - 1)) == 0;
    return isWhole ? std::optional{bytes} : std::nullopt;
}

} // namespace shoal
