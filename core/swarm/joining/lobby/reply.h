// What the invite's author sends back, sealed for the joiner and signed: hosts can neither read, forge nor tell apart
// (docs/swarm-protocol.md, section 7).
#pragma once

#include "core/swarm/crypto/keys.h"

#include <optional>
#include <tl/expected.hpp>
#include <variant>

namespace shoal::swarm {

inline constexpr std::size_t replyRoom = 256; ///< padded plaintext
inline constexpr std::size_t sealedReplySize = 32 + 2 + replyRoom + 16;

/// Why an invite brings a device in no more.
enum class ClosedBecause : std::uint8_t {
    Expired = 1,
    UsedUp = 2,         ///< by others
    Cancelled = 3,      ///< by its author or the owner
    Refused = 4,        ///< this device, by the author's person
    TooManyDevices = 5, ///< its person has as many as one may have
    AuthorMayNot = 6,   ///< the author was removed or demoted, or has left
    DeviceRemoved = 7,  ///< this device was admitted before, and is gone: its id never returns
};
inline constexpr std::uint8_t lastClosedBecause = 7;

/// In. With this the log can be fetched.
struct Admitted {
    EntryId admit;
    EntryId epoch;
    Secret secret; ///< the epoch's
};
/// Final for this device and code.
struct NotAdmitted {
    ClosedBecause why = ClosedBecause::Refused;
};
/// The author's person has to say yes first.
struct WaitsForApproval {};

using Reply = std::variant<Admitted, NotAdmitted, WaitsForApproval>;

/// Whom a reply is for, and about what.
struct Addressee {
    SwarmId swarm;
    SigningKey invite;
    DeviceKeys joiner;
};

/// `freshSeed` makes a key for this one sealing. Empty when the joiner's key leaves nothing secret.
std::optional<Bytes> sealReply(const Reply& reply, const Addressee& to, const SigningPair& author,
                               const Secret& freshSeed);

enum class ReplyFault {
    NotForUs,    ///< doesn't open: for another device, swapped, or changed on the way
    NotByAuthor, ///< it opens, but the invite's author didn't sign it
};
tl::expected<Reply, ReplyFault> openReply(ByteView sealed, const Addressee& self, const AgreementPair& joiner,
                                          const SigningKey& author);

} // namespace shoal::swarm
