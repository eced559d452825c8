// One member device of one swarm at work (docs/swarm-protocol.md, sections 7 to 12): meets others, writes, keeps what
// comes, and says what there is to say.
#pragma once

#include "core/swarm/links/limits/shunned.h"
#include "core/swarm/node/back_off.h"
#include "core/swarm/node/farewell.h"
#include "core/swarm/node/lobby_host.h"
#include "core/swarm/node/member_addresses.h"
#include "core/swarm/node/metadata_hunts.h"
#include "core/swarm/node/node_types.h"
#include "core/swarm/node/own_writing.h"
#include "core/swarm/records/rendezvous.h"
#include "core/swarm/replica/replica.h"
#include "core/swarm/serving/epoch_duty.h"

#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// Nothing is sent before the first `tick`. Whatever answers later does so on this thread, within `tick` or when wire,
/// network or store call, and not at all once the node is gone; it must not destroy the node.
class Node final : public WireUser, private InvitePen, private MailPost {
public:
    Node(NodeStart start, const NodeSurroundings& around);
    ~Node() override; ///< leaves hubs and lobbies; links of shares' torrents are the house's to end
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    /// Several times a second.
    void tick(Moment now, std::chrono::sys_seconds system);

    // Entries. Each is on the disk before anybody hears of it.
    /// With the secret of the epoch that it brings, if it brings one.
    void write(Body body, std::optional<Secret> secret, Written then);
    /// Every `publish` by which the catalogue shows it; answers once.
    void retire(const ShareId& share, Written then);
    /// With all devices of its person, or this one alone.
    void remove(const DeviceId& device, bool isAlone, Written then);
    void changeRole(const DeviceId& device, Role role, Written then);
    void settle(const DeviceId& device, Written then);
    /// Until a member has heard of it members are met as before, also in later runs.
    void leave(Written then);
    void newEpoch(Written then);
    /// Makes this device an owner's, by the recovery key, and takes others away.
    void recover(const SigningPair& recovery, std::vector<DeviceId> cut, Written then);
    /// The person's word that nobody knows more (`Permission::Waits::ForThePerson`). False when it isn't waited for.
    bool goOnWriting();
    Permission permission();

    // What others are told of this device.
    void setAddresses(Addresses addresses);
    void setHeld(std::map<ShareId, Amount> shares);

    // Shares. The house expects the torrent on the wire, with this node as its user.
    void shareTorrent(const ShareId& share, TorrentNumber torrent, const EntryId& epoch);
    /// It left the session.
    void shareGone(const ShareId& share);
    /// Whether holders are dialled for it.
    void setWanted(const ShareId& share, bool isWanted);
    std::vector<ShareSource> addressesFor(const ShareId& share) const;
    /// Goes on until it has it, the share leaves the catalogue, or it is stopped.
    void fetchMetadata(const ShareId& share, MetadataCame then);
    void stopMetadata(const ShareId& share);
    /// Members that have it, as far as they said so, this device too.
    std::vector<Holder> holdersOf(const ShareId& share) const;
    /// Somebody is connected who is said to have something of it.
    bool isWithinReach(const ShareId& share) const;

