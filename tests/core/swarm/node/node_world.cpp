#include "tests/core/swarm/node/node_world.h"

#include "core/swarm/keeping/device_keys.h"
#include "tests/core/swarm/replica/gathering.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr auto wireDelay = 20ms;
constexpr auto itemDelay = 100ms;
constexpr auto itemsGivenUp = 55s;

/// Any size of layers fits: there are none.
class NoLayers final : public LayerRules {
public:
    std::optional<std::uint64_t> sizeOf(ByteView) const override { return 0; }
    bool fit(ByteView, ByteView) const override { return true; }
};
const NoLayers noLayers;

class WorldWire final : public Wire {
public:
    WorldWire(NodeWorld& world, std::size_t house)
        : world_{world}
        , house_{house}
    {}
    TorrentNumber meet(const WireTorrent& torrent, const std::string& info, WireUser& user) override
    {
        return add(torrent, {info.begin(), info.end()}, user);
    }
    TorrentNumber expect(const WireTorrent& torrent, Bytes infoHash, WireUser& user) override
    {
        return add(torrent, std::move(infoHash), user);
    }
    void leave(TorrentNumber torrent) override
    {
        world_.met.erase(torrent);
        std::vector<LinkNumber> links;
        for (const auto& [number, end] : world_.ends)
            if (end.torrent == torrent)
                links.push_back(number);
        for (const auto link : links)
            world_.endLink(link, false);
    }
    void dial(TorrentNumber torrent, const dht::Endpoint& address) override
    {
        world_.later(wireDelay,
                     [&world = world_, house = house_, torrent, address] { world.connect(house, torrent, address); });
    }
    void send(LinkNumber link, Frame frame) override
    {
        const auto found = world_.ends.find(link);
        if (found == world_.ends.end())
            return;
        world_.later(wireDelay, [&world = world_, other = found->second.other, frame = std::move(frame)] {
            const auto end = world.ends.find(other);
            if (end == world.ends.end())
                return;
            ++world.house(end->second.house).carried;
            end->second.user->heard(other, frame);
        });
    }
    std::size_t waiting(LinkNumber) const override { return world_.house(house_).unwritten; }
    void allow(LinkNumber link) override { world_.house(house_).allowed.insert(link); }
    void cut(LinkNumber link) override { world_.endLink(link, false); }

private:
    TorrentNumber add(const WireTorrent& torrent, Bytes key, WireUser& user)
    {
        const TorrentNumber number{world_.next++};
        world_.met.emplace(number, NodeWorld::Met{house_, &user, torrent, std::move(key)});
        return number;
    }
    NodeWorld& world_;
    std::size_t house_;
};

class WorldItems final : public dht::ItemNetwork {
public:
    explicit WorldItems(NodeWorld& world)
        : world_{world}
    {}
    void get(const dht::ItemKey& key, dht::OnItem onItem) override
    {
        ++world_.gets;
        world_.later(delay(), [&world = world_, key, onItem = std::move(onItem), alive = std::weak_ptr{alive_}] {
            if (alive.expired())
                return;
            const auto found = world.items.find(key);
            onItem({world.hasDht && found != world.items.end() ? std::optional{found->second} : std::nullopt, true});
        });
    }
    void put(const dht::Item& item, dht::OnPut onPut) override
    {
        ++world_.puts;
        world_.later(delay(), [&world = world_, item, onPut = std::move(onPut), alive = std::weak_ptr{alive_}] {
            if (!world.hasDht)
                return alive.expired() ? void() : onPut({});
            const auto before = world.items.find(item.key);
            dht::PutOutcome outcome{8, before != world.items.end() ? std::optional{before->second} : std::nullopt};
            if (!outcome.found || outcome.found->sequence < item.sequence)
                world.items.insert_or_assign(item.key, item);
            if (!alive.expired())
                onPut(outcome);
        });
    }

private:
    std::chrono::milliseconds delay() const { return world_.hasDht ? itemDelay : itemsGivenUp; }

