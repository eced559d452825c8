// Where a node meets others: hubs of epochs, links on them, whom it dials.
#include "core/swarm/node/node.h"

#include "core/chunks/digest.h"
#include "core/swarm/links/exchange/outbox.h"
#include "core/swarm/torrents/meeting_torrent.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr std::size_t mostDialledLinks = 8;
constexpr std::size_t mostAnsweredLinks = 32;
constexpr std::size_t mostDialling = 8;
constexpr std::size_t mostClaimed = 4; // ways back that are tried at once
constexpr auto oldHubKept = 10min;     // for members that don't have the new secret yet
constexpr auto dialGivenUpAfter = 20s;
constexpr auto silentFor = 90s; // on a link that lives a state is told each minute
constexpr auto oneReplacedEvery = 10min;
constexpr auto soundLink = 1min;
constexpr auto crossedWithin = 10s; // two that dial each other at once are proven by then
} // namespace

TorrentNumber Node::meetOn(const EpochSecret& epoch)
{
    for (auto& [number, hub] : hubs_)
        if (hub.epoch.epoch == epoch.epoch) {
            hub.leaveAt.reset();
            return number;
        }
    const auto keys = epochKeys(epoch.secret, device_.swarm, epoch.epoch);
    const auto number = around_.wire.meet({.use = TorrentUse::Hub, .authoritySeed = keys.authoritySeed, .self = self()},
                                          hubInfo(keys), *this);
    hubs_.emplace(number, Hub{epoch, {}});
    return number;
}

void Node::leaveHub(TorrentNumber torrent)
{
    std::vector<LinkNumber> links;
    for (const auto& [number, link] : links_)
        if (link.torrent == torrent)
            links.push_back(number);
    around_.wire.leave(torrent);
    for (const auto link : links)
        forgetLink(link);
    if (const auto hub = hubs_.find(torrent); hub != hubs_.end()) {
        claimed_.erase(hub->second.epoch.epoch);
        hubs_.erase(hub);
    }
}

void Node::leaveOldHubs()
{
    std::vector<TorrentNumber> old;
    for (const auto& [number, hub] : hubs_)
        if (hub.leaveAt && *hub.leaveAt <= now_)
            old.push_back(number);
    for (const auto number : old)
        leaveHub(number);
}

/// As soon as the current epoch's secret is here.
void Node::followEpoch()
{
    const auto* const fold = replica_.log().fold();
    if (fold == nullptr || !begunAt_ || !belongs())
        return;
    const auto current = fold->currentEpoch();
    if (current == epoch_.epoch)
        return;
    if (const auto secret = replica_.secrets().find(current))
        moveTo({current, *secret});
}

void Node::moveTo(const EpochSecret& epoch)
{
    epoch_ = epoch;
    for (auto& [number, hub] : hubs_)
        if (!hub.leaveAt)
            hub.leaveAt = now_ + oldHubKept;
    hub_ = meetOn(epoch);
    claimed_.erase(epoch.epoch);
    metNow_.clear();
    haveWaysBack_ = false;
    waysBackDue_ = now_ + 20s;
    areAddressesNew_ = true;
    dialDue_ = now_;
    changes_.epoch = true;
    if (rendezvous_)
        rendezvous_->changeEpoch(epoch);
    lobby_->logChanged();
}

/// A claim: its epoch's hub is where the log is to be had, and nothing of it is kept before the log tells.
void Node::tryWayBack(const DeviceId& admin, const ReturnRecord& record)
{
    const auto& epoch = record.epoch;
    learn(admin, record.claimed, record.time);
    if (replica_.secrets().find(epoch.epoch) || claimed_.contains(epoch.epoch) || claimed_.size() >= mostClaimed)
        return;
    claimed_.emplace(epoch.epoch, epoch);
    hubs_.at(meetOn(epoch)).leaveAt = now_ + oldHubKept;
    dialAnew(admin);
    judgeWaysBack();
}

void Node::judgeWaysBack()
{
    for (auto claim = claimed_.begin(); claim != claimed_.end();) {
        const auto hash = replica_.secrets().hashOf(claim->first);
        if (!hash) {
            ++claim;
            continue;
        }
        if (hash->bytes == sha256Of(claim->second.secret.view()).bytes) {
            replica_.keepSecret(claim->first, claim->second.secret);
            around_.store.addEpoch({claim->first, claim->second.secret});
        }
        claim = claimed_.erase(claim);
    }
}

