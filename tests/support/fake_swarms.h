// Private swarms that a test wrote down: they remember what was asked, and answer with what they were given.
#pragma once

#include "core/subscribers.h"
#include "core/swarms.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shoal::test {

/// Answers within the call; what a test says happens on a call may emit events.
class FakeSwarms final : public Swarms {
public:
    struct Record {
        std::vector<CreateSwarmRequest> created;
        std::vector<InviteRequest> invited;
        std::vector<swarm::SigningKey> cancelled;
        std::vector<std::pair<swarm::DeviceId, bool>> approved;
        std::vector<JoinRequest> joined;
        std::vector<JoinId> stopped;
        std::vector<swarm::SwarmId> left;
        std::vector<std::pair<swarm::DeviceId, bool>> removed; ///< and whether alone
        std::vector<std::pair<swarm::DeviceId, SwarmRole>> roles;
        std::vector<swarm::DeviceId> settled;
        std::vector<RecoverRequest> recovered;
        std::vector<swarm::SwarmId> writing;
        std::vector<SwarmFetching> fetching;
        std::vector<PublishRequest> published;
        std::vector<swarm::ShareId> unpublished;
        std::vector<FetchRequest> fetched;
        std::vector<swarm::ShareId> stoppedFetches;
        std::vector<std::string> passphrases;
        std::vector<std::string> importedFiles;
    };
    struct Script {
        Record record;
        std::optional<Error> fails; ///< what every command answers; lists don't
        std::vector<SwarmRow> rows;
        std::map<swarm::SwarmId, SwarmStatus> statuses;
        std::vector<SwarmMemberRow> members;
        std::vector<InviteRow> invites;
        std::vector<SwarmShareRow> catalogue;
        std::vector<SwarmLogRow> log; ///< the oldest first
        std::vector<JoinRow> joinings;
        LogCheck check;
        CreatedSwarm created;
        MadeInvite invite;
        JoinRow join;
        Publication publication;
        StartedFetch fetch;
        swarm::SwarmId imported;
        std::string identity;
        std::string torrent;
        bool isLeavingTold = true;
        bool hangs = false;            ///< `create` and `list` never answer
        std::function<void()> onJoin;  ///< before the answer
        std::function<void()> onFetch; ///< before the answer
    };
    explicit FakeSwarms(Script& script)
        : script_{script}
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
    template <class Value>
    void answer(Value value, const SwarmReply<Value>& reply) const;

    Script& script_;
};

} // namespace shoal::test