    // Questions.
    const Replica& replica() const { return replica_; }
    LobbyHost& lobby() { return *lobby_; }
    DeviceId self() const { return replica_.self(); }
    /// By its log, and as far as nobody told it that it was removed.
    bool isMember() const { return belongs() && !dismissal_; }
    /// When this device left by its own word, and whether a member has heard of it in this run.
    std::optional<std::chrono::sys_seconds> leftAt() const;
    bool isLeaveTold() const { return isLeaveTold_; }
    /// Whoever left by itself, or was taken away by the recovery key, wasn't removed.
    std::optional<Removal> removal() const;
    /// The current epoch, or until its secret comes the one before: shares are dressed with it.
    const EpochSecret& epoch() const { return epoch_; }
    std::vector<LinkedDevice> linked() const;
    /// Of a device that is connected: now.
    std::optional<std::chrono::sys_seconds> lastSeen(const DeviceId& device) const;
    /// Logs were found alike with a member then, in this run.
    std::optional<std::chrono::sys_seconds> alikeAt() const { return alikeAt_; }
    const Addresses& addresses() const { return addresses_; }
    /// At the last tick.
    std::chrono::sys_seconds systemTime() const { return system_; }
    /// The `publish` entry that shows it in the catalogue, the first in fold order. Empty when it isn't there.
    std::optional<EntryId> publishOf(const ShareId& share) const;
    /// The furthest of those that are well ahead of ours: one of the two is wrong.
    std::optional<ClockAhead> clockAhead() const;
    /// The worst first.
    std::vector<NodeTrouble> troubles() const;
    /// What may be shown anew since this was asked last.
    NodeChanges takeChanges() { return std::exchange(changes_, {}); }

    // The wire, on hubs and shares' torrents.
    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber link, ByteView hello) override;
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string& why) override;