void Node::learn(const DeviceId& device, const Addresses& claimed, std::chrono::sys_seconds time)
{
    if (device == self() || !book_.said(device, claimed, time))
        return;
    noteAddresses(device);
    dialAnew(device);
}

void Node::dialAnew(const DeviceId& device)
{
    for (const auto& address : book_.of(device))
        for (const auto& [number, hub] : hubs_)
            backOff_.forget({number, address});
    dialDue_ = now_;
}

/// After a restart: others may not have heard of the epoch that this device is in, be it that it was the one who
/// brought it.
void Node::meetOnEpochBefore()
{
    const auto* const fold = replica_.log().fold();
    if (fold == nullptr)
        return;
    const auto& order = fold->membership();
    for (auto entry = order.rbegin(); entry != order.rend(); ++entry) {
        const auto& id = replica_.log().log().record(*entry).id;
        const auto secret = id != epoch_.epoch ? replica_.secrets().find(id) : std::nullopt;
        if (secret && fold->counts(id)) {
            hubs_.at(meetOn({id, *secret})).leaveAt = now_ + oldHubKept;
            return;
        }
    }
}

void Node::opened(const OpenedLink& link)
{
    const auto share =
        std::ranges::find_if(shares_, [&](const auto& entry) { return entry.second.torrent == link.torrent; });
    const bool isHub = hubs_.contains(link.torrent);
    if ((!isHub && share == shares_.end()) || !(isHub ? mayMeet() : belongs()))
        return around_.wire.cut(link.link);
    if (!replica_.open(link.link, link.infoHash, link.role, link.nonce, link.freshSeed,
                       isHub ? LinkUse::Talk : LinkUse::Data))
        return around_.wire.cut(link.link);
    if (isHub) {
        dialling_.erase({link.torrent, link.peer});
        links_.emplace(link.link, HubLink{link.torrent, link.role, link.peer, {}, {}, now_, now_});
    } else {
        share->second.dialling.erase(link.peer);
        dataLinks_.emplace(link.link, DataLink{share->first, link.role, link.peer, {}, false, now_});
    }
}

void Node::heardHello(LinkNumber link, ByteView hello)
{
    const auto said = decodeHello(hello);
    if (const auto found = links_.find(link); said && found != links_.end())
        found->second.claimed = said->device;
    replica_.takeHello(link, hello);
    afterChange();
    pump();
}

void Node::heard(LinkNumber link, const Frame& frame)
{
    if (const auto found = links_.find(link); found != links_.end())
        found->second.heardAt = now_;
    if (frame.name == MessageName::Auth && frame.bytes.size() == farewellSize && links_.contains(link))
        return hearFarewell(link, frame.bytes);
    replica_.receive(link, frame);
    afterChange();
    pump();
}

/// A member that takes our leave ends the link.
void Node::closed(LinkNumber link)
{
    farewells_.erase(link);
    if (leaveToTell_ && replica_.wasSentOver(link))
        leaveTold();
    replica_.close(link);
    forgetLink(link);
    afterChange();
}

void Node::notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string&)
{
    for (auto& [id, share] : shares_)
        if (share.torrent == torrent)
            share.dialling.erase(address);
    if (hubs_.contains(torrent)) {
        dialling_.erase({torrent, address});
        dialDue_ = now_;
    }
}

void Node::cut(LinkNumber link)
{
    around_.wire.cut(link);
    forgetLink(link);
}

/// This device is somewhere else: connections of its former address don't tell that they are dead.
void Node::dropLinks()
{
    std::vector<LinkNumber> all;
    for (const auto& [number, link] : links_)
        all.push_back(number);
    for (const auto& [number, link] : dataLinks_)
        all.push_back(number);
    for (const auto link : all)
        cut(link);
    backOff_ = {};
    dialling_.clear();
    for (auto& [id, share] : shares_) {
        share.backOff = {};
        share.dialling.clear();
    }
    dialDue_ = now_;
}

