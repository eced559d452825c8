#include "core/swarm/node/log_fetch.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/links/exchange/outbox.h"
#include "core/swarm/torrents/meeting_torrent.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::chrono::seconds lookForOthersAgain{30}; ///< when the log shows other members
constexpr std::size_t mostHubLinks = 8;
constexpr std::size_t lookedForFirst = 8; ///< members: the author is one of them

class NoMetadata final : public MetadataShelf {
public:
    ByteView find(const ShareId&, MetadataPart) const override { return {}; }
};
const NoMetadata noMetadata;
} // namespace

std::optional<DeviceKeys> LogFetch::Known::keysOf(const DeviceId& device) const
{
    if (device == deviceIdOf(author_.signing))
        return author_;
    return replica_.meeting().keysOf(device);
}

LogFetch::LogFetch(const Joiner& joiner, const JoiningSurroundings& around, std::vector<dht::Endpoint> addresses,
                   Hears hears)
    : joiner_{joiner}
    , around_{around}
    , hears_{std::move(hears)}
    , addresses_{std::move(addresses)}
    , self_{*joiner.swarm(), SigningPair{joiner.seeds().signing}, AgreementPair{joiner.seeds().agreement}}
    , replica_{{self_.swarm, self_.signing}, noMetadata}
    , known_{*joiner.author(), replica_}
{
    replica_.expect(*joiner.author());
}

LogFetch::~LogFetch()
{
    for (const auto& [torrent, hub] : hubs_)
        around_.wire.leave(torrent);
}

void LogFetch::followEpochs()
{
    for (const auto& epoch : joiner_.epochs())
        if (std::ranges::none_of(hubs_, [&](const auto& hub) { return hub.second.epoch == epoch.id; }))
            meet(epoch);
}

void LogFetch::meet(const GivenEpoch& epoch)
{
    if (hubs_.size() == mostEpochs) {
        const auto isGiven = [&](const EntryId& id) {
            return std::ranges::any_of(joiner_.epochs(), [&](const auto& given) { return given.id == id; });
        };
        const auto old = std::ranges::find_if(hubs_, [&](const auto& hub) { return !isGiven(hub.second.epoch); });
        if (old == hubs_.end())
            return;
        const auto torrent = old->first;
        hubs_.erase(old);
        for (const auto& [link, opened] : std::map{links_})
            if (opened.torrent == torrent) {
                replica_.close(link);
                forget(link);
            }
        around_.wire.leave(torrent);
    }
    const auto keys = epochKeys(epoch.secret, self_.swarm, epoch.id);
    replica_.keepSecret(epoch.id, epoch.secret);
    const auto torrent = around_.wire.meet({TorrentUse::Hub, keys.authoritySeed, self_.id()}, hubInfo(keys), *this);
    auto& hub = hubs_.emplace(torrent, Hub{epoch.id, keys.rendezvous, {}}).first->second;
    for (const auto& address : addresses_)
        hub.book.add(address, now_);
    isLookDue_ = true;
    lookAt_ = now_;
}

void LogFetch::tick(Moment now, std::chrono::sys_seconds system)
{
    now_ = now;
    replica_.tick(now, system);
    follow();
    if (isLookDue_ && now_ >= lookAt_)
        look();
    for (const auto& looking : looking_)
        looking.search->tick(now, system);
    dialDue();
}

void LogFetch::dialDue()
{
    for (auto& [torrent, hub] : hubs_)
        if (links_.size() < mostHubLinks)
            for (const auto& address : hub.book.due(now_, mostHubLinks - links_.size()))
                around_.wire.dial(torrent, address);
}

