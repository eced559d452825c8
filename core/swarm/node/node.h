// One member device of one swarm at work (docs/swarm-protocol.md, sections 7 to 12): meets others, writes, keeps what
// comes, and says what there is to say.
#pragma once

#include "core/swarm/node/lobby_host.h"
#include "core/swarm/node/node_types.h"
#include "core/swarm/replica/replica.h"

#include <map>
#include <optional>
#include <vector>

namespace shoal::swarm {

/// Nothing is sent before the first `tick`. Whatever answers later does so on this thread, within `tick` or when wire,
/// network or store call, and not at all once the node is gone; it must not destroy the node.
class Node final : public WireUser {
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
    /// Links stay for a few seconds after it, so that others hear of it.
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

    // Questions.
    const Replica& replica() const;
    LobbyHost& lobby();
    DeviceId self() const { return replica().self(); }
    bool isMember() const;
    /// The current epoch, or until its secret comes the one before: shares are dressed with it.
    const EpochSecret& epoch() const;
    std::vector<LinkedDevice> linked() const;
    /// Of a device that is connected: now.
    std::optional<std::chrono::sys_seconds> lastSeen(const DeviceId& device) const;
    /// Logs were found alike with a member then, in this run.
    std::optional<std::chrono::sys_seconds> alikeAt() const;
    const Addresses& addresses() const;
    /// The `publish` entry that shows it in the catalogue, the first in fold order. Empty when it isn't there.
    std::optional<EntryId> publishOf(const ShareId& share) const;
    /// The worst first.
    std::vector<NodeTrouble> troubles() const;
    /// What may be shown anew since this was asked last.
    NodeChanges takeChanges();

    // The wire, on hubs and shares' torrents.
    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber link, ByteView hello) override;
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string& why) override;
};

} // namespace shoal::swarm
