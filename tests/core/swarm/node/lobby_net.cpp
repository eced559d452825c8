#include "tests/core/swarm/node/lobby_net.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
constexpr milliseconds onTheWire{10};
constexpr milliseconds inTheDht{100};
constexpr milliseconds onTheDisk{1};
} // namespace

void LobbyNet::run(seconds duration, const std::function<bool()>& isEnough)
{
    for (const auto end = now + duration; now < end && !isEnough();) {
        if (now >= ticked_ + seconds{1}) {
            ticked_ = now;
            for (const auto& [number, tick] : std::map{tickers})
                tick();
        }
        const auto until = std::min(end, ticked_ + seconds{1});
        if (queue_.empty() || queue_.begin()->first > until) {
            now = until;
            continue;
        }
        auto event = queue_.extract(queue_.begin());
        now = std::max(now, event.key());
        event.mapped()();
    }
}

void LobbySimItems::get(const dht::ItemKey& key, dht::OnItem onItem)
{
    net_.later(inTheDht, [&net = net_, alive = std::weak_ptr{alive_}, key, onItem = std::move(onItem)] {
        if (alive.expired())
            return;
        const auto found = net.items.find(key);
        const auto item = found != net.items.end() ? std::optional{found->second} : std::nullopt;
        if (item)
            onItem({item, false});
        onItem({item, true});
    });
}

void LobbySimItems::put(const dht::Item& item, dht::OnPut onPut)
{
    net_.later(inTheDht, [&net = net_, alive = std::weak_ptr{alive_}, item, onPut = std::move(onPut)] {
        if (alive.expired())
            return;
        const auto found = net.items.find(item.key);
        dht::PutOutcome outcome;
        if (found != net.items.end())
            outcome.found = found->second;
        if (!outcome.found || outcome.found->sequence <= item.sequence) {
            outcome.stored = 8;
            net.items[item.key] = item;
        }
        onPut(outcome);
    });
}

LobbySimWire::~LobbySimWire()
{
    isDead = false;
    while (!links_.empty())
        cut(links_.begin()->first);
    net_.wires.erase(address_);
}

void LobbySimWire::later(std::function<void()> what)
{
    net_.later(onTheWire, [this, alive = std::weak_ptr{alive_}, what = std::move(what)] {
        if (!alive.expired() && !isDead)
            what();
    });
}

LobbySimWire* LobbySimWire::at(LobbyNet& net, const dht::Endpoint& address)
{
    const auto found = net.wires.find(address);
    return found != net.wires.end() && !found->second->isDead ? found->second : nullptr;
}

LobbySimWire* LobbySimWire::peerOf(LinkNumber link)
{
    const auto found = links_.find(link);
    return found != links_.end() ? at(net_, found->second.at) : nullptr;
}

TorrentNumber LobbySimWire::meet(const WireTorrent& torrent, const std::string& info, WireUser& user)
{
    const TorrentNumber number{++lastTorrent_};
    torrents_.emplace(number, Torrent{torrent, info, &user});
    return number;
}

void LobbySimWire::leave(TorrentNumber torrent)
{
    for (const auto& [link, end] : std::map{links_})
        if (end.torrent == torrent)
            cut(link);
    torrents_.erase(torrent);
}

void LobbySimWire::dial(TorrentNumber torrent, const dht::Endpoint& address)
{
    later([this, torrent, address] { connect(torrent, address); });
}

void LobbySimWire::connect(TorrentNumber torrent, const dht::Endpoint& address)
{
    const auto own = torrents_.find(torrent);
    auto* const peer = at(net_, address);
    if (own == torrents_.end())
        return;
    for (const auto& [link, end] : links_)
        if (end.torrent == torrent && end.at == address)
            return;
    std::optional<TorrentNumber> theirs;
    if (peer != nullptr)
        for (const auto& [number, each] : peer->torrents_)
            if (each.info == own->second.info)
                theirs = number;
    if (!theirs || peer == this)
        return own->second.user->notReached(torrent, address, "nobody there");
    const auto ours = begin(torrent, address);
    const auto other = peer->begin(*theirs, address_);
    links_.at(ours).peer = other;
    peer->links_.at(other).peer = ours;
    const auto hello = open(ours, LinkRole::Dialler);
    const auto answer = peer->open(other, LinkRole::Listener);
    later([this, ours, answer] {
        if (const auto link = links_.find(ours); link != links_.end())
            torrents_.at(link->second.torrent).user->heardHello(ours, answer);
    });
    peer->later([peer, other, hello] {
        if (const auto link = peer->links_.find(other); link != peer->links_.end())
            peer->torrents_.at(link->second.torrent).user->heardHello(other, hello);
    });
}

