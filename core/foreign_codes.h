// What a text is that was given as an invite's code and is something else: people paste the wrong thing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shoal {

struct ForeignCode {
    std::string is;     ///< "it is a magnet link"
    std::string advice; ///< what to do with it, or what to ask for
    bool operator==(const ForeignCode&) const = default;
};

/// Nothing for a text of which nothing is known. Never looks at files.
std::optional<ForeignCode> foreignCodeIn(std::string_view text);

} // namespace shoal
