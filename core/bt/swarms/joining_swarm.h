// A device of this profile that is joining a private swarm, at work in the engine; and what is kept of it.
#pragma once

#include "core/bt/swarms/house_parts.h"
#include "core/state/swarms/kept_joinings.h"
#include "core/swarm/node/joining_node.h"
#include "core/swarms.h"

#include <memory>
#include <optional>

namespace shoal::bt {

/// What a person chose when it began, kept beside the joiner's own state.
swarm::Bytes withFetching(const SwarmFetching& fetching, swarm::ByteView joiner);
struct KeptJoiner {
    SwarmFetching fetching;
    swarm::Bytes joiner;
};
/// Empty for whatever `withFetching` doesn't write.
std::optional<KeptJoiner> readJoiner(swarm::ByteView bytes);

class JoiningSwarm {
public:
    /// Null for a label that can't be used.
    static std::unique_ptr<JoiningSwarm> start(HouseParts& parts, swarm::Wire& wire, dht::ItemNetwork& items,
                                               const JoinRequest& request, const swarm::InviteCode& code);
    /// As it was kept. Null for other bytes.
    static std::unique_ptr<JoiningSwarm> resume(HouseParts& parts, swarm::Wire& wire, dht::ItemNetwork& items,
                                                const swarm::KeptJoining& kept);

    swarm::JoiningNode& node() { return *node_; }
    const swarm::JoiningNode& node() const { return *node_; }
    JoinId id() const;
    JoinRow row() const;
    const SwarmFetching& fetching() const { return fetching_; }
    /// Time passed: whoever was told that the code is closed, and met nobody who shows more, is told so in the end.
    void tick(swarm::Moment now, std::chrono::sys_seconds system);
    /// Nothing more comes of it, and why stands in the row.
    bool isOver() const { return row().state == JoinState::Refused; }
    /// Whether the row says something else than when this was asked last.
    bool takeNews();
    /// Names it in the store.
    swarm::KeptJoining kept() const;

private:
    JoiningSwarm(HouseParts& parts, SwarmFetching fetching)
        : parts_{parts}
        , fetching_{std::move(fetching)}
    {}
    swarm::JoiningSurroundings around(swarm::Wire& wire, dht::ItemNetwork& items);

    HouseParts& parts_;
    SwarmFetching fetching_;
    std::unique_ptr<swarm::JoiningNode> node_;
    swarm::ShortSwarmId startingFor_;
    std::optional<swarm::Moment> closedSince_;
    bool isClosed_ = false;
    bool isNew_ = true;
};

} // namespace shoal::bt
