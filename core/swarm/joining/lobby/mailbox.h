// What a member keeps for joiners while an invite's author is away: sealed requests and sealed replies, of which it
// sees neither keys nor names (docs/swarm-protocol.md, section 7).
#pragma once

#include "core/swarm/joining/invite_rules.h"
#include "core/swarm/joining/lobby/author_card.h"
#include "core/swarm/joining/lobby/lobby_message.h"

#include <map>
#include <variant>
#include <vector>

namespace shoal::swarm {

inline constexpr std::chrono::days mailKept{7};
inline constexpr std::size_t mostLobbiesOfAuthor = 256;
inline constexpr std::size_t mostKept = 64; ///< requests, an invite
inline constexpr std::size_t mostKeptOfAuthor = 256;
inline constexpr std::size_t mostKeptInAll = 4096;

/// Where a visitor comes from, told apart and nothing else: a keyed digest of its address (of IPv6 the first 8 bytes).
using Origin = Fixed<struct OriginMeaning, 8>;

/// What a host asks its log.
class InviteLog : public Membership {
public:
    /// Empty for an invite that doesn't count.
    virtual std::optional<InviteFacts> invite(const SigningKey& key) const = 0;
};

struct KeptRequest {
    Bytes sealed;
    RequestId id;
    std::chrono::sys_seconds arrived;
    Origin origin;
    bool isHandedOn = false;
    Bytes reply; ///< none while empty
    bool isFinal = false;
    bool isCollected = false;
};

struct Lobby {
    DeviceId author;
    Bytes card; ///< none while empty
    std::optional<std::chrono::sys_seconds> closedAt;
    std::vector<KeptRequest> requests; ///< as they came
};

class Mailbox {
public:
    enum class Taking {
        Taken,
        Known,  ///< it is here already
        Full,   ///< by the limits of invite, author or host
        Closed, ///< the log says that the invite brings nobody in, or doesn't know it
    };
    /// A card, or why there is none; empty when nobody is to be told anything: no such lobby is hosted.
    using Greeting = std::optional<std::variant<CardShown, LobbyClosed>>;

    explicit Mailbox(const SwarmId& swarm)
        : swarm_{swarm}
    {}
    /// As `encode` gave it.
    static std::optional<Mailbox> decode(ByteView bytes, const SwarmId& swarm);
    Bytes encode() const;

    /// Takes the card of an open invite, if its author signed it. True when it wasn't known: pass it on.
    bool takeCard(const SigningKey& invite, ByteView card, const InviteLog& log);
    Greeting greet(const SigningKey& invite, const InviteLog& log, std::chrono::sys_seconds now);
    Taking take(const SigningKey& invite, ByteView sealed, const Origin& origin, const InviteLog& log,
                std::chrono::sys_seconds now);
    /// For whoever knows the request's id, also when the lobby is closed.
    std::variant<ReplyGiven, NoReplyYet> collect(const SigningKey& invite, const RequestId& request);

    /// Null for a request that isn't here; empty without a reply. Nothing is collected by looking.
    const Bytes* replyTo(const SigningKey& invite, const RequestId& request) const;

    /// One that has no final reply, for a proven link with the author. It counts as handed on.
    std::optional<RequestPassedOn> takeForAuthor(const SigningKey& invite, const RequestId& request);
    /// All that has no final reply, for a new proven link with the author. They count as handed on.
    std::vector<RequestPassedOn> takeForAuthor(const DeviceId& author);
    /// What came over a proven link with `from`. False for anybody but the author, and for what isn't here.
    bool takeReply(const DeviceId& from, const ReplyPassedOn& reply);
    bool drop(const DeviceId& from, const RequestWorthless& worthless);

    /// Lets go what was kept for long enough, and lobbies that closed long ago.
    void pass(const InviteLog& log, std::chrono::sys_seconds now);

    const std::map<SigningKey, Lobby>& lobbies() const { return lobbies_; }

private:
    KeptRequest* find(const SigningKey& invite, const RequestId& request);
    const KeptRequest* find(const SigningKey& invite, const RequestId& request) const;
    bool makeRoom(Lobby& lobby, const Origin& origin);
    bool isFullFor(const DeviceId& author) const;

    SwarmId swarm_;
    std::chrono::sys_seconds latest_;
    std::map<SigningKey, Lobby> lobbies_;
};

} // namespace shoal::swarm
