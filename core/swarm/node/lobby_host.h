// What a member's device does for those who join: it meets them in lobbies, keeps their requests for the authors of
// invites, and lets in whom its own codes invite (docs/swarm-protocol.md, sections 7.1 to 7.3).
#pragma once

#include "core/swarm/joining/invite_book.h"
#include "core/swarm/joining/lobby/mailbox.h"
#include "core/swarm/node/node_store.h"
#include "core/swarm/node/wire.h"
#include "core/swarm/records/kept_records.h"
#include "core/swarm/replica/folded_log.h"
#include "core/swarm/writing/rights.h"
#include "dht/item_network.h"

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace shoal::swarm {

/// Writes into the log of this device's swarm.
class InvitePen {
public:
    virtual ~InvitePen() = default;
    using Fault = std::variant<NoRight, Error>;
    using Then = std::function<void(const tl::expected<EntryId, Fault>&)>;
    /// Signs and appends. `then`, at once or later, without a fault: it is in the log and on the disk. With one: it is
    /// not in the log. The host asks for the next one when it heard of the last.
    virtual void write(Body body, Then then) = 0;
};

/// Sends `sh_mail` over proven links.
class MailPost {
public:
    virtual ~MailPost() = default;
    /// To be sealed and sent, in this order. Nothing for a link that ended.
    virtual void post(LinkNumber link, Bytes plain) = 0;
};

/// What the host asks of the rest, within any of its calls. All must outlive it.
struct LobbySurroundings {
    const FoldedLog& log;
    Wire& wire;
    dht::ItemNetwork& items;
    NodeStore& store;
    InvitePen& pen;
    MailPost& post;
    std::function<std::optional<CurrentEpoch>()> epoch; ///< none while its secret isn't here
    std::function<Addresses()> addresses;               ///< of this device, best first
    std::function<Secret()> random;
    std::function<void()> changed = [] {}; ///< `invites` says something else
};

/// An invite as the log shows it, whoever wrote it.
struct ShownInvite {
    EntryId entry;
    InviteFacts facts;
    std::optional<ClosedBecause> closed; ///< none: it is open
    std::vector<WaitingRequest> waiting; ///< for approval, of invites of this device
};

enum class InviteMissing {
    NoInvite,    ///< no open one has that key
    NotOurs,     ///< another device made it, and this one isn't an owner's
    NotAsking,   ///< no such device waits for approval
    LetInNoMore, ///< it waited, and may not be let in any more: it is told why
};
using InviteFault = std::variant<TermsFault, InviteMissing, NoRight, Error>;

/// Nothing is said before what it follows from is on the disk, so that a crash at any moment loses no use of a code and
/// doubles none.
class LobbyHost final : public WireUser {
public:
    LobbyHost(RecordDevice self, LobbySurroundings around);
    ~LobbyHost() override; ///< leaves all lobbies
    LobbyHost(const LobbyHost&) = delete;
    LobbyHost& operator=(const LobbyHost&) = delete;

    /// Before `start`, everything that `putJoining` was handed. False for bytes that are none of ours.
    bool restore(const KeptJoining& kept);
    /// Once the log that was stored is loaded: what of it is about invites of this device is counted in.
    void start(Moment now, std::chrono::sys_seconds system);
    /// Every second or so.
    void tick(Moment now, std::chrono::sys_seconds system);
    /// Entries came, or the current epoch's secret did: followed at once.
    void logChanged();
    void addressesChanged();

    // Links with members (hubs), as Replica's events tell of them.
    void proven(LinkNumber link, const DeviceId& device);
    void ended(LinkNumber link);
    /// `sh_mail`, opened. False: the peer keeps to no rule, and its link is to be cut.
    bool heardMail(LinkNumber link, ByteView plain);

    // Commands. They answer once what they ask for is on the disk; after a restart nobody is answered, and it is done
    // all the same.
    using Made = std::function<void(const tl::expected<InviteCode, InviteFault>&)>;
    using Done = std::function<void(const tl::expected<void, InviteFault>&)>;
    /// The code comes once the invite is in the log.
    void make(const InviteTerms& terms, Made then);
    void cancel(const SigningKey& invite, Done then);
    /// Lets in, or turns away, who waits under whichever invite of this device.
    void approve(const DeviceId& device, bool isWelcome, Done then);

    /// All that the log shows, the newest first.
    std::vector<ShownInvite> invites() const;
    /// Again, of an open invite of this device. With this device's addresses of now as hints.
    std::optional<InviteCode> codeOf(const SigningKey& invite) const;
    /// What the disk said, while it takes nothing.
    const std::optional<Error>& storeFault() const;

    // The wire, in lobbies.
    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber, ByteView) override {}
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber, const dht::Endpoint&, const std::string&) override {}
};

} // namespace shoal::swarm
