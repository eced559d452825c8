// One visitor of a lobby, from its host's side: what it is told, and how much it may ask (docs/swarm-protocol.md,
// section 7).
#pragma once

#include "core/swarm/joining/lobby/mailbox.h"

namespace shoal::swarm {

inline constexpr std::size_t mostMessagesOfVisit = 64;

class HostedVisit {
public:
    HostedVisit(Mailbox& mailbox, const SigningKey& invite, const Origin& origin)
        : mailbox_{mailbox}
        , invite_{invite}
        , origin_{origin}
    {}

    /// What to say first. Empty: hang up, there is no such lobby.
    std::optional<Bytes> begin(const InviteLog& log, std::chrono::sys_seconds now);
    /// What to say to a message. Empty: hang up, the visitor keeps to no rule.
    std::optional<Bytes> take(ByteView message, const InviteLog& log, std::chrono::sys_seconds now);
    /// A reply that came since it was told that there is none, or another one. Empty when there is nothing to say.
    std::optional<Bytes> news();

private:
    std::optional<Bytes> takeRequest(ByteView sealed, const InviteLog& log, std::chrono::sys_seconds now);
    Bytes replyTo(const RequestId& request);

    Mailbox& mailbox_;
    SigningKey invite_;
    Origin origin_;
    std::size_t messages_ = 0;
    bool hasAsked_ = false;
    std::optional<RequestId> asked_; ///< the last one
    Bytes told_;                     ///< the reply to it, none while empty
};

} // namespace shoal::swarm
