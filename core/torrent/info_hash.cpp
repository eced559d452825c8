#include "core/torrent/info_hash.h"

#include <algorithm>

namespace shoal {
namespace {
std::optional<std::uint8_t> digit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

template <std::size_t Size>
std::optional<Digest<Size>> digestFromHex(std::string_view text)
{
    const auto bytes = fromHex(text);
    if (!bytes || bytes->size() != Size)
        return std::nullopt;
    Digest<Size> digest;
    std::transform(bytes->begin(), bytes->end(), digest.bytes.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return digest;
}
} // namespace

std::string toHex(std::span<const std::uint8_t> bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 0xf];
    }
    return text;
}

std::optional<std::string> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = digit(text[i]);
        const auto low = digit(text[i + 1]);
        if (!high || !low)
            return std::nullopt;
        bytes += static_cast<char>(*high << 4 | *low);
    }
    return bytes;
}

std::optional<Sha1> sha1FromHex(std::string_view text) { return digestFromHex<20>(text); }
std::optional<Sha256> sha256FromHex(std::string_view text) { return digestFromHex<32>(text); }

bool InfoHashes::matches(const InfoHashes& other) const
{
    const bool disagree = (v1 && other.v1 && v1 != other.v1) || (v2 && other.v2 && v2 != other.v2);
    return !disagree && ((v1 && other.v1) || (v2 && other.v2));
}

Sha1 wireHash(const InfoHashes& hashes)
{
    if (hashes.v1)
        return *hashes.v1;
    Sha1 cut;
    if (hashes.v2)
        std::copy_n(hashes.v2->bytes.begin(), cut.bytes.size(), cut.bytes.begin());
    return cut;
}

} // namespace shoal
