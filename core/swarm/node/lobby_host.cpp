#include "core/swarm/node/lobby_host.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr Rate mailRate{.atOnce = 1024, .perSecond = 16}; ///< of one link
constexpr std::size_t mostCardsAtOnce = 512;              ///< to one link: the rest another time
constexpr std::size_t mostEarlyCards = 256;
constexpr std::size_t mostBringers = 4096;
constexpr std::chrono::minutes ownRequestsAgain{1};
constexpr std::chrono::seconds mailPause{3}; ///< between two times that the mailbox is stored

Bytes joiningIdOf(const DeviceId& device) { return {device.bytes.begin(), device.bytes.end()}; }
} // namespace

LobbyHost::LobbyHost(RecordDevice self, LobbySurroundings around)
    : self_{std::move(self)}
    , around_{std::move(around)}
    , invites_{around_.log}
    , mailbox_{self_.swarm}
    , desk_{self_, around_, invites_, [this](const ReplyPassedOn& reply) { hear(reply); }, [this] { follow(); }}
    , places_{self_, around_, invites_, mailbox_, *this}
    , visits_{mailbox_, around_.random()}
{}

LobbyHost::~LobbyHost() = default;

bool LobbyHost::restore(const KeptJoining& kept)
{
    if (kept.id != joiningIdOf(self_.id()))
        return false;
    if (kept.kind == JoiningKind::Code)
        return desk_.restore(kept.bytes);
    auto mailbox = kept.kind == JoiningKind::Request ? Mailbox::decode(kept.bytes, self_.swarm) : std::nullopt;
    if (!mailbox)
        return false;
    mailbox_ = std::move(*mailbox);
    return true;
}

void LobbyHost::start(Moment now, std::chrono::sys_seconds system)
{
    isStarted_ = true;
    now_ = now;
    latest_ = std::max(latest_, system);
    desk_.follow(now_, latest_); // what the log says is known before requests are answered
    for (const auto& request : mailbox_.takeForAuthor(self_.id()))
        deliver(request);
    ownRequestsAt_ = now_ + ownRequestsAgain;
    tick(now, system);
}

void LobbyHost::tick(Moment now, std::chrono::sys_seconds system)
{
    if (!isStarted_)
        return;
    now_ = now;
    latest_ = std::max(latest_, system);
    follow();
    if (now_ >= ownRequestsAt_)
        takeOwnRequests();
    for (const auto link : visits_.tooSilent(now_))
        hangUp(link);
    places_.tick(now, system);
}

void LobbyHost::logChanged()
{
    if (isStarted_)
        follow();
}

void LobbyHost::addressesChanged() { places_.addressesChanged(); }

/// What it does may be heard of within it, and lead to more.
void LobbyHost::follow()
{
    isFollowingLeft_ = true;
    if (std::exchange(isFollowing_, true))
        return;
    while (std::exchange(isFollowingLeft_, false)) {
        mailbox_.pass(invites_, latest_);
        desk_.follow(now_, latest_);
        takeCards();
        for (const auto& invite : places_.follow(latest_))
            visits_.closeAll(invite);
        for (const auto& [link, peer] : links_)
            shareCards(link, peer.device);
        tellVisitors();
        storeMail();
        const std::pair shown{invites_.version(), desk_.book().revision()};
        if (std::exchange(shown_, shown) != shown)
            around_.changed();
    }
    isFollowing_ = false;
}

void LobbyHost::takeCards()
{
    for (const auto& invite : desk_.book().invites())
        if (invite.isOpen() && invite.entry && !mailbox_.lobbies().contains(invite.body.key))
            takeCard(
                {invite.body.key, writeCard(self_.swarm, invite.body.key, self_.signing, self_.agreement.publicKey())});
    for (const auto& card : std::exchange(early_, {}))
        takeCard(card);
}

void LobbyHost::takeCard(const CardPassedOn& card)
{
    if (mailbox_.takeCard(card.invite, card.card, invites_)) {
        isMailNew_ = true;
    } else if (!invites_.invite(card.invite)) {
        if (early_.size() == mostEarlyCards)
            early_.pop_front();
        early_.push_back(card);
    }
}

void LobbyHost::shareCards(LinkNumber link, const DeviceId& device)
{
    auto& told = cardsTold_[device];
    if (told.size() > mailbox_.lobbies().size())
        std::erase_if(told, [&](const auto& invite) { return !mailbox_.lobbies().contains(invite); });
    std::size_t cards = 0;
    for (const auto& [invite, lobby] : mailbox_.lobbies())
        if (!lobby.card.empty() && !lobby.closedAt && lobby.author != device && cards < mostCardsAtOnce
            && told.insert(invite).second) {
            ++cards;
            around_.post.post(link, writeMailMessage(CardPassedOn{invite, lobby.card}));
        }
}