LinkNumber LobbySimWire::begin(TorrentNumber torrent, const dht::Endpoint& at)
{
    const LinkNumber link{++net_.lastLink};
    links_[link] = {torrent, {}, at};
    return link;
}

Bytes LobbySimWire::open(LinkNumber link, LinkRole role)
{
    const auto end = links_.find(link);
    if (end == links_.end())
        return {};
    const auto& torrent = torrents_.at(end->second.torrent);
    const auto infoHash = sha256Of(bytesOf(torrent.info));
    const auto nonce = drawn<LinkNonce>([this] { return net_.random(); });
    const auto fresh = net_.random();
    const auto self = torrent.torrent.self;
    torrent.user->opened({link,
                          end->second.torrent,
                          role,
                          end->second.at,
                          {infoHash.bytes.begin(), infoHash.bytes.end()},
                          nonce,
                          fresh});
    return self ? encodeHello({*self, nonce, AgreementPair{fresh}.publicKey()}) : Bytes{};
}

void LobbySimWire::send(LinkNumber link, Frame frame)
{
    auto* const peer = peerOf(link);
    if (peer == nullptr || isDead)
        return;
    const auto theirs = links_.at(link).peer;
    peer->later([peer, theirs, frame = std::move(frame)] {
        if (const auto end = peer->links_.find(theirs); end != peer->links_.end())
            peer->torrents_.at(end->second.torrent).user->heard(theirs, frame);
    });
}

void LobbySimWire::cut(LinkNumber link)
{
    const auto found = links_.find(link);
    if (found == links_.end())
        return;
    const auto theirs = found->second.peer;
    auto* const peer = peerOf(link);
    links_.erase(found);
    if (peer == nullptr)
        return;
    peer->later([peer, theirs] {
        const auto end = peer->links_.find(theirs);
        if (end == peer->links_.end())
            return;
        auto* const user = peer->torrents_.at(end->second.torrent).user;
        peer->links_.erase(end);
        user->closed(theirs);
    });
}

void LobbyProcess::put(const KeptJoining& joining, NodeStore::Kept then)
{
    net_.later(onTheDisk, [this, joining, then = std::move(then), alive = std::weak_ptr{process_}] {
        if (alive.expired() || wire.isDead)
            return;
        if (disk_.isFull)
            return then(fail(ErrorKind::DiskFull, "the profile"));
        wire.isDead = disk_.step();
        if (wire.isDead)
            return;
        disk_.kept[joining.kind] = joining;
        wire.isDead = disk_.step();
        if (!wire.isDead)
            then({});
    });
}

LobbyMemberSim::LobbyMemberSim(LobbyNet& net, LobbyDisk& disk, const SwarmId& swarm, const Device& itself,
                               std::uint8_t number)
    : LobbyProcess{net, disk, number, true}
    , device{itself}
    , replica{{swarm, itself.signing}, shelf}
    , records{items, number}
{
    replica.load(disk.entries);
    replica.tick(net.now, net.clock());
    const EntryId epoch{swarm.bytes};
    replica.keepSecret(epoch, secretOf(4));
    const auto keys = epochKeys(secretOf(4), swarm, epoch);
    hub_ = wire.meet({TorrentUse::Hub, keys.authoritySeed, device.id()}, hubInfo(keys), *this);
    host.emplace(RecordDevice{swarm, device.signing, device.agreement},
                 LobbySurroundings{replica.log(), wire, items, *this, *this, *this,
                                   [epoch] {
                                       return CurrentEpoch{epoch, secretOf(4)};
                                   },
                                   [number] { return Addresses{lobbyAddress(number)}; },
                                   [&net] { return net.random(); }});
    records.keep(std::make_unique<MemberRecord>(
        RecordDevice{swarm, device.signing, device.agreement}, keys.rendezvous,
        RecordSources{[number] { return Addresses{lobbyAddress(number)}; },
                      [&net] { return drawn<Nonce>([&net] { return net.random(); }); }}));
    for (const auto& [kind, kept] : disk.kept)
        EXPECT_TRUE(host->restore(kept));
    host->start(net.now, net.clock());
    net.tickers[number] = [this] { tick(); };
}

