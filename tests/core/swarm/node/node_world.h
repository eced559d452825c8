// Nodes of one swarm over a simulated wire, DHT items and disks, in virtual time.
#pragma once

#include "core/swarm/node/joining_node.h"
#include "core/swarm/node/node.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shoal::swarm {

class NodeWorld;

inline constexpr std::chrono::milliseconds diskDelay{5};

/// A disk that can be pulled out: from a step on nothing is written and nobody is answered.
class NodeDisk final : public NodeStore {
public:
    explicit NodeDisk(NodeWorld& world)
        : world_{world}
    {}
    std::vector<Bytes> entries;
    std::vector<KeptEpoch> epochs;
    std::map<DeviceId, Bytes> statements;
    std::map<DeviceId, std::vector<Bytes>> holds;
    std::map<DeviceId, MetDevice> seen;
    std::map<std::pair<JoiningKind, Bytes>, KeptJoining> joinings;
    std::optional<std::chrono::sys_seconds> stamp;
    OwnEntryKeeper::Verdict verdict;
    std::size_t lines = 0;        ///< drawn anew
    std::optional<int> stepsLeft; ///< until it is pulled out
    bool isFull = false;
    bool isOut() const { return stepsLeft && *stepsLeft <= 0; }

    void append(std::vector<Bytes> added) override;
    void keepFirst(std::vector<Bytes> added, std::vector<KeptEpoch> secrets, Kept then) override;
    void keepOwn(std::vector<Bytes> added, std::vector<KeptEpoch> secrets, Kept then) override;
    void takeBack(std::vector<Bytes> added) override { append(std::move(added)); }
    void doubtIt(const OwnEntryKeeper::Verdict& doubt) override;
    void settle(const Line& line, Kept then) override;
    void addEpoch(const KeptEpoch& epoch) override;
    void putStatement(const DeviceId& device, Bytes bytes) override;
    void putHold(const DeviceId& device, std::uint64_t counter, std::vector<Bytes> parts) override;
    void forgetWords(const DeviceId& device) override;
    void keepStamp(std::chrono::sys_seconds kept) override;
    void keepSeen(std::vector<SeenDevice> devices) override;
    void putJoining(const KeptJoining& joining, Kept then) override;
    void removeJoining(JoiningKind kind, Bytes id) override;

private:
    bool step();
    void answer(Kept then, Result<void> result);

    NodeWorld& world_;
};

/// One computer: what the node is given, and the node while it runs.
struct NodeHouse {
    NodeHouse(NodeWorld& world, Device itself, std::size_t which);
    Device device;
    std::size_t number;
    dht::Endpoint address;
    NodeDisk disk;
    std::unique_ptr<Wire> wire;
    std::unique_ptr<dht::ItemNetwork> items;
    std::unique_ptr<Node> node;
    std::unique_ptr<JoiningNode> joiner;
    std::map<ShareId, Bytes> infos; ///< on its shelf
    std::unique_ptr<MetadataShelf> shelf;
    std::set<LinkNumber> allowed; ///< links that may carry pieces
    std::size_t carried = 0;      ///< frames that came in
    std::size_t unwritten = 0;    ///< bytes that each of its connections says to have before it
    int island = 0;               ///< those of other islands aren't reached
    std::chrono::seconds clockOff{0};

    DeviceId id() const { return device.id(); }
};

class NodeWorld {
public:
    /// The owner's swarm; the owner is number 0.
    NodeWorld();
    ~NodeWorld();

    /// Let in by the owner before the world begins.
    std::size_t letIn(std::uint32_t number, Role role);
    /// Somebody who isn't a member.
    std::size_t add(std::uint32_t number);
    /// It joins, and begins as a member once it is let in.
    void join(std::size_t number, const InviteCode& code);
    /// All start with all entries so far.
    void startAll();
    void start(std::size_t number);
    /// From what its disk says.
    void restart(std::size_t number);
    /// The same, with members that an identity file names.
    void startFromIdentity(std::size_t number, std::vector<DeviceKeys> members);
    void stop(std::size_t number);
    NodeHouse& house(std::size_t number) { return *houses_[number]; }
    Node& node(std::size_t number) { return *houses_[number]->node; }
    std::size_t size() const { return houses_.size(); }

    void pass(std::chrono::milliseconds time);
    /// How long it took, in virtual time; `limit` if it didn't come.
    std::chrono::milliseconds until(const std::function<bool()>& isSo, std::chrono::milliseconds limit);
    void isolate(std::size_t number, int island);
    /// Asks the node to write, and waits for the answer.
    tl::expected<EntryId, WriteFault> publish(std::size_t by, std::uint8_t share);
    tl::expected<EntryId, WriteFault> remove(std::size_t by, std::size_t whom);
    std::optional<tl::expected<EntryId, WriteFault>> answered(const std::function<void(Written)>& ask);

    bool isLinked(std::size_t one, std::size_t other);
    bool has(std::size_t who, const EntryId& entry) { return node(who).replica().log().has(entry); }
    /// Whether all these nodes say the same: log, members, epoch and its secret.
    bool agree(const std::vector<std::size_t>& who);
    std::size_t linksBetween(std::size_t one, std::size_t other);

    LivingSwarm past;
    std::chrono::milliseconds tickEvery{250}; ///< longer, where days pass
    Moment now{std::chrono::hours{10}};
    std::chrono::sys_seconds clock() const;
    void later(std::chrono::milliseconds delay, std::function<void()> call);

    // For wires and items.
    struct End {
        std::size_t house;
        WireUser* user;
        TorrentNumber torrent;
        LinkNumber other;
    };
    struct Met {
        std::size_t house;
        WireUser* user;
        WireTorrent torrent;
        Bytes key; ///< by which two meet
    };
    std::map<LinkNumber, End> ends;
    std::map<TorrentNumber, Met> met;
    std::map<dht::ItemKey, dht::Item> items;
    std::size_t puts = 0; ///< that everybody asked of the DHT
    std::size_t gets = 0; ///< look-ups, likewise
    bool hasDht = true; ///< otherwise what it is asked comes to nothing, late
    std::uint64_t next = 1;
    void connect(std::size_t by, TorrentNumber torrent, const dht::Endpoint& address);
    void endLink(LinkNumber link, bool tellsBoth);
    void fill(std::span<std::uint8_t> bytes);

private:
    void begin(NodeHouse& one, NewMember member);

    std::vector<std::unique_ptr<NodeHouse>> houses_;
    std::multimap<Moment, std::function<void()>> queue_;
    std::mt19937_64 random_{7};
};

} // namespace shoal::swarm
