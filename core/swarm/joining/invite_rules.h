// Who may invite whom, and until when an invite holds (docs/swarm-protocol.md, sections 4.1, 6.5 and 7).
#pragma once

#include "core/swarm/joining/lobby/reply.h"
#include "core/swarm/joining/membership.h"

#include <optional>
#include <tl/expected.hpp>

namespace shoal::swarm {

enum class InviteFor { SomeoneNew, OwnDevice };

struct InviteTerms {
    Role role = Role::Reader;
    std::chrono::sys_seconds expiry;
    std::uint64_t uses = 1; ///< 1 to `mostUses`
    Approval approval = Approval::NotNeeded;
    InviteFor whom = InviteFor::SomeoneNew;
};

/// Why no invite is made on such terms.
enum class TermsFault {
    NotAMember,    ///< this device is none, or suspended
    MayNotInvite,  ///< only admins and owners invite others
    RoleTooHigh,   ///< more than the author may give
    ExpiryPassed,  ///< it would be expired already
    ExpiryTooLate, ///< later than an entry can say
    UsesOutOfRange,
    TooManyOpen, ///< cancel one first
};

/// Admin's role comes from owners alone; nobody else gives more than writer, or than its own role.
bool mayGrant(const Belonging& author, Role role, const std::optional<PersonId>& person);

/// Empty when the terms are in order.
std::optional<TermsFault> faultIn(const InviteTerms& terms, const Belonging& author, std::chrono::sys_seconds now);

/// What the log says about an invite.
struct InviteFacts {
    DeviceId author;
    Invite invite;
    bool isCancelled = false;
    std::uint64_t admissions = 0; ///< counting ones that name it
};

/// Why it brings nobody in any more, as far as the log can tell. Empty while it is open.
std::optional<ClosedBecause> closedBecause(const InviteFacts& facts, const Belonging& author,
                                           std::chrono::sys_seconds now);

} // namespace shoal::swarm