LobbyMemberSim::~LobbyMemberSim() { net_.tickers.erase(number_); }

void LobbyMemberSim::tick()
{
    if (wire.isDead)
        return;
    replica.tick(net_.now, net_.clock());
    host->tick(net_.now, net_.clock());
    records.tick(net_.now, net_.clock());
    follow();
}

void LobbyMemberSim::opened(const OpenedLink& link)
{
    if (!replica.open(link.link, link.infoHash, link.role, link.nonce, link.freshSeed))
        return wire.cut(link.link);
    links_.insert(link.link);
    follow();
}

void LobbyMemberSim::heardHello(LinkNumber link, ByteView hello)
{
    replica.takeHello(link, hello);
    follow();
}

void LobbyMemberSim::heard(LinkNumber link, const Frame& frame)
{
    if (frame.name != MessageName::Mail)
        replica.receive(link, frame);
    else if (proven_.contains(link) && !host->heardMail(link, frame.bytes))
        ADD_FAILURE() << "mail that no member sends";
    follow();
}

void LobbyMemberSim::closed(LinkNumber link)
{
    links_.erase(link);
    proven_.erase(link);
    replica.close(link);
    host->ended(link);
}

void LobbyMemberSim::follow()
{
    for (const auto& event : replica.takeEvents()) {
        if (const auto* const proven = std::get_if<LinkProven>(&event)) {
            proven_.insert(proven->link);
            host->proven(proven->link, proven->device);
        } else if (const auto* const ended = std::get_if<LinkEnded>(&event)) {
            wire.cut(ended->link);
            closed(ended->link);
        }
    }
    host->logChanged();
    for (const auto link : std::set{links_})
        for (auto& frame : replica.takeFrames(link))
            wire.send(link, std::move(frame));
}

void LobbyMemberSim::write(Body body, InvitePen::Then then)
{
    if (wire.isDead || (wire.isDead = disk_.step()))
        return;
    const auto id = replica.write(std::move(body), net_.clock());
    if (!id) {
        const auto fault = id.error();
        return then(tl::unexpected<InvitePen::Fault>{fault});
    }
    const auto bytes = replica.log().bytesOf(*id);
    disk_.entries.emplace_back(bytes.begin(), bytes.end());
    wire.isDead = disk_.step();
    net_.later(onTheDisk, [this, alive = std::weak_ptr{alive_}, id = *id, then = std::move(then)] {
        if (!alive.expired() && !wire.isDead)
            then(id);
    });
}

void LobbyMemberSim::post(LinkNumber link, Bytes plain)
{
    auto* const peer = wire.peerOf(link);
    if (peer != nullptr && peer->takesMail)
        wire.send(link, {MessageName::Mail, std::move(plain)});
}

LobbyJoinerSim::LobbyJoinerSim(LobbyNet& net, LobbyDisk& disk, const InviteCode& code, std::uint8_t number)
    : LobbyProcess{net, disk, number, false}
{
    JoiningSurroundings around{wire, items,
                               [this](const KeptJoining& kept, NodeStore::Kept then) { put(kept, std::move(then)); },
                               [&net] { return net.random(); }};
    const auto kept = disk.kept.find(JoiningKind::Own);
    node = kept != disk.kept.end() ? JoiningNode::resume(kept->second, std::move(around))
                                   : JoiningNode::start(code, "Bo", std::move(around));
    EXPECT_TRUE(node);
    net.tickers[number] = [this] {
        if (!wire.isDead)
            node->tick(net_.now, net_.clock());
    };
}

LobbyJoinerSim::~LobbyJoinerSim() { net_.tickers.erase(number_); }

} // namespace shoal::swarm
