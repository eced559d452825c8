// The recovery key's seed as words that a person writes down (docs/swarm-protocol.md, section 14).
#pragma once

#include "core/swarm/crypto/secret.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace shoal::swarm {

inline constexpr std::size_t recoveryWordCount = 24;

/// Why a text is no recovery key; faces word it.
struct WordsFault {
    enum class Kind {
        UnknownWord,   ///< `position` and `word` say which
        WrongCount,    ///< `position` says how many there are
        WrongChecksum, ///< all are in the list, but one is another's, or they are in another order
    };
    Kind kind = Kind::WrongCount;
    std::size_t position = 0; ///< of a word, from 1
    std::string word = {};    ///< as it was typed

    bool operator==(const WordsFault&) const = default;
};

/// 24 words with a space between each two.
std::string formatRecoveryWords(const Secret& seed);

/// Any case; any gaps; of a word its first four letters or more.
tl::expected<Secret, WordsFault> parseRecoveryWords(std::string_view text);

} // namespace shoal::swarm
