#include "core/swarm/joining/lobby/hosted_visit.h"

#include <utility>

namespace shoal::swarm {

std::optional<Bytes> HostedVisit::begin(const InviteLog& log, std::chrono::sys_seconds now)
{
    const auto greeting = mailbox_.greet(invite_, log, now);
    if (!greeting)
        return std::nullopt;
    return std::visit([](const auto& message) { return writeLobbyMessage(message); }, *greeting);
}

std::optional<Bytes> HostedVisit::take(ByteView bytes, const InviteLog& log, std::chrono::sys_seconds now)
{
    const auto message = readLobbyMessage(bytes);
    if (!message || ++messages_ > mostMessagesOfVisit)
        return std::nullopt;
    if (const auto* const request = std::get_if<RequestHandedIn>(&*message))
        return takeRequest(request->sealed, log, now);
    if (const auto* const wanted = std::get_if<ReplyWanted>(&*message))
        return replyTo(wanted->request);
    return std::nullopt;
}

std::optional<Bytes> HostedVisit::takeRequest(ByteView sealed, const InviteLog& log, std::chrono::sys_seconds now)
{
    if (std::exchange(hasAsked_, true))
        return std::nullopt;
    if (mailbox_.take(invite_, sealed, origin_, log, now) == Mailbox::Taking::Closed)
        return begin(log, now);
    return replyTo(requestIdOf(sealed)); // when there was no room, it says that it doesn't know the request
}

Bytes HostedVisit::replyTo(const RequestId& request)
{
    asked_ = request;
    told_.clear();
    const auto reply = mailbox_.collect(invite_, request);
    if (const auto* const given = std::get_if<ReplyGiven>(&reply))
        told_ = given->sealed;
    return std::visit([](const auto& message) { return writeLobbyMessage(message); }, reply);
}

std::optional<Bytes> HostedVisit::news()
{
    const auto* const reply = asked_ ? mailbox_.replyTo(invite_, *asked_) : nullptr;
    if (reply == nullptr || reply->empty() || *reply == told_)
        return std::nullopt;
    return replyTo(RequestId{*asked_});
}

} // namespace shoal::swarm
