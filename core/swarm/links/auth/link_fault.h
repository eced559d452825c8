// Why a link is closed (docs/swarm-protocol.md, sections 8 and 9).
#pragma once

#include <cstdint>

namespace shoal::swarm {

enum class LinkFault : std::uint8_t {
    Senseless,    ///< bytes that no message is written as, or a message out of turn
    OtherVersion, ///< a version of `sh_auth` that isn't ours
    OwnDevice,    ///< the peer calls itself us
    Echoed,       ///< our own nonce or fresh key comes back under another name
    Unknown,      ///< a device whose key the log doesn't have
    NotServed,    ///< not a member, suspended, or removed in the meantime
    NoAgreement,  ///< a fresh key that leaves nothing secret
    BadProof,     ///< the device's key didn't sign this handshake
    Again,        ///< a second hello or proof
    TooEarly,     ///< something else came before the proof
    TooLate,      ///< no proof in time
    NotSealed,    ///< a message that doesn't open: altered, repeated, left out or out of order
    UsedUp,       ///< so many messages that the counter ends
    Void,         ///< the third entry or value that breaks the rules
    Flood,        ///< more of one kind than an honest peer sends
    NotAsked,     ///< an answer to no question
    Stalled,      ///< asked, and nothing came
    WrongSecret,  ///< an epoch's secret that isn't it
};

} // namespace shoal::swarm