void Node::forgetLink(LinkNumber number)
{
    replica_.close(number);
    dataLinks_.erase(number);
    const auto found = links_.find(number);
    if (found == links_.end())
        return;
    const auto link = found->second;
    links_.erase(found);
    hunts_.linkEnded(number);
    if (!link.device)
        return;
    lobby_->ended(number);
    noteSeen(*link.device);
    if (link.role == LinkRole::Dialler && now_ - link.since >= soundLink)
        backOff_.forget({link.torrent, link.peer});
    changes_.links = true;
    dialDue_ = now_;
}

void Node::onProven(LinkNumber number, HubLink& link, const DeviceId& device)
{
    link.device = device;
    if (link.role == LinkRole::Dialler)
        book_.reached(device, link.peer);
    const auto answered = std::ranges::count_if(
        links_, [](const auto& each) { return each.second.device && each.second.role == LinkRole::Listener; });
    if (isDoubled(number, link)
        || (link.role == LinkRole::Listener && static_cast<std::size_t>(answered) > mostAnsweredLinks))
        return cut(number);
    if (std::exchange(dismissal_, std::nullopt)) // who serves this device knows better, or doesn't know yet
        changes_.members = changes_.state = true;
    noteSeen(device);
    if (link.torrent == hub_) {
        metNow_.insert(device);
        if (rendezvous_)
            rendezvous_->isBack(device);
    }
    changes_.links = true;
    hunts_.linkCame(number, now_);
    lobby_->proven(number, device);
}

/// Of two links with one device both sides let the same one go: the one on the older hub; of those on one hub the one
/// that the device with the higher id dialled; of those that one side dialled the older one, which may be dead. A link
/// on which nothing was heard for long loses in any case, and so does one that had its time before the other side
/// dialled: who has a link dials no other.
bool Node::isDoubled(LinkNumber number, const HubLink& link)
{
    std::vector<LinkNumber> losers;
    bool isLost = false;
    for (const auto& [other, each] : links_) {
        if (other == number || each.device != link.device)
            continue;
        bool isNewOneKept = true;
        if (now_ - each.heardAt >= silentFor)
            isNewOneKept = true;
        else if (each.torrent != link.torrent)
            isNewOneKept = each.torrent != hub_;
        else if (each.role != link.role && (link.role == LinkRole::Dialler || now_ - each.since < crossedWithin))
            isNewOneKept = (self() < *link.device) == (link.role == LinkRole::Dialler);
        if (isNewOneKept)
            losers.push_back(other);
        else
            isLost = true;
    }
    if (!isLost)
        for (const auto loser : losers)
            cut(loser);
    return isLost;
}

std::vector<LinkedDevice> Node::linked() const
{
    std::vector<LinkedDevice> devices;
    for (const auto& [number, link] : links_)
        if (link.device)
            devices.push_back({*link.device, number, link.role, link.peer});
    return devices;
}

std::set<DeviceId> Node::linkedDevices() const
{
    std::set<DeviceId> devices;
    for (const auto& [number, link] : links_)
        if (link.device && link.torrent == hub_)
            devices.insert(*link.device);
    return devices;
}

std::size_t Node::dialledLinks() const
{
    return static_cast<std::size_t>(std::ranges::count_if(links_, [&](const auto& entry) {
        return entry.second.role == LinkRole::Dialler && entry.second.torrent == hub_;
    }));
}

std::vector<LinkNumber> Node::provenLinks() const
{
    std::vector<LinkNumber> links;
    for (const auto& [number, link] : links_)
        if (link.device)
            links.push_back(number);
    return links;
}

std::vector<LinkNumber> Node::sources(const ShareId& share) const
{
    std::set<DeviceId> holders;
    for (const auto& holder : replica_.holders(share))
        holders.insert(holder.device);
    auto links = provenLinks();
    std::stable_partition(links.begin(), links.end(),
                          [&](LinkNumber link) { return holders.contains(*links_.at(link).device); });
    return links;
}

bool Node::dial(const std::optional<DeviceId>& device, const dht::Endpoint& address, TorrentNumber torrent)
{
    const Door door{torrent, address};
    if (dialling_.contains(door) || shunned_.contains(address, now_) || !backOff_.isDue(door, now_)
        || std::ranges::find(addresses_, address) != addresses_.end())
        return false;
    backOff_.tried(door, now_);
    dialling_.emplace(door, Dialling{now_, device});
    around_.wire.dial(torrent, address);
    return true;
}

