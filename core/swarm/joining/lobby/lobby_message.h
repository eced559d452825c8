// What a visitor of a lobby and its host say, and what members pass on for it (docs/swarm-protocol.md, section 7).
#pragma once

#include "core/swarm/joining/lobby/reply.h"
#include "core/swarm/joining/lobby/request.h"

#include <optional>
#include <variant>

namespace shoal::swarm {

inline constexpr std::size_t cardSize = 169; ///< bytes of a card, always

/// Host to visitor, first.
struct CardShown {
    Bytes card;
    bool operator==(const CardShown&) const = default;
};
/// Visitor to host, once a visit.
struct RequestHandedIn {
    Bytes sealed;
    bool operator==(const RequestHandedIn&) const = default;
};
/// Visitor to host.
struct ReplyWanted {
    RequestId request;
    bool operator==(const ReplyWanted&) const = default;
};
struct ReplyGiven {
    RequestId request;
    Bytes sealed;
    bool operator==(const ReplyGiven&) const = default;
};

enum class RequestState : std::uint8_t {
    Unknown = 0,  ///< hand it in again
    Kept = 1,     ///< the author's device wasn't met since
    HandedOn = 2, ///< the author's device has it
};
/// No reply yet. A host's word: shown, and nothing more.
struct NoReplyYet {
    RequestId request;
    RequestState state = RequestState::Unknown;
    bool operator==(const NoReplyYet&) const = default;
};
/// Instead of the card. A host's word likewise.
struct LobbyClosed {
    ClosedBecause why = ClosedBecause::Expired;
    bool operator==(const LobbyClosed&) const = default;
};

/// In the lobby, where nobody is known to anybody.
using LobbyMessage = std::variant<CardShown, RequestHandedIn, ReplyWanted, ReplyGiven, NoReplyYet, LobbyClosed>;
Bytes writeLobbyMessage(const LobbyMessage& message);
std::optional<LobbyMessage> readLobbyMessage(ByteView bytes);

/// To any member.
struct CardPassedOn {
    SigningKey invite;
    Bytes card;
    bool operator==(const CardPassedOn&) const = default;
};
/// To the author.
struct RequestPassedOn {
    SigningKey invite;
    Bytes sealed;
    bool operator==(const RequestPassedOn&) const = default;
};
/// From the author. A reply that isn't final (approval is awaited) isn't the last one: the host goes on to bring the
/// request with each new link.
struct ReplyPassedOn {
    SigningKey invite;
    RequestId request;
    bool isFinal = true;
    Bytes sealed;
    bool operator==(const ReplyPassedOn&) const = default;
};
/// From the author: nobody's request.
struct RequestWorthless {
    SigningKey invite;
    RequestId request;
    bool operator==(const RequestWorthless&) const = default;
};

/// On proven links, sealed as everything there.
using MailMessage = std::variant<CardPassedOn, RequestPassedOn, ReplyPassedOn, RequestWorthless>;
Bytes writeMailMessage(const MailMessage& message);
std::optional<MailMessage> readMailMessage(ByteView bytes);

} // namespace shoal::swarm