private:
    struct Hub {
        EpochSecret epoch;
        std::optional<Moment> leaveAt; ///< it isn't the current epoch's
    };
    struct HubLink {
        TorrentNumber torrent{};
        LinkRole role = LinkRole::Dialler;
        dht::Endpoint peer;
        std::optional<DeviceId> device;  ///< once it is proven
        std::optional<DeviceId> claimed; ///< by its hello
        Moment since{};
        Moment heardAt{};
    };
    struct Dialling {
        Moment since{};
        std::optional<DeviceId> device;
    };
    /// A connection for a share's pieces.
    struct DataLink {
        ShareId share;
        LinkRole role = LinkRole::Dialler;
        dht::Endpoint peer;
        std::optional<DeviceId> device;
        bool isAllowed = false;
        Moment since{};
    };
    struct ShareOnWire {
        TorrentNumber torrent{};
        EntryId epoch;
        std::optional<DeviceId> publisher; ///< once it was wanted
        bool isWanted = false;
        BackOff<dht::Endpoint> backOff;
        std::map<dht::Endpoint, Moment> dialling;
    };

    // node.cpp
    void load(NodeStart start);
    void loadWords(const NodeStart& start);
    void begin();
    void everySecond();
    void afterChange();
    void hear(const MemberEvent& event);
    void hear(const LinkProven& proven);
    void hear(const LinkEnded& ended);
    void keepEntries();
    void keepWords();
    void meetMembers();
    void doWhatMembersDo();
    std::optional<EntryId> ownLeave() const;
    void tellLeave(const EntryId& leave);
    void leaveTold();
    /// As a member, or to tell that it isn't one any more.
    bool mayMeet() const { return belongs() || (leaveToTell_ && !isLeaveTold_); }
    std::size_t others() const;
    bool belongs() const;
    std::uint64_t random64();
    Secret randomSecret();

    // node_hub.cpp
    TorrentNumber meetOn(const EpochSecret& epoch);
    void leaveHub(TorrentNumber torrent);
    void leaveOldHubs();
    void meetOnEpochBefore();
    void dialAnew(const DeviceId& device);
    void dialOnOldHubs();
    void followEpoch();
    void moveTo(const EpochSecret& epoch);
    void tryWayBack(const DeviceId& admin, const ReturnRecord& record);
    void judgeWaysBack();
    void learn(const DeviceId& device, const Addresses& claimed, std::chrono::sys_seconds time);
    void onProven(LinkNumber link, HubLink& hubLink, const DeviceId& device);
    bool isDoubled(LinkNumber link, const HubLink& one);
    void cut(LinkNumber link);
    bool sayFarewell(LinkNumber link, const DeviceId& device);
    void hearFarewell(LinkNumber link, ByteView farewell);
    void endFarewells();
    void forgetLink(LinkNumber link);
    void dropLinks();
    void dialOn();
    bool dial(const std::optional<DeviceId>& device, const dht::Endpoint& address, TorrentNumber torrent);
    void replaceOne();
    void pump();
    std::set<DeviceId> linkedDevices() const;
    std::size_t dialledLinks() const;
    std::vector<LinkNumber> sources(const ShareId& share) const;
    std::vector<LinkNumber> provenLinks() const;

    // node_words.cpp
    void speak();
    void sayWhatIsHeld();
    void noteSeen(const DeviceId& device);
    void noteAddresses(const DeviceId& device);
    void keepSeen();
    void leaveWaysBack();
    void keepStamp();

    // node_shares.cpp
    void askDataRights();
    bool judgeDataLink(LinkNumber link, DataLink& data);
    void dialSources();
    std::optional<At> publicationOf(const ShareId& share) const;

    // node_commands.cpp: for the host of lobbies
    void write(Body body, InvitePen::Then then) override;
    void post(LinkNumber link, Bytes plain) override;

    NodeSurroundings around_;
    KeptSwarm kept_;
    RecordDevice device_;
    Replica replica_;
    OwnWriting writing_;
    MemberAddresses book_;
    MetadataHunts hunts_;
    std::mt19937_64 dice_;
    std::optional<LobbyHost> lobby_;
    std::optional<Rendezvous> rendezvous_;
    std::optional<std::chrono::sys_seconds> stamp_;
    EpochDuty duty_;
    bool isEpochDue_ = false; ///< and being written

    EpochSecret epoch_;
    std::map<TorrentNumber, Hub> hubs_;
    TorrentNumber hub_{};                    ///< of `epoch_`
    std::map<EntryId, EpochSecret> claimed_; ///< by return records, until the log tells
    std::map<LinkNumber, HubLink> links_;
    std::map<LinkNumber, Moment> farewells_; ///< said on links that are cut then, unless the other side is faster
    std::optional<Removal> dismissal_;       ///< by a farewell
    using Door = std::pair<TorrentNumber, dht::Endpoint>; ///< a hub, and where it is knocked at
    std::map<Door, Dialling> dialling_;
    BackOff<Door> backOff_;
    Shunned<dht::Endpoint> shunned_;
    Moment dialDue_{};
    Moment replaceDue_{};
    bool isRecovering_ = false;
    std::map<DeviceId, MetDevice> seen_;
    std::set<DeviceId> seenAnew_;
    std::set<DeviceId> metNow_; ///< under the current epoch
    std::optional<Moment> waysBackDue_;
    bool haveWaysBack_ = false;

    std::map<ShareId, ShareOnWire> shares_;
    std::map<LinkNumber, DataLink> dataLinks_;
    Moment dataRightsDue_{};

    Addresses addresses_;
    Addresses wasAt_; ///< the last that weren't none
    std::optional<Moment> addressesSaidAt_;
    bool areAddressesNew_ = false;
    std::map<ShareId, Amount> held_;
    Moment holdsUsedUntil_{};            ///< each that was said uses its period, one after the other
    std::optional<Moment> heldNewSince_; ///< other than what was said
    bool isWholeNew_ = false;            ///< it can't wait: shares that became whole, or are so no more

    Moment now_{};
    std::chrono::sys_seconds system_{};
    std::optional<Moment> begunAt_;
    Moment secondAt_{};
    bool hasLookedAgain_ = false;
    std::size_t keptEntries_ = 0;     ///< of the log, that the store has
    std::optional<Moment> endsAt_;    ///< no member any more: links go then
    std::optional<EntryId> leaveToTell_; ///< the `leave` of this device, for others to hear
    bool isLeaveTold_ = false;
    std::optional<std::chrono::sys_seconds> alikeAt_;
    std::vector<NodeTrouble> troublesShown_;
    NodeChanges changes_;
    bool isChanging_ = false;
    std::shared_ptr<Node*> alive_ = std::make_shared<Node*>(this); // last: goes first
};

} // namespace shoal::swarm
