// Looks into the words of members that come over links, and tells them to whom they matter (docs/swarm-protocol.md,
// sections 8.3, 10 and 11).
#pragma once

#include "core/swarm/freshness/freshness.h"
#include "core/swarm/freshness/hold_book.h"
#include "core/swarm/links/exchange/newest_values.h"
#include "core/swarm/replica/own_clock.h"

#include <optional>

namespace shoal::swarm {

/// As long as the clock wasn't told, words are taken as kept ones that come back: from the future they may be.
class WordJudge final : public ValueJudge {
public:
    /// All must outlive it.
    WordJudge(const SwarmId& swarm, const Speakers& members, std::optional<Freshness>& freshness, HoldBook& holds,
              const OwnClock& clock)
        : swarm_{swarm}
        , members_{members}
        , freshness_{freshness}
        , holds_{holds}
        , clock_{clock}
    {}

    Verdict judge(const ValueName& name, std::uint64_t version, ByteView bytes) const override;
    /// Statements are for owners and admins.
    bool isKept(const ValueName& name) const override;

private:
    Verdict judgeStatement(const DeviceId& device, std::uint64_t version, ByteView bytes) const;
    Verdict judgeHold(const DeviceId& device, std::uint64_t version, ByteView bytes) const;
    Verdict judgeWhereabouts(const DeviceId& device, std::uint64_t version, ByteView bytes) const;

    SwarmId swarm_;
    const Speakers& members_;
    std::optional<Freshness>& freshness_;
    HoldBook& holds_;
    const OwnClock& clock_;
};

} // namespace shoal::swarm