void LobbyHost::proven(LinkNumber link, const DeviceId& device)
{
    links_.insert_or_assign(link, Peer{device, TokenBucket{mailRate, now_}});
    if (!isStarted_)
        return;
    shareCards(link, device);
    for (const auto& request : mailbox_.takeForAuthor(device)) {
        around_.post.post(link, writeMailMessage(request));
        isMailNew_ = true;
    }
    tellVisitors();
}

void LobbyHost::ended(LinkNumber link)
{
    links_.erase(link);
    for (auto bringers = bringers_.begin(); bringers != bringers_.end();) {
        bringers->second.erase(link);
        bringers = bringers->second.empty() ? bringers_.erase(bringers) : std::next(bringers);
    }
}

bool LobbyHost::heardMail(LinkNumber link, ByteView plain)
{
    const auto peer = links_.find(link);
    if (peer == links_.end())
        return true;
    const auto message = readMailMessage(plain);
    if (!message || !peer->second.budget.take(now_))
        return false;
    const auto from = peer->second.device;
    std::visit([&](const auto& each) { heardFrom(link, from, each); }, *message);
    follow();
    return true;
}

void LobbyHost::heardFrom(LinkNumber, const DeviceId& from, const CardPassedOn& card)
{
    takeCard(card);
    if (mailbox_.lobbies().contains(card.invite))
        cardsTold_[from].insert(card.invite);
}

void LobbyHost::heardFrom(LinkNumber link, const DeviceId&, const RequestPassedOn& request)
{
    const auto id = requestIdOf(request.sealed);
    if (bringers_.size() >= mostBringers && !bringers_.contains(id))
        bringers_.erase(bringers_.begin()); // whoever brought it brings it again with its next link
    bringers_[id].insert(link);             // before: the reply may come within
    const auto receipt = desk_.receive(request);
    if (receipt != Receipt::Taken)
        bringers_.erase(id);
    if (receipt == Receipt::Worthless)
        around_.post.post(link, writeMailMessage(RequestWorthless{request.invite, id}));
}

void LobbyHost::heardFrom(LinkNumber, const DeviceId& from, const ReplyPassedOn& reply)
{
    isMailNew_ = mailbox_.takeReply(from, reply) || isMailNew_;
}

void LobbyHost::heardFrom(LinkNumber, const DeviceId& from, const RequestWorthless& worthless)
{
    isMailNew_ = mailbox_.drop(from, worthless) || isMailNew_;
}

/// The desk's: for our own visitors, and for the hosts that brought the request.
void LobbyHost::hear(const ReplyPassedOn& reply)
{
    isMailNew_ = mailbox_.takeReply(self_.id(), reply) || isMailNew_;
    const auto bringers = bringers_.find(reply.request);
    if (bringers != bringers_.end()) {
        const auto links = bringers->second;
        if (reply.isFinal)
            bringers_.erase(bringers);
        for (const auto link : links)
            around_.post.post(link, writeMailMessage(reply));
    }
    tellVisitors();
}

/// Of invites of this device: those that couldn't be dealt with when they came.
void LobbyHost::takeOwnRequests()
{
    ownRequestsAt_ = now_ + ownRequestsAgain;
    std::vector<RequestPassedOn> waiting;
    for (const auto& [invite, lobby] : mailbox_.lobbies())
        if (lobby.author == self_.id())
            for (const auto& kept : lobby.requests)
                if (kept.reply.empty())
                    waiting.push_back({invite, kept.sealed});
    for (const auto& request : waiting)
        deliver(request);
}

void LobbyHost::handOn(const SigningKey& invite, const RequestId& request)
{
    const auto lobby = mailbox_.lobbies().find(invite);
    if (lobby == mailbox_.lobbies().end() || mailbox_.replyTo(invite, request) == nullptr)
        return;
    isMailNew_ = true;
    const auto author = lobby->second.author;
    if (author == self_.id()) { // the lobby closes with the last use: then nobody could hand it in again
        ownDue_.emplace_back(invite, request);
        mailAt_ = std::min(mailAt_, now_);
        return;
    }
    const auto peer = std::ranges::find_if(links_, [&](const auto& link) { return link.second.device == author; });
    if (peer == links_.end())
        return;
    if (const auto taken = mailbox_.takeForAuthor(invite, request))
        around_.post.post(peer->first, writeMailMessage(*taken));
}

