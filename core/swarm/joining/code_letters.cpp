#include "core/swarm/joining/code_letters.h"

#include <cstdint>

namespace shoal::swarm {
namespace {
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr unsigned bitsOfLetter = 5;

char lowerCase(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool isGap(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '-'; }
} // namespace

char upperCase(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }

std::string codeLetters(ByteView bytes)
{
    std::string letters;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const auto byte : bytes) {
        bits = (bits << 8 | byte) & 0xfff;
        for (count += 8; count >= bitsOfLetter; count -= bitsOfLetter)
            letters += alphabet[bits >> (count - bitsOfLetter) & 0x1f];
    }
    if (count > 0)
        letters += alphabet[bits << (bitsOfLetter - count) & 0x1f];
    return letters;
}

tl::expected<CodeBits, std::size_t> codeBits(std::string_view letters)
{
    CodeBits read;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (isGap(letters[i]))
            continue;
        const auto digit = alphabet.find(lowerCase(letters[i]));
        if (digit == std::string_view::npos)
            return tl::unexpected<std::size_t>{i};
        bits = (bits << bitsOfLetter | static_cast<std::uint32_t>(digit)) & 0xfff;
        count += bitsOfLetter;
        if (count >= 8) {
            count -= 8;
            read.bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    read.isWhole = count < bitsOfLetter && (bits & ((1U << count) - 1)) == 0;
    return read;
}

std::optional<std::size_t> findScheme(std::string_view text, std::string_view scheme)
{
    std::size_t start = 0;
    while (start < text.size() && isGap(text[start]))
        ++start;
    for (const auto letter : scheme)
        if (start == text.size() || lowerCase(text[start++]) != letter)
            return std::nullopt;
    return start;
}

} // namespace shoal::swarm
