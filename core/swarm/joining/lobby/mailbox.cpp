#include "core/swarm/joining/lobby/mailbox.h"

#include "core/swarm/entries/admission.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {
namespace {

/// Requests that wait for a reply.
std::size_t countOf(const Lobby& lobby, const Origin& origin)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        lobby.requests, [&](const KeptRequest& kept) { return kept.reply.empty() && kept.origin == origin; }));
}

std::optional<ClosedBecause> closedIn(const InviteLog& log, const InviteFacts& facts, std::chrono::sys_seconds now)
{
    return closedBecause(facts, log.of(facts.author), now);
}
} // namespace

bool Mailbox::takeCard(const SigningKey& invite, ByteView card, const InviteLog& log)
{
    const auto facts = log.invite(invite);
    if (!facts || closedIn(log, *facts, latest_))
        return false;
    const auto read = readCard(card, shortened(swarm_), shortened(facts->author), invite);
    if (!read || read->swarm != swarm_)
        return false;
    const auto ofAuthor = [&](const auto& entry) { return entry.second.author == facts->author; };
    if (!lobbies_.contains(invite)
        && std::ranges::count_if(lobbies_, ofAuthor) >= static_cast<std::ptrdiff_t>(mostLobbiesOfAuthor))
        return false;
    auto& lobby = lobbies_[invite];
    const bool isNew = lobby.card.empty();
    lobby.author = facts->author;
    if (isNew)
        lobby.card.assign(card.begin(), card.end());
    return isNew;
}

Mailbox::Greeting Mailbox::greet(const SigningKey& invite, const InviteLog& log, std::chrono::sys_seconds now)
{
    pass(log, now);
    const auto found = lobbies_.find(invite);
    if (found == lobbies_.end())
        return std::nullopt;
    if (const auto why = closedIn(log, *log.invite(invite), latest_))
        return LobbyClosed{*why};
    return found->second.card.empty() ? Greeting{} : CardShown{found->second.card};
}

Mailbox::Taking Mailbox::take(const SigningKey& invite, ByteView sealed, const Origin& origin, const InviteLog& log,
                              std::chrono::sys_seconds now)
{
    pass(log, now);
    const auto found = lobbies_.find(invite);
    if (found == lobbies_.end() || closedIn(log, *log.invite(invite), latest_))
        return Taking::Closed;
    const auto id = requestIdOf(sealed);
    if (find(invite, id) != nullptr)
        return Taking::Known;
    if (sealed.size() != sealedRequestSize || !makeRoom(found->second, origin))
        return Taking::Full;
    found->second.requests.push_back({{sealed.begin(), sealed.end()}, id, latest_, origin, false, {}, false, false});
    return Taking::Taken;
}

/// First goes what was collected. Then whoever takes most of the place gives of it, the newest first.
bool Mailbox::makeRoom(Lobby& lobby, const Origin& origin)
{
    auto& requests = lobby.requests;
    if (requests.size() < mostKept && !isFullFor(lobby.author))
        return true;
    const auto isDone = [](const KeptRequest& kept) { return kept.isCollected && kept.isFinal; };
    const auto collected = std::ranges::find_if(requests, isDone);
    if (collected != requests.end()) {
        requests.erase(collected);
        return true;
    }
    const auto load = [&](const KeptRequest& kept) { return kept.reply.empty() ? countOf(lobby, kept.origin) : 0U; };
    const auto greediest = std::ranges::max_element(requests.rbegin(), requests.rend(), {}, load);
    if (greediest == requests.rend() || load(*greediest) <= countOf(lobby, origin) + 1)
        return false;
    requests.erase(std::next(greediest).base());
    return true;
}

bool Mailbox::isFullFor(const DeviceId& author) const
{
    std::size_t all = 0;
    std::size_t ofAuthor = 0;
    for (const auto& [key, lobby] : lobbies_) {
        all += lobby.requests.size();
        ofAuthor += lobby.author == author ? lobby.requests.size() : 0;
    }
    return all >= mostKeptInAll || ofAuthor >= mostKeptOfAuthor;
}

std::variant<ReplyGiven, NoReplyYet> Mailbox::collect(const SigningKey& invite, const RequestId& request)
{
    auto* const kept = find(invite, request);
    if (kept == nullptr)
        return NoReplyYet{request, RequestState::Unknown};
    if (kept->reply.empty())
        return NoReplyYet{request, kept->isHandedOn ? RequestState::HandedOn : RequestState::Kept};
    kept->isCollected = true;
    return ReplyGiven{request, kept->reply};
}

const Bytes* Mailbox::replyTo(const SigningKey& invite, const RequestId& request) const
{
    const auto* const kept = find(invite, request);
    return kept != nullptr ? &kept->reply : nullptr;
}

std::optional<RequestPassedOn> Mailbox::takeForAuthor(const SigningKey& invite, const RequestId& request)
{
    auto* const kept = find(invite, request);
    if (kept == nullptr || kept->isFinal)
        return std::nullopt;
    kept->isHandedOn = true;
    return RequestPassedOn{invite, kept->sealed};
}

std::vector<RequestPassedOn> Mailbox::takeForAuthor(const DeviceId& author)
{
    std::vector<RequestPassedOn> requests;
    for (auto& [invite, lobby] : lobbies_)
        for (auto& kept : lobby.requests)
            if (lobby.author == author && !kept.isFinal) {
                kept.isHandedOn = true;
                requests.push_back({invite, kept.sealed});
            }
    return requests;
}

bool Mailbox::takeReply(const DeviceId& from, const ReplyPassedOn& reply)
{
    auto* const kept = find(reply.invite, reply.request);
    if (kept == nullptr || lobbies_.at(reply.invite).author != from || reply.sealed.size() != sealedReplySize)
        return false;
    kept->reply = reply.sealed;
    kept->isFinal = reply.isFinal;
    kept->isCollected = false;
    return true;
}

bool Mailbox::drop(const DeviceId& from, const RequestWorthless& worthless)
{
    const auto found = lobbies_.find(worthless.invite);
    if (found == lobbies_.end() || found->second.author != from)
        return false;
    return std::erase_if(found->second.requests, [&](const auto& kept) { return kept.id == worthless.request; }) > 0;
}

void Mailbox::pass(const InviteLog& log, std::chrono::sys_seconds now)
{
    latest_ = std::max(latest_, now);
    for (auto& [key, lobby] : lobbies_) {
        std::erase_if(lobby.requests, [&](const auto& kept) { return latest_ - kept.arrived > mailKept; });
        const auto facts = log.invite(key);
        if (facts && !closedIn(log, *facts, latest_))
            lobby.closedAt.reset();
        else if (!lobby.closedAt)
            lobby.closedAt = latest_;
    }
    std::erase_if(lobbies_, [&](const auto& entry) {
        return !log.invite(entry.first) || (entry.second.closedAt && latest_ - *entry.second.closedAt > mailKept);
    });
}

const KeptRequest* Mailbox::find(const SigningKey& invite, const RequestId& request) const
{
    const auto lobby = lobbies_.find(invite);
    if (lobby == lobbies_.end())
        return nullptr;
    const auto kept = std::ranges::find(lobby->second.requests, request, &KeptRequest::id);
    return kept != lobby->second.requests.end() ? &*kept : nullptr;
}

KeptRequest* Mailbox::find(const SigningKey& invite, const RequestId& request)
{
    return const_cast<KeptRequest*>(std::as_const(*this).find(invite, request));
}

} // namespace shoal::swarm