    NodeWorld& world_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

class HouseShelf final : public MetadataShelf {
public:
    explicit HouseShelf(const std::map<ShareId, Bytes>& infos)
        : infos_{infos}
    {}
    ByteView find(const ShareId& share, MetadataPart part) const override
    {
        const auto found = infos_.find(share);
        return found != infos_.end() && part == MetadataPart::Info ? ByteView{found->second} : ByteView{};
    }

private:
    const std::map<ShareId, Bytes>& infos_;
};
} // namespace

NodeHouse::NodeHouse(NodeWorld& world, Device itself, std::size_t which)
    : device{std::move(itself)}
    , number{which}
    , address{.family = dht::Family::V4, .address = {198, 51, 100, static_cast<std::uint8_t>(which + 1)}, .port = 6881}
    , disk{world}
    , wire{std::make_unique<WorldWire>(world, which)}
    , items{std::make_unique<WorldItems>(world)}
    , shelf{std::make_unique<HouseShelf>(infos)}
{}

NodeWorld::NodeWorld() { houses_.push_back(std::make_unique<NodeHouse>(*this, theOwner(), 0)); }

NodeWorld::~NodeWorld()
{
    for (const auto& each : houses_) {
        each->joiner.reset();
        each->node.reset();
    }
}

std::size_t NodeWorld::letIn(std::uint32_t number, Role role)
{
    past.letIn(theOwner(), numberedDevice(number), role);
    houses_.push_back(std::make_unique<NodeHouse>(*this, numberedDevice(number), houses_.size()));
    return houses_.size() - 1;
}

std::size_t NodeWorld::add(std::uint32_t number)
{
    houses_.push_back(std::make_unique<NodeHouse>(*this, numberedDevice(number), houses_.size()));
    return houses_.size() - 1;
}

void NodeWorld::join(std::size_t number, const InviteCode& code)
{
    auto& one = house(number);
    one.joiner = JoiningNode::start(
        code, "Newcomer",
        JoiningSurroundings{
            .wire = *one.wire,
            .items = *one.items,
            .keep = [this](const KeptJoining&, NodeStore::Kept then) { later(diskDelay, [then] { then({}); }); },
            .random =
                [this] {
                    std::array<std::uint8_t, Secret::size> bytes{};
                    fill(bytes);
                    return Secret{bytes};
                }});
}

void NodeWorld::begin(NodeHouse& one, NewMember member)
{
    one.joiner.reset();
    const auto seeds = readSeeds(member.swarm.keys.bytes);
    ASSERT_TRUE(seeds);
    one.device = {SigningPair{seeds->signing}, AgreementPair{seeds->agreement}};
    one.disk.entries = std::move(member.entries);
    one.disk.epochs = std::move(member.epochs);
    start(one.number);
}

void NodeWorld::startAll()
{
    for (std::size_t number = 0; number < size(); ++number)
        start(number);
}