void LobbyHost::deliver(const RequestPassedOn& request)
{
    if (desk_.receive(request) == Receipt::Worthless)
        mailbox_.drop(self_.id(), {request.invite, requestIdOf(request.sealed)});
}

void LobbyHost::make(const InviteTerms& terms, Made then)
{
    desk_.make(terms, std::move(then));
    logChanged();
}

void LobbyHost::cancel(const SigningKey& invite, Done then)
{
    desk_.cancel(invite, std::move(then));
    logChanged();
}

void LobbyHost::approve(const DeviceId& device, bool isWelcome, Done then)
{
    desk_.approve(device, isWelcome, std::move(then));
    logChanged();
}

std::vector<ShownInvite> LobbyHost::invites() const
{
    std::vector<ShownInvite> shown;
    const auto waiting = desk_.book().waiting();
    for (const auto& one : invites_.all()) {
        auto& invite = shown.emplace_back(
            ShownInvite{one.entry, one.facts, closedBecause(one.facts, invites_.of(one.facts.author), latest_), {}});
        if (one.facts.author == self_.id())
            for (const auto& request : waiting)
                if (request.invite == one.facts.invite.key)
                    invite.waiting.push_back(request);
    }
    std::ranges::reverse(shown);
    return shown;
}

std::optional<InviteCode> LobbyHost::codeOf(const SigningKey& invite) const
{
    return desk_.book().code(invite, hintsOf(around_));
}

std::optional<Error> LobbyHost::storeFault() const { return desk_.storeFault() ? desk_.storeFault() : mailFault_; }

void LobbyHost::opened(const OpenedLink& link)
{
    const auto invite = places_.inviteAt(link.torrent);
    if (link.role == LinkRole::Dialler || !invite)
        return around_.wire.cut(link.link); // hosts dial nobody
    if (const auto goes = visits_.open(link.link, *invite, link.peer, now_)) {
        around_.wire.cut(*goes);
        if (*goes == link.link)
            return;
    }
    const auto greeting = visits_.find(link.link)->begin(invites_, latest_);
    if (!greeting)
        return hangUp(link.link);
    around_.wire.send(link.link, {MessageName::Lobby, *greeting});
}

void LobbyHost::heard(LinkNumber link, const Frame& frame)
{
    auto* const visit = visits_.find(link);
    const auto invite = visits_.inviteOf(link);
    const auto answer = visit != nullptr && frame.name == MessageName::Lobby
        ? visit->take(frame.bytes, invites_, latest_)
        : std::nullopt;
    if (!answer)
        return hangUp(link);
    visits_.heard(link, now_);
    around_.wire.send(link, {MessageName::Lobby, *answer});
    const auto message = readLobbyMessage(frame.bytes);
    if (const auto* const request = std::get_if<RequestHandedIn>(&*message))
        handOn(*invite, requestIdOf(request->sealed));
    logChanged();
}

void LobbyHost::closed(LinkNumber link) { visits_.close(link); }

/// Whoever waits for a reply in the lobby needn't ask again.
void LobbyHost::tellVisitors()
{
    for (const auto link : visits_.all())
        if (auto* const visit = visits_.find(link))
            if (const auto news = visit->news())
                around_.wire.send(link, {MessageName::Lobby, *news});
}

void LobbyHost::hangUp(LinkNumber link)
{
    visits_.close(link);
    around_.wire.cut(link);
}

/// Seldom: what was lost is brought again.
void LobbyHost::storeMail()
{
    if (!isMailNew_ || isMailStoring_ || now_ < mailAt_)
        return;
    isMailNew_ = false;
    isMailStoring_ = true;
    mailAt_ = now_ + mailPause;
    around_.store.putJoining(
        {JoiningKind::Request, joiningIdOf(self_.id()), 0, mailbox_.encode()},
        [alive = std::weak_ptr{alive_}, due = std::exchange(ownDue_, {})](const Result<void>& result) {
            if (const auto host = alive.lock())
                (*host)->onMailStored(result, due);
        });
}

void LobbyHost::onMailStored(const Result<void>& result, std::vector<std::pair<SigningKey, RequestId>> due)
{
    isMailStoring_ = false;
    mailFault_ = result ? std::nullopt : std::optional{result.error()};
    isMailNew_ = isMailNew_ || !result;
    if (!result)
        ownDue_.insert(ownDue_.end(), due.begin(), due.end());
    else
        for (const auto& [invite, request] : due)
            if (const auto taken = mailbox_.takeForAuthor(invite, request))
                deliver(*taken);
    follow();
}

} // namespace shoal::swarm
