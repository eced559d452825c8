#include "core/control/codec/base64.h"

#include <algorithm>
#include <limits>
#include <openssl/evp.h>

namespace shoal::control {
namespace {
constexpr std::size_t groupText = 4;
constexpr std::size_t groupBytes = 3;
// OpenSSL counts in int.
constexpr std::size_t mostBytes = std::numeric_limits<int>::max() / 2;

const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

bool isBase64Letter(char each)
{
    return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '+'
        || each == '/';
}
} // namespace

std::string toBase64(std::string_view bytes)
{
    std::string text((bytes.size() + groupBytes - 1) / groupBytes * groupText + 1, '\0'); // and OpenSSL's final 0
    const int size = EVP_EncodeBlock(raw(text), raw(bytes), static_cast<int>(std::min(bytes.size(), mostBytes)));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % groupText != 0 || text.size() > mostBytes)
        return std::nullopt;
    const auto letters = text.substr(0, text.find('='));
    const auto padding = text.size() - letters.size();
    // OpenSSL forgives white space and takes padding for zeros.
    if (padding > 2 || !std::ranges::all_of(letters, isBase64Letter)
        || text.substr(letters.size()) != std::string_view{"=="}.substr(0, padding))
        return std::nullopt;
    std::string bytes(text.size() / groupText * groupBytes, '\0');
    if (EVP_DecodeBlock(raw(bytes), raw(text), static_cast<int>(text.size())) < 0)
        return std::nullopt;
    bytes.resize(bytes.size() - padding);
    return bytes;
}

} // namespace shoal::control