void NodeWorld::start(std::size_t number)
{
    auto& disk = house(number).disk;
    if (disk.entries.empty()) {
        for (std::size_t at = 0; at < past.log().size(); ++at)
            disk.entries.push_back(past.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
        disk.epochs.push_back({EntryId{past.id().bytes}, secretOf(4)});
    }
    restart(number);
}

void NodeWorld::restart(std::size_t number) { startFromIdentity(number, {}); }

void NodeWorld::startFromIdentity(std::size_t number, std::vector<DeviceKeys> members)
{
    stop(number);
    auto& one = house(number);
    auto& disk = one.disk;
    disk.stepsLeft.reset();
    KeptSwarm kept;
    kept.id = past.id();
    kept.name = "Swarm";
    kept.label = "Member";
    if (const auto* const member = past.fold().member(one.id()))
        kept.person = member->person;
    NodeStart start{.swarm = kept,
                    .signing = one.device.signing,
                    .agreement = one.device.agreement,
                    .verdict = disk.verdict,
                    .entries = disk.entries,
                    .epochs = disk.epochs,
                    .statements = {},
                    .holds = {},
                    .lastStamp = disk.stamp,
                    .seen = {},
                    .joinings = {},
                    .knownMembers = std::move(members),
                    .hints = {}};
    for (const auto& [device, bytes] : disk.statements)
        start.statements.push_back(bytes);
    for (const auto& [device, parts] : disk.holds)
        start.holds.insert(start.holds.end(), parts.begin(), parts.end());
    for (const auto& [device, seen] : disk.seen)
        start.seen.push_back(seen);
    for (const auto& [key, joining] : disk.joinings)
        start.joinings.push_back(joining);
    one.node = std::make_unique<Node>(std::move(start),
                                      NodeSurroundings{*one.wire, *one.items, disk, *one.shelf, noLayers,
                                                       [this](std::span<std::uint8_t> bytes) { fill(bytes); },
                                                       LocalAddresses::Refused});
    one.node->setAddresses({one.address});
}

void NodeWorld::stop(std::size_t number)
{
    house(number).node.reset();
    std::vector<LinkNumber> links;
    for (const auto& [link, end] : ends)
        if (end.house == number)
            links.push_back(link);
    for (const auto link : links)
        endLink(link, false);
    std::erase_if(met, [&](const auto& each) { return each.second.house == number; });
}

void NodeWorld::fill(std::span<std::uint8_t> bytes)
{
    for (auto& byte : bytes)
        byte = static_cast<std::uint8_t>(random_());
}

std::chrono::sys_seconds NodeWorld::clock() const
{
    return std::chrono::sys_seconds{1'700'000'000s} + std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
}

void NodeWorld::later(std::chrono::milliseconds delay, std::function<void()> call)
{
    queue_.emplace(now + delay, std::move(call));
}

void NodeWorld::pass(std::chrono::milliseconds time)
{
    until([] { return false; }, time);
}

std::chrono::milliseconds NodeWorld::until(const std::function<bool()>& isSo, std::chrono::milliseconds limit)
{
    const auto begun = now;
    while (now - begun < limit) {
        for (const auto& each : houses_)
            if (each->joiner) {
                each->joiner->tick(now, clock());
                if (auto member = each->joiner->takeMember())
                    begin(*each, std::move(*member));
            }
        for (std::size_t number = 0; number < size(); ++number)
            if (house(number).node)
                house(number).node->tick(now, clock() + house(number).clockOff);
        const auto end = now + tickEvery;
        while (!queue_.empty() && queue_.begin()->first < end) {
            now = std::max(now, queue_.begin()->first);
            const auto call = std::move(queue_.begin()->second);
            queue_.erase(queue_.begin());
            call();
        }
        now = end;
        if (isSo())
            return std::chrono::duration_cast<std::chrono::milliseconds>(now - begun);
    }
    return limit;
}

void NodeWorld::isolate(std::size_t number, int island)
{
    house(number).island = island;
    std::vector<LinkNumber> links;
    for (const auto& [link, end] : ends)
        if (end.house == number && ends.contains(end.other) && house(ends.at(end.other).house).island != island)
            links.push_back(link);
    for (const auto link : links)
        endLink(link, true);
}

void NodeWorld::connect(std::size_t by, TorrentNumber torrent, const dht::Endpoint& address)
{
    const auto own = met.find(torrent);
    if (own == met.end())
        return;
    const auto theirs = std::ranges::find_if(met, [&](const auto& each) {
        const auto& there = house(each.second.house);
        return each.second.key == own->second.key && there.address == address && there.island == house(by).island
            && each.second.house != by;
    });
    if (theirs == met.end())
        return own->second.user->notReached(torrent, address, "nobody there");
    const LinkNumber ours{next++};
    const LinkNumber others{next++};
    const std::array links{ours, others};
    const std::array ends2{own, theirs};
    std::array<Bytes, 2> hellos;
    ends.emplace(ours, End{by, own->second.user, torrent, others});
    ends.emplace(others, End{theirs->second.house, theirs->second.user, theirs->first, ours});
    for (const std::size_t side : {0, 1}) {
        LinkNonce nonce;
        fill(nonce.bytes);
        std::array<std::uint8_t, Secret::size> seed{};
        fill(seed);
        const Secret fresh{seed};
        const auto& self = ends2[side]->second.torrent.self;
        if (self)
            hellos[side] = encodeHello({*self, nonce, AgreementPair{fresh}.publicKey()});
        const auto peer = side == 0 ? address : house(by).address;
        later(wireDelay, [this, link = links[side], side, key = own->second.key, nonce, fresh, peer] {
            if (const auto end = ends.find(link); end != ends.end())
                end->second.user->opened({.link = link,
                                          .torrent = end->second.torrent,
                                          .role = side == 0 ? LinkRole::Dialler : LinkRole::Listener,
                                          .peer = peer,
                                          .infoHash = key,
                                          .nonce = nonce,
                                          .freshSeed = fresh});
        });
    }
    for (const std::size_t side : {0, 1})
        later(2 * wireDelay, [this, link = links[side], hello = hellos[1 - side]] {
            if (const auto end = ends.find(link); end != ends.end())
                end->second.user->heardHello(link, hello);
        });
}

void NodeWorld::endLink(LinkNumber link, bool tellsBoth)
{
    const auto found = ends.find(link);
    if (found == ends.end())
        return;
    const auto end = found->second;
    ends.erase(found);
    house(end.house).allowed.erase(link);
    if (tellsBoth)
        end.user->closed(link);
    later(wireDelay, [this, other = end.other] {
        const auto there = ends.find(other);
        if (there == ends.end())
            return;
        auto* const user = there->second.user;
        house(there->second.house).allowed.erase(other);
        ends.erase(there);
        user->closed(other);
    });
}

std::optional<tl::expected<EntryId, WriteFault>> NodeWorld::answered(const std::function<void(Written)>& ask)
{
    const auto answer = std::make_shared<std::optional<tl::expected<EntryId, WriteFault>>>();
    ask([answer](const auto& written) { *answer = written; });
    until([&] { return answer->has_value(); }, 5s);
    return *answer;
}

tl::expected<EntryId, WriteFault> NodeWorld::publish(std::size_t by, std::uint8_t share)
{
    auto body = publishOf("Share");
    body.share = filled<ShareId>(share);
    return answered([&](Written then) { node(by).write(body, {}, std::move(then)); })
        .value_or(tl::unexpected{WriteFault{.kind = WriteFault::Kind::NotStored}});
}

tl::expected<EntryId, WriteFault> NodeWorld::remove(std::size_t by, std::size_t whom)
{
    return answered([&](Written then) { node(by).remove(house(whom).id(), true, std::move(then)); })
        .value_or(tl::unexpected{WriteFault{.kind = WriteFault::Kind::NotStored}});
}

bool NodeWorld::isLinked(std::size_t one, std::size_t other)
{
    return std::ranges::any_of(node(one).linked(), [&](const auto& link) { return link.device == house(other).id(); });
}

std::size_t NodeWorld::linksBetween(std::size_t one, std::size_t other)
{
    return static_cast<std::size_t>(std::ranges::count_if(ends, [&](const auto& each) {
        const auto there = ends.find(each.second.other);
        return each.second.house == one && there != ends.end() && there->second.house == other;
    }));
}

bool NodeWorld::agree(const std::vector<std::size_t>& who)
{
    const auto& first = node(who.front()).replica();
    return std::ranges::all_of(who, [&](std::size_t number) {
        const auto& replica = node(number).replica();
        return rowsOf(replica.log()) == rowsOf(first.log()) && replica.fold().members() == first.fold().members()
            && node(number).epoch().epoch == first.fold().currentEpoch();
    });
}

} // namespace shoal::swarm
