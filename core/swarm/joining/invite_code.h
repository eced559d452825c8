// The code by which people invite each other (docs/swarm-protocol.md, section 7). A secret: whoever has it may ask to
// join.
#pragma once

#include "core/swarm/ids.h"
#include "dht/network.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostHints = 4;

struct InviteCode {
    ShortSwarmId swarm;
    ShortDeviceId author;
    InviteSeed seed;
    std::vector<dht::Endpoint> hints; ///< where a device of the swarm may be found; ports are not 0

    bool operator==(const InviteCode&) const = default;
};

/// Why a text is no code; faces word it.
struct CodeFault {
    enum class Kind {
        NotACode,    ///< it doesn't begin with `shoal:`
        WrongLetter, ///< `position` says where
        CutOff,      ///< its end is missing
        Mistyped,    ///< the checksum disagrees
        NewerVersion,
        TooLong, ///< something follows its end
    };
    Kind kind = Kind::NotACode;
    std::size_t position = 0; ///< in the text, from 0

    bool operator==(const CodeFault&) const = default;
};

/// At most `mostHints` hints.
std::string formatCode(const InviteCode& code);
/// In upper case, which a QR picture holds in fewer dots.
std::string codeForPicture(const InviteCode& code);
/// What a `.shoalinvite` file holds.
std::string codeForFile(const InviteCode& code);

/// Either case; spaces, line ends and hyphens are skipped.
tl::expected<InviteCode, CodeFault> parseCode(std::string_view text);

} // namespace shoal::swarm
