// Members and joiners over a simulated wire and a simulated DHT, in virtual time: everything real but these and disks.
#pragma once

#include "core/chunks/digest.h"
#include "core/swarm/links/exchange/outbox.h"
#include "core/swarm/node/joining_node.h"
#include "core/swarm/node/lobby_host.h"
#include "core/swarm/replica/replica.h"
#include "core/swarm/torrents/meeting_torrent.h"
#include "tests/core/swarm/replica/gathering.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace shoal::swarm {
using std::chrono::milliseconds;
using std::chrono::seconds;

class LobbySimWire;

/// Time, who listens where, and the DHT's items.
class LobbyNet {
public:
    void later(milliseconds after, std::function<void()> what) { queue_.emplace(now + after, std::move(what)); }
    /// Everybody is ticked each second.
    void run(
        seconds duration, const std::function<bool()>& isEnough = [] { return false; });
    std::chrono::sys_seconds clock() const { return std::chrono::floor<seconds>(start + now.time_since_epoch()); }
    Secret random() { return Secret{sha256Of(labelled(std::to_string(++drawn_))).bytes}; }

    Moment now{std::chrono::hours{1}};
    std::chrono::sys_seconds start{seconds{1'700'000'000}};
    std::map<dht::Endpoint, LobbySimWire*> wires;
    std::map<std::size_t, std::function<void()>> tickers;
    std::map<dht::ItemKey, dht::Item> items;
    std::uint64_t lastLink = 0;

private:
    std::multimap<Moment, std::function<void()>> queue_;
    std::uint64_t drawn_ = 0;
    Moment ticked_{};
};

class LobbySimItems final : public dht::ItemNetwork {
public:
    explicit LobbySimItems(LobbyNet& net)
        : net_{net}
    {}
    void get(const dht::ItemKey& key, dht::OnItem onItem) override;
    void put(const dht::Item& item, dht::OnPut onPut) override;

private:
    LobbyNet& net_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

class LobbySimWire final : public Wire {
public:
    LobbySimWire(LobbyNet& net, const dht::Endpoint& address, bool isMember)
        : takesMail{isMember}
        , net_{net}
        , address_{address}
    {
        net_.wires[address] = this;
    }
    ~LobbySimWire() override;

    TorrentNumber meet(const WireTorrent& torrent, const std::string& info, WireUser& user) override;
    TorrentNumber expect(const WireTorrent&, Bytes, WireUser&) override { return {}; }
    void leave(TorrentNumber torrent) override;
    void dial(TorrentNumber torrent, const dht::Endpoint& address) override;
    void send(LinkNumber link, Frame frame) override;
    std::size_t waiting(LinkNumber) const override { return 0; }
    void allow(LinkNumber) override {}
    void cut(LinkNumber link) override;

    bool takesMail;
    bool isDead = false; ///< its process was killed
    LobbySimWire* peerOf(LinkNumber link);

private:
    struct Torrent {
        WireTorrent torrent;
        std::string info;
        WireUser* user;
    };
    struct End {
        TorrentNumber torrent{};
        LinkNumber peer{};
        dht::Endpoint at; ///< where the peer listens
    };
    void connect(TorrentNumber torrent, const dht::Endpoint& address);
    LinkNumber begin(TorrentNumber torrent, const dht::Endpoint& at);
    Bytes open(LinkNumber link, LinkRole role);
    void later(std::function<void()> what);
    static LobbySimWire* at(LobbyNet& net, const dht::Endpoint& address);

    LobbyNet& net_;
    dht::Endpoint address_;
    std::map<TorrentNumber, Torrent> torrents_;
    std::map<LinkNumber, End> links_;
    std::uint64_t lastTorrent_ = 0;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

/// What outlives a process. Each thing that lasts is two steps; at one of them the power goes.
struct LobbyDisk {
    std::vector<Bytes> entries;
    std::map<JoiningKind, KeptJoining> kept;
    std::size_t steps = 0;
    std::size_t cutAt = 0; ///< 0: never
    bool isFull = false;
    bool step() { return ++steps == cutAt; }
};

inline dht::Endpoint lobbyAddress(std::uint8_t number)
{
    return {.family = dht::Family::V4, .address = {198, 51, 100, number}, .port = 7000};
}

/// A device that was killed at a step of its disk.
class LobbyProcess {
public:
    LobbyProcess(LobbyNet& net, LobbyDisk& disk, std::uint8_t number, bool takesMail)
        : net_{net}
        , disk_{disk}
        , number_{number}
        , wire{net, lobbyAddress(number), takesMail}
        , items{net}
    {}
    bool isDead() const { return wire.isDead; }

protected:
    void put(const KeptJoining& joining, NodeStore::Kept then);
    LobbyNet& net_;
    LobbyDisk& disk_;
    std::uint8_t number_;
    std::shared_ptr<bool> process_ = std::make_shared<bool>(true);

public:
    LobbySimWire wire;
    LobbySimItems items;
};

/// A member: its replica on the hub, and a host of lobbies.
class LobbyMemberSim final : public LobbyProcess, public WireUser, public NodeStore, public InvitePen, public MailPost {
public:
    LobbyMemberSim(LobbyNet& net, LobbyDisk& disk, const SwarmId& swarm, const Device& device, std::uint8_t number);
    ~LobbyMemberSim() override;
    void dial(std::uint8_t number) { wire.dial(hub_, lobbyAddress(number)); }
    void tick();

    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber link, ByteView hello) override;
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber, const dht::Endpoint&, const std::string&) override {}
    void write(Body body, InvitePen::Then then) override;
    void post(LinkNumber link, Bytes plain) override;
    void putJoining(const KeptJoining& joining, Kept then) override { put(joining, std::move(then)); }
    void removeJoining(JoiningKind, Bytes) override {}
    void append(std::vector<Bytes>) override {}
    void keepFirst(std::vector<Bytes>, std::vector<KeptEpoch>, Kept) override {}
    void keepOwn(std::vector<Bytes>, std::vector<KeptEpoch>, Kept) override {}
    void takeBack(std::vector<Bytes>) override {}
    void doubtIt(const OwnEntryKeeper::Verdict&) override {}
    void settle(const Line&, Kept) override {}
    void addEpoch(const KeptEpoch&) override {}
    void putStatement(const DeviceId&, Bytes) override {}
    void putHold(const DeviceId&, std::uint64_t, std::vector<Bytes>) override {}
    void forgetWords(const DeviceId&) override {}
    void keepStamp(std::chrono::sys_seconds) override {}
    void keepSeen(std::vector<SeenDevice>) override {}

    Device device;
    TestShelf shelf;
    Replica replica;
    std::optional<LobbyHost> host;
    dht::RecordKeeper records;

private:
    void follow();
    TorrentNumber hub_;
    std::set<LinkNumber> links_;
    std::set<LinkNumber> proven_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

class LobbyJoinerSim final : public LobbyProcess {
public:
    /// Goes on where its disk says, or begins with the code.
    LobbyJoinerSim(LobbyNet& net, LobbyDisk& disk, const InviteCode& code, std::uint8_t number);
    ~LobbyJoinerSim();
    std::unique_ptr<JoiningNode> node;
};

} // namespace shoal::swarm
