// What a member's device does for those who join: it meets them in lobbies, keeps their requests for the authors of
// invites, and lets in whom its own codes invite (docs/swarm-protocol.md, sections 7.1 to 7.3).
#pragma once

#include "core/swarm/links/limits/token_bucket.h"
#include "core/swarm/node/invite_desk.h"
#include "core/swarm/node/lobby_places.h"
#include "core/swarm/node/lobby_surroundings.h"
#include "core/swarm/node/lobby_visits.h"
#include "core/swarm/node/logged_invites.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace shoal::swarm {

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
    using Made = InviteMade;
    using Done = InviteDone;
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
    std::optional<Error> storeFault() const;
    std::size_t lobbies() const { return places_.size(); } ///< that it meets in
    std::size_t visitors() const { return visits_.size(); }

    // The wire, in lobbies.
    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber, ByteView) override {}
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber, const dht::Endpoint&, const std::string&) override {}

private:
    struct Peer {
        DeviceId device;
        TokenBucket budget; ///< of mail
    };
    void follow();
    void takeCards();
    void takeCard(const CardPassedOn& card);
    void shareCards(LinkNumber link, const DeviceId& device);
    void takeOwnRequests();
    void handOn(const SigningKey& invite, const RequestId& request);
    void deliver(const RequestPassedOn& request);
    void hear(const ReplyPassedOn& reply);
    void tellVisitors();
    void hangUp(LinkNumber link);
    void storeMail();
    void onMailStored(const Result<void>& result, std::vector<std::pair<SigningKey, RequestId>> due);

    // What members say.
    void heardFrom(LinkNumber link, const DeviceId& from, const CardPassedOn& card);
    void heardFrom(LinkNumber link, const DeviceId& from, const RequestPassedOn& request);
    void heardFrom(LinkNumber link, const DeviceId& from, const ReplyPassedOn& reply);
    void heardFrom(LinkNumber link, const DeviceId& from, const RequestWorthless& worthless);

    RecordDevice self_;
    LobbySurroundings around_;
    LoggedInvites invites_;
    Mailbox mailbox_;
    InviteDesk desk_;
    LobbyPlaces places_;
    LobbyVisits visits_;
    std::map<LinkNumber, Peer> links_;
    std::map<DeviceId, std::set<SigningKey>> cardsTold_; ///< to a device or by it, in this run
    std::deque<CardPassedOn> early_;                     ///< cards whose invite the log doesn't show yet
    std::map<RequestId, std::set<LinkNumber>> bringers_; ///< who waits for a reply of ours
    Moment now_{};
    std::chrono::sys_seconds latest_{}; ///< the clock never runs backwards
    Moment ownRequestsAt_{};
    std::pair<std::size_t, std::uint64_t> shown_; ///< versions of log and book
    bool isStarted_ = false;
    bool isFollowing_ = false;
    bool isFollowingLeft_ = false;
    bool isMailNew_ = false; ///< and isn't on the disk
    bool isMailStoring_ = false;
    Moment mailAt_{};                                      ///< not stored before
    std::vector<std::pair<SigningKey, RequestId>> ownDue_; ///< for the desk, once they are on the disk
    std::optional<Error> mailFault_;
    std::shared_ptr<LobbyHost*> alive_ = std::make_shared<LobbyHost*>(this); // last: goes first
};

} // namespace shoal::swarm
