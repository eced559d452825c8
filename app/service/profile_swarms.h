// The private swarms of an engine that may change hands.
#pragma once

#include "app/service/profile_engine.h"

namespace shoal::service {

/// What would be done twice, or find its own doing in the way, isn't asked again: create, invite, publish and recover
/// write into a log, and after leave, remove, unpublish, cancelInvite and importIdentity there is nothing left to do.
class ProfileEngine::ItsSwarms final : public Swarms {
public:
    explicit ItsSwarms(ProfileEngine& engine)
        : engine_{engine}
    {}

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

private:
    template <class T, class Question>
    void ask(Unanswered unanswered, Question question, SwarmReply<T> reply);

    ProfileEngine& engine_;
};

} // namespace shoal::service
