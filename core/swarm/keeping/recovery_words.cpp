#include "core/swarm/keeping/recovery_words.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/openssl.h"
#include "core/swarm/keeping/word_list.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace shoal::swarm {
namespace {
constexpr std::size_t bitsOfWord = 11;
constexpr std::size_t leastLetters = 4; ///< that tell the words apart

/// The seed and its checksum.
struct Bits {
    std::array<std::uint8_t, Secret::size + 1> bytes{};

    Bits() = default;
    Bits(const Bits&) = delete;
    Bits& operator=(const Bits&) = delete;
    ~Bits() { openssl::wipe(bytes); }

    bool at(std::size_t bit) const { return (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0; }
    void set(std::size_t bit) { bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | 0x80 >> bit % 8); }
};
static_assert(sizeof(Bits) * 8 == recoveryWordCount * bitsOfWord);

std::uint8_t checksumOf(const Secret& seed) { return sha256Of(seed.view()).bytes[0]; }

char lowerLetter(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::vector<std::string_view> typedWords(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto start = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), isBlank);
        const auto end = std::find_if(start, text.end(), isBlank);
        if (start != end)
            words.push_back(
                text.substr(static_cast<std::size_t>(start - text.begin()), static_cast<std::size_t>(end - start)));
        at = static_cast<std::size_t>(end - text.begin());
    }
    return words;
}

/// The word's number. A whole word is meant as such, even where a longer one begins with it: act, action.
std::optional<std::size_t> numberOf(std::string_view typed)
{
    std::string word{typed};
    std::ranges::transform(word, word.begin(), lowerLetter);
    const auto& list = wordList();
    const auto found = std::ranges::lower_bound(list, std::string_view{word}); // words that begin so come next
    const bool isMeant =
        found != list.end() && (*found == word || (word.size() >= leastLetters && found->starts_with(word)));
    return isMeant ? std::optional{static_cast<std::size_t>(found - list.begin())} : std::nullopt;
}

tl::unexpected<WordsFault> refuse(WordsFault fault) { return tl::unexpected<WordsFault>{std::move(fault)}; }
} // namespace

std::string formatRecoveryWords(const Secret& seed)
{
    Bits bits;
    std::ranges::copy(seed.view(), bits.bytes.begin());
    bits.bytes.back() = checksumOf(seed);
    std::string text;
    for (std::size_t word = 0; word < recoveryWordCount; ++word) {
        std::size_t number = 0;
        for (std::size_t bit = 0; bit < bitsOfWord; ++bit)
            number = number << 1 | (bits.at(word * bitsOfWord + bit) ? 1U : 0U);
        text += text.empty() ? "" : " ";
        text += wordList()[number];
    }
    return text;
}

tl::expected<Secret, WordsFault> parseRecoveryWords(std::string_view text)
{
    using enum WordsFault::Kind;
    Bits bits;
    const auto words = typedWords(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number = numberOf(words[i]);
        if (!number)
            return refuse({UnknownWord, i + 1, std::string{words[i]}});
        for (std::size_t bit = 0; i < recoveryWordCount && bit < bitsOfWord; ++bit)
            if ((*number >> (bitsOfWord - 1 - bit) & 1) != 0)
                bits.set(i * bitsOfWord + bit);
    }
    if (words.size() != recoveryWordCount)
        return refuse({WrongCount, words.size()});
    const Secret seed{std::span{bits.bytes}.first<Secret::size>()};
    if (checksumOf(seed) != bits.bytes.back())
        return refuse({WrongChecksum});
    return seed;
}

} // namespace shoal::swarm
