// A joiner in its code's lobby: it looks for hosts, hands its request in, and asks for the reply with patience
// (docs/swarm-protocol.md, sections 7.1 and 7.4).
#pragma once

#include "core/swarm/joining/joiner.h"
#include "core/swarm/node/dial_book.h"
#include "core/swarm/node/joining_surroundings.h"
#include "core/swarm/records/sought_records.h"

#include <map>
#include <set>

namespace shoal::swarm {

class LobbyCall final : public WireUser {
public:
    /// All must outlive it. `changed`: the joiner took something, which is to be stored; then `say`. Not the place to
    /// end the call.
    LobbyCall(Joiner& joiner, const JoiningSurroundings& around, std::function<void()> changed);
    ~LobbyCall() override;
    LobbyCall(const LobbyCall&) = delete;
    LobbyCall& operator=(const LobbyCall&) = delete;

    void tick(Moment now, std::chrono::sys_seconds system);
    /// What the joiner has to say now to the hosts that it speaks with.
    void say();

    /// Hosts that showed the card.
    const std::set<dht::Endpoint>& hosts() const { return hosts_; }
    /// Whether a reply of the author came since it began.
    bool hasReply() const { return hasReply_; }
    std::size_t links() const { return talks_.size(); }

    void opened(const OpenedLink& link) override;
    void heardHello(LinkNumber, ByteView) override {}
    void heard(LinkNumber link, const Frame& frame) override;
    void closed(LinkNumber link) override;
    void notReached(TorrentNumber torrent, const dht::Endpoint& address, const std::string& why) override;

private:
    struct Talk {
        dht::Endpoint host;
        Moment heardAt;
        std::optional<Moment> askAt = {}; ///< once something was said
        std::chrono::seconds pause{1};
        std::size_t messages = 0;
        bool isGreeted = false;
        bool isWaiting = false; ///< for an answer
    };
    void dial();
    void send(LinkNumber link, Talk& talk, Bytes message);
    void tire(LinkNumber link);
    void refuse(LinkNumber link);

    Joiner& joiner_;
    const JoiningSurroundings& around_;
    std::function<void()> changed_;
    DialBook book_;
    LobbySearch sought_;
    dht::RecordSearch search_;
    TorrentNumber torrent_;
    std::map<LinkNumber, Talk> talks_;
    std::set<dht::Endpoint> hosts_;
    Moment now_{};
    bool isBegun_ = false;
    bool hasReply_ = false;
};

} // namespace shoal::swarm
