// The letters of codes: base32 (RFC 4648) in lower case, without padding, forgiving about case and gaps.
#pragma once

#include "core/swarm/bytes.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace shoal::swarm {

/// What letters stand for. Cut off anywhere, its whole bytes are still right.
struct CodeBits {
    Bytes bytes;
    bool isWhole = true; ///< the bits behind the last byte are fewer than a letter's, and zero
};

std::string codeLetters(ByteView bytes);
/// The position of the first letter that is none.
tl::expected<CodeBits, std::size_t> codeBits(std::string_view letters);

/// Where the text goes on behind `scheme`, in either case, which may follow gaps.
std::optional<std::size_t> findScheme(std::string_view text, std::string_view scheme);

char upperCase(char letter);

} // namespace shoal::swarm
