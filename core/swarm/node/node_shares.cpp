// Shares' torrents: who may send and get pieces, whom to connect to, and where their metadata comes from.
#include "core/swarm/node/node.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr std::size_t mostSources = 16; // connected or being dialled, a share
constexpr auto longestUndecided = 30s;  // proven, and what is known isn't fresh yet
constexpr auto dataDialGivenUpAfter = 20s;
constexpr auto rightsAskedEvery = 5s; // they end with time, too
} // namespace

void Node::shareTorrent(const ShareId& share, TorrentNumber torrent, const EntryId& epoch)
{
    shareGone(share);
    auto& one = shares_[share];
    one.torrent = torrent;
    one.epoch = epoch;
}

void Node::shareGone(const ShareId& share)
{
    shares_.erase(share);
    std::vector<LinkNumber> links;
    for (const auto& [number, link] : dataLinks_)
        if (link.share == share)
            links.push_back(number);
    for (const auto link : links)
        cut(link);
}

void Node::setWanted(const ShareId& share, bool isWanted)
{
    const auto found = shares_.find(share);
    if (found == shares_.end())
        return;
    auto& one = found->second;
    const bool isNew = isWanted && !one.isWanted;
    if (const auto entry = isNew ? publicationOf(share) : std::nullopt)
        one.publisher = replica_.log().log().device(replica_.log().log().record(*entry).author);
    one.isWanted = isWanted;
    if (isNew && begunAt_)
        dialSources();
}

/// Devices say rarely what they hold: of what was published a moment ago its publisher is asked, whatever it said last.
std::vector<ShareSource> Node::addressesFor(const ShareId& share) const
{
    std::vector<ShareSource> sources;
    for (const auto& holder : replica_.holders(share))
        if (holder.device != self() && replica_.meeting().keysOf(holder.device))
            sources.push_back({holder.device, holder.amount, book_.of(holder.device)});
    std::ranges::stable_sort(sources, std::greater{}, &ShareSource::amount);
    const auto onWire = shares_.find(share);
    const auto publisher = onWire != shares_.end() ? onWire->second.publisher : std::nullopt;
    if (publisher && *publisher != self() && replica_.meeting().keysOf(*publisher)
        && std::ranges::find(sources, *publisher, &ShareSource::device) == sources.end())
        sources.push_back({*publisher, Amount::None, book_.of(*publisher)});
    return sources;
}

void Node::askDataRights()
{
    dataRightsDue_ = now_ + rightsAskedEvery;
    std::vector<LinkNumber> lost;
    for (auto& [number, link] : dataLinks_)
        if (link.device && !judgeDataLink(number, link))
            lost.push_back(number);
    for (const auto link : lost)
        cut(link);
}

/// False: it has no right, and is to be cut.
bool Node::judgeDataLink(LinkNumber number, DataLink& link)
{
    const auto share = shares_.find(link.share);
    if (share == shares_.end() || !belongs())
        return false;
    const auto serving = replica_.serves(*link.device, Service::Pieces, share->second.epoch);
    if (serving == Serving::Yes) {
        if (!std::exchange(link.isAllowed, true)) {
            share->second.backOff.forget(link.peer);
            around_.wire.allow(number);
        }
        return true;
    }
    return serving == Serving::NotFresh && !link.isAllowed && now_ - link.since < longestUndecided;
}

void Node::dialSources()
{
    for (auto& [id, share] : shares_) {
        if (!share.isWanted)
            continue;
        std::erase_if(share.dialling, [&](const auto& each) { return now_ - each.second >= dataDialGivenUpAfter; });
        std::set<DeviceId> linked;
        for (const auto& [number, link] : dataLinks_)
            if (link.share == id && link.device)
                linked.insert(*link.device);
        for (const auto& source : addressesFor(id)) {
            if (linked.size() + share.dialling.size() >= mostSources)
                break;
            if (linked.contains(source.device)
                || std::ranges::any_of(source.addresses, [&dialling = share.dialling](const auto& each) {
                       return dialling.contains(each);
                   }))
                continue;
            for (const auto& address : source.addresses)
                if (share.backOff.isDue(address, now_) && !shunned_.contains(address, now_)) {
                    share.backOff.tried(address, now_);
                    share.dialling.emplace(address, now_);
                    around_.wire.dial(share.torrent, address);
                    break;
                }
        }
    }
}

std::optional<EntryId> Node::publishOf(const ShareId& share) const
{
    const auto first = publicationOf(share);
    return first ? std::optional{replica_.log().log().record(*first).id} : std::nullopt;
}

std::optional<At> Node::publicationOf(const ShareId& share) const
{
    const auto entries = replica_.log().publicationsOf(share);
    return entries.empty() ? std::nullopt : std::optional{entries.front()};
}

/// Devices say rarely what they hold: who published it since it said so last has it.
std::vector<Holder> Node::holdersOf(const ShareId& share) const
{
    auto holders = replica_.holders(share);
    for (const auto at : replica_.log().publicationsOf(share)) {
        const auto& log = replica_.log().log();
        const auto publisher = log.device(log.record(at).author);
        const auto said = std::chrono::seconds{static_cast<std::int64_t>(replica_.holdCounterOf(publisher))};
        if (replica_.fold().member(publisher) != nullptr && log.read(at).time.time_since_epoch() >= said
            && std::ranges::find(holders, publisher, &Holder::device) == holders.end())
            holders.push_back({publisher, Amount::Whole});
    }
    return holders;
}

bool Node::isWithinReach(const ShareId& share) const
{
    const auto linked = linkedDevices();
    return std::ranges::any_of(replica_.holders(share),
                               [&](const Holder& holder) { return linked.contains(holder.device); })
        || std::ranges::any_of(replica_.log().publicationsOf(share), [&](At at) {
               return linked.contains(replica_.log().log().device(replica_.log().log().record(at).author));
           });
}

void Node::fetchMetadata(const ShareId& share, MetadataCame then)
{
    const auto publish = publishOf(share);
    const auto entry = publish ? replica_.log().find(*publish) : std::nullopt;
    if (!entry)
        return then(tl::unexpected{MetadataFault::NotThere});
    hunts_.begin(share, std::get<Publish>(entry->body).infoSize, std::move(then), sources(share), now_);
    pump();
}

void Node::stopMetadata(const ShareId& share) { hunts_.stop(share); }

} // namespace shoal::swarm
