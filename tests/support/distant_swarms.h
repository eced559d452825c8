// The fake private swarms on a thread of their own: for DistantEngine.
#pragma once

#include "core/swarms.h"

#include <functional>

namespace shoal::test {

class DistantSwarms final : public Swarms {
public:
    /// Runs work on the engine's thread: now, or as late as its answers come.
    struct Post {
        std::function<void(std::function<void()>)> soon;
        std::function<void(std::function<void()>)> late;
    };
    DistantSwarms(Swarms& near, Post post)
        : near_{near}
        , post_{std::move(post)}
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
    template <class T>
    SwarmReply<T> late(SwarmReply<T> reply);

    Swarms& near_;
    Post post_;
};

} // namespace shoal::test
