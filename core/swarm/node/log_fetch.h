// A joiner that was let in fetches the log: over the hub of each epoch that it was given, from the code's author first
// (docs/swarm-protocol.md, section 7.4).
#pragma once

#include "core/swarm/joining/joiner.h"
#include "core/swarm/node/dial_book.h"
#include "core/swarm/node/joining_surroundings.h"
#include "core/swarm/records/sought_records.h"
#include "core/swarm/replica/replica.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shoal::swarm {

class LogFetch final : public WireUser {
public:
    /// Not the places to end the fetch.
    struct Hears {
        std::function<void()> onProgress;                ///< the log may have grown
        std::function<void(const GivenEpoch&)> onReturn; ///< from a return record of the author: a claim
    };
    /// All must outlive it; a card must have bound the joiner. `addresses` are those of the code and of hosts.
    LogFetch(const Joiner& joiner, const JoiningSurroundings& around, std::vector<dht::Endpoint> addresses,
             Hears hears);
    ~LogFetch() override;
    LogFetch(const LogFetch&) = delete;
    LogFetch& operator=(const LogFetch&) = delete;

    /// Meets under the epochs that the joiner was given and keeps on its disk.
    void followEpochs();
    void tick(Moment now, std::chrono::sys_seconds system);

    const Replica& replica() const { return replica_; }
    /// Somebody proved itself, and its link is there.
    bool isLinked() const { return !proven_.empty(); }
    /// Where somebody proved itself.
    const std::set<dht::Endpoint>& reached() const { return reached_; }

    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber link, ByteView hello) override;
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string& why) override;

private:
    /// The author by its card; others once the log shows them.
    class Known final : public RecordMembers {
    public:
        Known(const DeviceKeys& author, const Replica& replica)
            : author_{author}
            , replica_{replica}
        {}
        std::optional<DeviceKeys> keysOf(const DeviceId& device) const override;

    private:
        DeviceKeys author_;
        const Replica& replica_;
    };
    /// A search, and what it looks for.
    struct Looking {
        std::unique_ptr<dht::Sought> sought;
        std::unique_ptr<dht::RecordSearch> search;
    };
    struct Hub {
        EntryId epoch;
        Secret rendezvous;
        DialBook book;
    };
    void meet(const GivenEpoch& epoch);
    void look();
    template <class What>
    void lookFor(What what);
    void dialAll(const Addresses& addresses);
    void dialDue();
    void follow();
    void pump();
    void hearEvent(const MemberEvent& event);
    void forget(LinkNumber link);

    const Joiner& joiner_;
    const JoiningSurroundings& around_;
    Hears hears_;
    std::vector<dht::Endpoint> addresses_;
    RecordDevice self_;
    Replica replica_;
    Known known_;
    std::map<TorrentNumber, Hub> hubs_;
    std::map<LinkNumber, OpenedLink> links_;
    std::set<LinkNumber> proven_;
    std::set<dht::Endpoint> reached_;
    std::vector<Looking> looking_;
    bool isLookDue_ = true;
    Moment lookAt_{};
    Moment now_{};
};

} // namespace shoal::swarm
