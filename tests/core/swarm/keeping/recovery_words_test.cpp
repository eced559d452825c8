#include "core/swarm/keeping/recovery_words.h"

#include "core/swarm/keeping/word_list.h"
#include "tests/core/swarm/vectors.h"

#include <algorithm>
#include <cctype>
#include <gtest/gtest.h>
#include <set>
#include <vector>

namespace shoal::swarm {
namespace {
using WordsKind = WordsFault::Kind;

std::string zeroSeedWords()
{
    std::string text;
    for (int i = 0; i < 23; ++i)
        text += "abandon ";
    return text + "art";
}

Bytes seedIn(const std::string& text)
{
    const auto seed = parseRecoveryWords(text);
    EXPECT_TRUE(seed) << text;
    return seed ? Bytes{seed->view().begin(), seed->view().end()} : Bytes{};
}

WordsFault faultOfWords(const std::string& text)
{
    const auto seed = parseRecoveryWords(text);
    EXPECT_FALSE(seed) << text;
    return seed ? WordsFault{} : seed.error();
}

std::vector<std::string> wordsOf(const Secret& seed)
{
    std::vector<std::string> words{""};
    for (const char c : formatRecoveryWords(seed))
        if (c == ' ')
            words.emplace_back();
        else
            words.back() += c;
    return words;
}

std::string joinedWords(const std::vector<std::string>& words, const std::string& gap = " ")
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : gap) + word;
    return text;
}

TEST(RecoveryWordList, IsSortedAndToldApartByFourLetters)
{
    EXPECT_TRUE(std::ranges::is_sorted(wordList()));
    std::set<std::string_view> starts;
    for (const auto word : wordList()) {
        EXPECT_GE(word.size(), 3u);
        EXPECT_TRUE(starts.insert(word.substr(0, 4)).second) << word;
    }
    EXPECT_EQ(wordList().front(), "abandon");
    EXPECT_EQ(wordList().back(), "zoo");
}

TEST(RecoveryWords, AreThoseOfBip39)
{
    // The vectors that BIP-39 itself gives for 256 bits.
    EXPECT_EQ(formatRecoveryWords(secretOf(0)), zeroSeedWords());
    EXPECT_EQ(
        formatRecoveryWords(secretOf(0x7f)),
        "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal "
        "winner thank year wave sausage worth title");
    EXPECT_EQ(formatRecoveryWords(secretOf(0x80)),
              "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic "
              "avoid letter advice cage absurd amount doctor acoustic bless");
    EXPECT_EQ(formatRecoveryWords(secretOf(0xff)),
              "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote");
}

TEST(RecoveryWords, AreReadBackAsTheyWereWritten)
{
    for (unsigned byte = 0; byte < 256; ++byte) {
        const auto number = static_cast<std::uint8_t>(byte);
        EXPECT_EQ(seedIn(formatRecoveryWords(secretOf(number))), Bytes(32, number));
    }
}

TEST(RecoveryWords, AreReadInAnyCaseAndAcrossAnyGaps)
{
    auto text = "\n  " + joinedWords(wordsOf(secretOf(3)), " \t\r\n ") + "\n";
    EXPECT_EQ(seedIn(text), Bytes(32, 3));
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    EXPECT_EQ(seedIn(text), Bytes(32, 3));
}

TEST(RecoveryWords, FourLettersOrMoreStandForAWord)
{
    for (std::size_t letters = 4; letters <= 8; ++letters) {
        auto words = wordsOf(secretOf(0x9d));
        for (auto& word : words)
            word = word.substr(0, letters);
        EXPECT_EQ(seedIn(joinedWords(words)), Bytes(32, 0x9d)) << letters;
    }
}

TEST(RecoveryWords, AShortWordIsItselfAndNotTheBeginningOfALongerOne)
{
    auto words = wordsOf(secretOf(0));
    words[0] = "act"; // action, actor, actress and actual follow in the list
    EXPECT_EQ(faultOfWords(joinedWords(words)).kind, WordsKind::WrongChecksum);
    words[0] = "ac";
    EXPECT_EQ(faultOfWords(joinedWords(words)), (WordsFault{WordsKind::UnknownWord, 1, "ac"}));
}

TEST(RecoveryWords, AWordThatIsNotInTheListIsNamed)
{
    for (const auto* const wrong : {"aba", "abandonn", "abanx", "Zzz", "caf\xc3\xa9", "12", "zoo,"}) {
        auto words = wordsOf(secretOf(0));
        words[4] = wrong;
        EXPECT_EQ(faultOfWords(joinedWords(words)), (WordsFault{WordsKind::UnknownWord, 5, wrong}));
    }
}

TEST(RecoveryWords, AnotherCountIsTold)
{
    auto words = wordsOf(secretOf(0));
    words.pop_back();
    EXPECT_EQ(faultOfWords(joinedWords(words)), (WordsFault{WordsKind::WrongCount, 23}));
    words.resize(30, "zoo");
    EXPECT_EQ(faultOfWords(joinedWords(words)), (WordsFault{WordsKind::WrongCount, 30}));
    EXPECT_EQ(faultOfWords(" \n"), (WordsFault{WordsKind::WrongCount, 0}));
}

TEST(RecoveryWords, AnotherLastWordOfTheSameSeedIsAWrongChecksum)
{
    // The last word has 3 bits of the seed and the 8 of the checksum: of the 256 words for one seed, one is right.
    auto words = wordsOf(secretOf(0));
    std::size_t right = 0;
    for (std::size_t number = 0; number < 256; ++number) {
        words.back() = wordList()[number];
        const auto seed = parseRecoveryWords(joinedWords(words));
        right += seed ? 1 : 0;
        if (!seed) {
            EXPECT_EQ(seed.error(), WordsFault{WordsKind::WrongChecksum});
        }
    }
    EXPECT_EQ(right, 1u);
}

TEST(RecoveryWords, SwappedWordsAreAWrongChecksum)
{
    auto words = wordsOf(secretOf(0x2c));
    std::swap(words[3], words[9]);
    EXPECT_EQ(faultOfWords(joinedWords(words)).kind, WordsKind::WrongChecksum);
}

} // namespace
} // namespace shoal::swarm
