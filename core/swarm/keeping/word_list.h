// The words that secrets are written down with (docs/swarm-protocol.md, section 14).
#pragma once

#include <array>
#include <string_view>

namespace shoal::swarm {

/// Of 11 bits each. Sorted; no two begin with the same four letters.
using WordList = std::array<std::string_view, 2048>;
const WordList& wordList();

} // namespace shoal::swarm
