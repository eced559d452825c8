#include "core/swarm/node/lobby_call.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/torrents/meeting_torrent.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
constexpr auto longestGreeting = 10s;  ///< without a card
constexpr auto longestAnswering = 30s; ///< without an answer to what was said
constexpr auto longestAskPause = std::chrono::seconds{5min};
constexpr std::size_t mostSaid = 60; ///< a host hangs up after 64
constexpr dht::SearchLimits lobbySearch{.lastSeen = dht::lobbySlots, .random = 0, .inFlight = dht::lobbySlots};

LobbySecret lobbyOf(const InviteCode& code) { return inviteKeys(code.seed, code.swarm, code.author).lobby; }
TorrentNumber meetIn(const InviteCode& code, Wire& wire, WireUser& user)
{
    const auto keys = lobbyKeys(lobbyOf(code), code.swarm);
    return wire.meet({TorrentUse::Lobby, keys.authoritySeed, {}}, lobbyInfo(keys), user);
}
} // namespace

LobbyCall::LobbyCall(Joiner& joiner, const JoiningSurroundings& around, std::function<void()> changed)
    : joiner_{joiner}
    , around_{around}
    , changed_{std::move(changed)}
    , sought_{lobbyOf(joiner.code()), joiner.code().swarm,
              [this](const LobbyRecord& record) {
                  for (const auto& address : toDial(record.claimed, around_.local))
                      book_.add(address, now_);
                  dial();
              }}
    , search_{around.items, sought_, seedDrawn(around.random), lobbySearch}
    , torrent_{meetIn(joiner.code(), around.wire, *this)}
{
    search_.begin(dht::lobbySlots, dht::lobbySlots);
}

LobbyCall::~LobbyCall() { around_.wire.leave(torrent_); }

void LobbyCall::tick(Moment now, std::chrono::sys_seconds system)
{
    now_ = now;
    if (!std::exchange(isBegun_, true))
        for (const auto& hint : joiner_.code().hints)
            book_.add(hint, now_);
    search_.tick(now, system);
    std::vector<LinkNumber> tired;
    for (auto& [link, talk] : talks_) {
        const auto silence = now_ - talk.heardAt;
        if (talk.isGreeted ? talk.isWaiting && silence > longestAnswering : silence > longestGreeting)
            tired.push_back(link);
        else if (talk.messages >= mostSaid)
            tired.push_back(link);
        else if (talk.askAt && now_ >= *talk.askAt && !talk.isWaiting)
            if (const auto wanted = joiner_.wanted(talk.host))
                send(link, talk, *wanted);
    }
    for (const auto link : tired)
        tire(link);
    dial();
}

void LobbyCall::dial()
{
    if (talks_.size() < mostHosts)
        for (const auto& address : book_.due(now_, mostHosts - talks_.size()))
            around_.wire.dial(torrent_, address);
}

void LobbyCall::send(LinkNumber link, Talk& talk, Bytes message)
{
    talk.isWaiting = true;
    talk.heardAt = now_;
    ++talk.messages;
    talk.askAt = now_ + talk.pause;
    talk.pause = std::min(2 * talk.pause, longestAskPause);
    around_.wire.send(link, {MessageName::Lobby, std::move(message)});
}

void LobbyCall::say()
{
    for (auto& [link, talk] : talks_)
        if (talk.isGreeted && talk.messages == 0)
            if (const auto message = joiner_.toSay(talk.host))
                send(link, talk, *message);
}

void LobbyCall::opened(const OpenedLink& link)
{
    if (link.role == LinkRole::Listener || talks_.size() >= mostHosts)
        return around_.wire.cut(link.link); // joiners are called by nobody
    book_.linked(link.peer);
    talks_.emplace(link.link, Talk{.host = link.peer, .heardAt = now_});
}

void LobbyCall::heard(LinkNumber link, const Frame& frame)
{
    const auto found = talks_.find(link);
    if (found == talks_.end())
        return;
    auto& talk = found->second;
    const auto message = frame.name == MessageName::Lobby ? readLobbyMessage(frame.bytes) : std::nullopt;
    if (!message || joiner_.take(talk.host, frame.bytes, around_.random()))
        return refuse(link);
    talk.heardAt = now_;
    talk.isWaiting = false;
    talk.isGreeted = true;
    bool isOver = false;
    if (std::holds_alternative<CardShown>(*message)) {
        hosts_.insert(talk.host);
        book_.useful(talk.host);
    } else if (std::holds_alternative<ReplyGiven>(*message)) {
        hasReply_ = true;
    } else if (const auto* const none = std::get_if<NoReplyYet>(&*message)) {
        isOver = none->state == RequestState::Unknown; // it has no room, or forgot: another visit hands it in again
    } else {
        isOver = !joiner_.toSay(talk.host).has_value(); // closed, and nothing was asked there
    }
    if (isOver)
        tire(link);
    changed_();
}

void LobbyCall::closed(LinkNumber link)
{
    const auto found = talks_.find(link);
    if (found == talks_.end())
        return;
    book_.failed(found->second.host, now_);
    talks_.erase(found);
}

void LobbyCall::notReached(TorrentNumber, const dht::Endpoint& address, const std::string&)
{
    book_.failed(address, now_);
}

void LobbyCall::tire(LinkNumber link)
{
    closed(link);
    around_.wire.cut(link);
}

void LobbyCall::refuse(LinkNumber link)
{
    book_.spoiled(talks_.at(link).host, now_);
    talks_.erase(link);
    around_.wire.cut(link);
}

} // namespace shoal::swarm