/// Members at random, an owner's or admin's device first while none is linked.
void Node::dialOn()
{
    dialDue_ = now_ + 1s;
    std::erase_if(dialling_, [&](const auto& each) { return now_ - each.second.since >= dialGivenUpAfter; });
    if (hubs_.empty() || !mayMeet() || endsAt_)
        return;
    if (now_ >= replaceDue_)
        replaceOne();
    const auto linked = linkedDevices();
    auto devices = replica_.meeting().lastSeenFirst();
    std::erase_if(devices, [&](const DeviceId& device) { return linked.contains(device); });
    if (devices.empty()) {
        dialDue_ = now_ + 5s;
        return;
    }
    const auto& meeting = replica_.meeting();
    const bool hasAdmin = std::ranges::any_of(linked, [&](const auto& device) { return meeting.isAdmin(device); });
    auto places = mostDialledLinks - std::min(mostDialledLinks, dialledLinks() + dialling_.size());
    std::ranges::shuffle(devices, dice_);
    std::stable_partition(devices.begin(), devices.end(),
                          [&](const DeviceId& device) { return meeting.isAdmin(device); });
    if (hasAdmin)
        std::ranges::shuffle(devices, dice_);
    else if (places == 0 && dialling_.size() < mostDialling)
        places = 1; // there must be one
    for (const auto& device : devices) {
        if (places == 0)
            break;
        if (std::ranges::any_of(
                dialling_, [&](const auto& each) { return each.first.first == hub_ && each.second.device == device; }))
            continue;
        auto addresses = book_.of(device); // the one that wasn't tried for longest: the first may be out of date
        std::ranges::stable_sort(addresses, {}, [&](const auto& address) { return backOff_.dueAt({hub_, address}); });
        if (std::ranges::any_of(addresses, [&](const auto& address) { return dial(device, address, hub_); }))
            --places;
    }
    if (linked.empty())
        for (const auto& hint : book_.hints())
            dial(std::nullopt, hint, hub_);
    dialOnOldHubs();
}

/// Where members may be that don't know the current epoch, and at those that a way back leads to.
void Node::dialOnOldHubs()
{
    std::set<DeviceId> linked;
    for (const auto& [number, link] : links_)
        if (link.device)
            linked.insert(*link.device);
    for (const auto& [number, hub] : hubs_) {
        const bool isClaimed = claimed_.contains(hub.epoch.epoch);
        if (number == hub_)
            continue;
        for (const auto& device : replica_.meeting().lastSeenFirst())
            if (isClaimed ? replica_.meeting().isAdmin(device) : !linked.contains(device))
                for (const auto& address : book_.of(device))
                    if (dialling_.size() < 2 * mostDialling)
                        dial(device, address, number);
    }
}

/// So that no circle of members closes itself against the others.
void Node::replaceOne()
{
    replaceDue_ = now_ + oneReplacedEvery;
    std::vector<LinkNumber> dialled;
    std::size_t admins = 0;
    for (const auto& [number, link] : links_) {
        const bool isAdmin = link.device && replica_.meeting().isAdmin(*link.device);
        admins += isAdmin ? 1 : 0;
        if (link.device && link.role == LinkRole::Dialler && link.torrent == hub_)
            dialled.push_back(number);
    }
    if (dialled.size() < mostDialledLinks || others() <= linkedDevices().size())
        return;
    if (admins == 1)
        std::erase_if(dialled, [&](LinkNumber link) { return replica_.meeting().isAdmin(*links_.at(link).device); });
    const auto loser = dialled[dice_() % dialled.size()];
    backOff_.tried({links_.at(loser).torrent, links_.at(loser).peer}, now_);
    cut(loser);
}

/// Whatever there is to send, as far as connections take it.
void Node::pump()
{
    if (isChanging_)
        return;
    std::vector<LinkNumber> links;
    for (const auto& [number, link] : links_)
        links.push_back(number);
    for (const auto& [number, data] : dataLinks_)
        if (!data.device)
            links.push_back(number);
    for (const auto link : links)
        while (around_.wire.waiting(link) < mostUnanswered) {
            auto frames = replica_.takeFrames(link);
            if (frames.empty())
                break;
            for (auto& frame : frames)
                around_.wire.send(link, std::move(frame));
        }
    afterChange();
}

} // namespace shoal::swarm
