// The private swarms of a profile, at work in the engine: those that this device belongs to, and those that it joins.
#pragma once

#include "core/bt/swarms/dht_items.h"
#include "core/bt/swarms/house_parts.h"
#include "core/bt/swarms/joining_swarm.h"
#include "core/bt/swarms/member_swarm.h"
#include "core/bt/swarms/swarm_rows_of.h"
#include "core/swarms.h"
#include "dht/records/item_queue.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shoal::bt {

/// Its public calls may come from any thread: each hops to the engine's thread, which owns everything below. Without a
/// swarm and a joining there is no session for them, and nothing is spent.
class SwarmHouse final : public Swarms, public SwarmDress {
public:
    /// `parts` are complete before the first call of anything else.
    explicit SwarmHouse(HouseParts parts);
    ~SwarmHouse() override;
    SwarmHouse(const SwarmHouse&) = delete;
    SwarmHouse& operator=(const SwarmHouse&) = delete;

    // The engine's, on its thread.
    /// Reads what the profile keeps, and sets it to work.
    void begin();
    /// Several times a second.
    void tick(swarm::Moment now);
    /// An alert of the public session. False when it is none of ours.
    bool heardPublicly(const lt::alert& alert);
    /// What the engine tells its faces: shares that finish or go are said to other members.
    void heard(const Event& event);
    /// Nothing more goes out.
    void close();
    /// That others reach it by; 0 while there is no session.
    int port() const { return wire_ ? wire_->session().port() : 0; }
    /// Empty for a swarm that isn't in the profile.
    std::string nameOf(const swarm::SwarmId& swarm) const;

    // Swarms.
    void create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply) override;
    void invite(swarm::SwarmId swarm, InviteRequest request, SwarmReply<MadeInvite> reply) override;
    void cancelInvite(swarm::SwarmId swarm, swarm::SigningKey invite, SwarmReply<std::monostate> reply) override;
    void invites(swarm::SwarmId swarm, SwarmReply<std::vector<InviteRow>> reply) override;
    void approve(swarm::SwarmId swarm, swarm::DeviceId device, bool isWelcome,
                 SwarmReply<std::monostate> reply) override;
    void join(JoinRequest request, SwarmReply<JoinRow> reply) override;
    void joinings(SwarmReply<std::vector<JoinRow>> reply) override;
    void stopJoining(JoinId join, SwarmReply<std::monostate> reply) override;
    void leave(swarm::SwarmId swarm, SwarmReply<bool> reply) override;
    void list(SwarmReply<std::vector<SwarmRow>> reply) override;
    void status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply) override;
    void members(swarm::SwarmId swarm, SwarmReply<std::vector<SwarmMemberRow>> reply) override;
    void remove(swarm::SwarmId swarm, swarm::DeviceId device, bool isAlone, SwarmReply<std::monostate> reply) override;
    void setRole(swarm::SwarmId swarm, swarm::DeviceId device, SwarmRole role,
                 SwarmReply<std::monostate> reply) override;
    void settle(swarm::SwarmId swarm, swarm::DeviceId device, SwarmReply<std::monostate> reply) override;
    void recover(swarm::SwarmId swarm, RecoverRequest request, SwarmReply<std::monostate> reply) override;
    void goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply) override;
    void setFetching(swarm::SwarmId swarm, SwarmFetching fetching, SwarmReply<std::monostate> reply) override;
    void publish(swarm::SwarmId swarm, PublishRequest request, SwarmReply<Publication> reply) override;
    void unpublish(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply) override;
    void fetch(swarm::SwarmId swarm, FetchRequest request, SwarmReply<StartedFetch> reply) override;
    void stopFetch(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply) override;
    void catalogue(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmShareRow>> reply) override;
    void log(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmLogRow>> reply) override;
    void verifyLog(swarm::SwarmId swarm, SwarmReply<LogCheck> reply) override;
    void exportIdentity(swarm::SwarmId swarm, std::string passphrase, SwarmReply<std::string> reply) override;
    void importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                        SwarmReply<swarm::SwarmId> reply) override;
    void exportTorrent(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::string> reply) override;

    // SwarmDress.
    Result<std::string> certificateOf(const swarm::SwarmId& swarm) override;
    void comes(const DressedShare& share) override;
    void left(const DressedShare& share) override;
    void heard(const lt::alert& alert) override;

private:
    struct Leaving {
        swarm::Moment until{};
        SwarmReply<bool> reply;
    };
    /// To its user it is gone; its members are still to be told.
    struct Departed {
        std::unique_ptr<MemberSwarm> swarm;
        swarm::Moment forgottenAt{}; ///< not before: the disk refused, or it is being done
    };
    struct Founding;

    void post(std::function<void()> work);
    void begun();
    /// The session, made when it is first needed.
    Result<swarm::Wire*> wire();
    void open(const swarm::SwarmId& swarm, std::vector<dht::Endpoint> hints,
              std::function<void(const Result<void>&)> then);
    Result<void> start(swarm::StoredSwarm stored, std::vector<dht::Endpoint> hints);
    void resumeJoinings();
    void beginJoining(const JoinRequest& request, const swarm::InviteCode& code, const SwarmReply<JoinRow>& reply);
    void lookAtJoinings();
    using JoiningHandle = std::map<JoinId, std::unique_ptr<JoiningSwarm>>::node_type;
    void dropJoining(JoinId id, std::function<void(const Result<void>&)> then);
    void dropJoining(JoiningHandle found, std::function<void(const Result<void>&)> then);
    void lookAtLeaving(swarm::Moment now);
    void joined(JoinId id, swarm::NewMember member);
    void leaveOrDepart(const swarm::SwarmId& swarm, const SwarmReply<bool>& reply);
    void depart(const swarm::SwarmId& swarm, const SwarmReply<bool>& reply);
    void departIfLeft(const swarm::SwarmId& swarm);
    void lookAtDeparted(swarm::Moment now, std::chrono::sys_seconds system);
    void forget(const swarm::SwarmId& swarm, std::function<void(const Result<void>&)> then);
    void tellAddresses();
    RowSurroundings surroundings() const;
    JoinRow joinedRow(MemberSwarm& member, JoinId id) const;

    template <class T, class Call>
    void onMember(const swarm::SwarmId& swarm, SwarmReply<T> reply, Call call);

    HouseParts parts_;
    std::shared_ptr<SwarmHouse*> alive_ = std::make_shared<SwarmHouse*>(this); ///< work that comes later asks it
    std::unique_ptr<LibraryWire> wire_;
    std::unique_ptr<DhtItems> items_;
    std::unique_ptr<dht::ItemQueue> queue_; ///< of all members; whoever joins is waited for and asks beside it
    std::map<swarm::SwarmId, std::unique_ptr<MemberSwarm>> members_;
    std::map<JoinId, std::unique_ptr<JoiningSwarm>> joinings_;
    std::map<swarm::SwarmId, Leaving> leaving_;
    std::map<swarm::SwarmId, Departed> departed_;
    swarm::Moment now_{};
    swarm::Moment slowAt_{};
    swarm::Moment openedAt_{};              ///< the session
    std::optional<swarm::Moment> resumeAt_; ///< joinings
    swarm::Moment reopenAt_{};              ///< its sockets, not before
    swarm::Addresses addresses_;
    bool isLoaded_ = false;                    ///< swarms and joinings of the profile are here
    bool isBegun_ = false;                     ///< and had their first tick
    std::vector<std::function<void()>> early_; ///< was asked before
    bool isClosed_ = false;
};

} // namespace shoal::bt