/// Where the author is, and others as far as the log shows them; and whether the author left a way back, since the
/// epochs may be old.
void LogFetch::look()
{
    isLookDue_ = false;
    lookAt_ = now_ + lookForOthersAgain;
    looking_.clear();
    const auto author = deviceIdOf(joiner_.author()->signing);
    std::vector<DeviceId> members{author};
    for (const auto& member : replica_.meeting().lastSeenFirst())
        if (member != author)
            members.push_back(member);
    for (const auto& [torrent, hub] : hubs_)
        lookFor(
            MemberSearch::forAll(self_.swarm, hub.rendezvous, members, known_,
                                 [this](const DeviceId&, const SignedAddresses& found) { dialAll(found.claimed); }));
    lookFor(ReturnSearch{self_, {author}, known_, [this](const DeviceId&, const ReturnRecord& found) {
                             dialAll(found.claimed);
                             hears_.onReturn({found.epoch.epoch, found.epoch.secret});
                         }});
}

template <class What>
void LogFetch::lookFor(What what)
{
    auto sought = std::make_unique<What>(std::move(what));
    const auto count = sought->count();
    auto search = std::make_unique<dht::RecordSearch>(around_.items, *sought, seedDrawn(around_.random));
    search->begin(std::min(count, lookedForFirst), count);
    looking_.push_back({std::move(sought), std::move(search)});
}

void LogFetch::dialAll(const Addresses& addresses)
{
    for (const auto& address : toDial(addresses, around_.local))
        for (auto& [torrent, hub] : hubs_)
            hub.book.add(address, now_);
    dialDue();
}

void LogFetch::opened(const OpenedLink& link)
{
    if (!replica_.open(link.link, link.infoHash, link.role, link.nonce, link.freshSeed))
        return around_.wire.cut(link.link);
    links_.emplace(link.link, link);
    if (link.role == LinkRole::Dialler)
        hubs_.at(link.torrent).book.linked(link.peer);
    follow();
}

void LogFetch::heardHello(LinkNumber link, ByteView hello)
{
    replica_.takeHello(link, hello);
    follow();
}

void LogFetch::heard(LinkNumber link, const Frame& frame)
{
    replica_.receive(link, frame);
    follow();
}

void LogFetch::closed(LinkNumber link)
{
    replica_.close(link);
    forget(link);
    follow();
}

void LogFetch::notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string&)
{
    if (const auto hub = hubs_.find(torrent); hub != hubs_.end())
        hub->second.book.failed(address, now_);
}

/// After whatever may have moved something.
void LogFetch::follow()
{
    for (const auto& event : replica_.takeEvents())
        hearEvent(event);
    if (replica_.takeMembershipChange()) {
        isLookDue_ = true;
        for (const auto& member : replica_.meeting().lastSeenFirst())
            if (const auto said = replica_.whereIs(member))
                dialAll(said->claimed);
    }
    pump();
    hears_.onProgress();
}

void LogFetch::pump()
{
    std::vector<LinkNumber> links;
    for (const auto& [link, opened] : links_)
        links.push_back(link);
    for (const auto link : links)
        if (around_.wire.waiting(link) < mostUnanswered)
            for (auto& frame : replica_.takeFrames(link))
                around_.wire.send(link, std::move(frame));
}

void LogFetch::hearEvent(const MemberEvent& event)
{
    if (const auto* const proven = std::get_if<LinkProven>(&event)) {
        const auto link = links_.find(proven->link);
        if (link == links_.end())
            return;
        proven_.insert(proven->link);
        if (link->second.role == LinkRole::Dialler)
            reached_.insert(link->second.peer);
    } else if (const auto* const ended = std::get_if<LinkEnded>(&event)) {
        forget(ended->link);
        around_.wire.cut(ended->link);
    }
}

void LogFetch::forget(LinkNumber link)
{
    const auto found = links_.find(link);
    if (found == links_.end())
        return;
    const auto hub = hubs_.find(found->second.torrent);
    if (hub != hubs_.end() && found->second.role == LinkRole::Dialler)
        hub->second.book.failed(found->second.peer, now_);
    links_.erase(found);
    proven_.erase(link);
}

} // namespace shoal::swarm
