// Judges one connection by what its peer sends. Pure: no clock and no socket of its own.
#pragma once

#include "core/conduct.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace shoal::bt {

/// Lets a number of things happen at once and then so many a second.
class Allowance {
public:
    using Time = std::chrono::steady_clock::time_point;
    Allowance(double perSecond, double burst)
        : perSecond_{perSecond}
        , burst_{burst}
        , left_{burst}
    {}
    /// False when it is used up.
    bool take(Time now);

private:
    double perSecond_;
    double burst_;
    double left_;
    Time takenAt_{};
};

class PeerConduct {
public:
    using Time = Allowance::Time;
    using Verdict = std::optional<Misdeed>;

    explicit PeerConduct(const ConductLimits& limits);

    /// Any message but blocks and requests.
    Verdict onMessage(Time now);
    Verdict onRequest(Time now);
    void onBlock() { ++blocks_; }
    void onChoke() { isChokingUs_ = true; }
    void onUnchoke() { isChokingUs_ = false; }
    /// A peer that chokes us rejects what we had asked for, rightly.
    Verdict onReject();
    /// Once a second or so: how many blocks it owes us, and how many payload bytes it sent so far.
    Verdict onLook(Time now, int owedBlocks, std::int64_t received);

private:
    ConductLimits limits_;
    Allowance messages_;
    Allowance requests_;
    std::uint64_t blocks_ = 0;
    std::uint64_t rejections_ = 0;
    bool isChokingUs_ = true;
    std::optional<Time> owesSince_;
};

} // namespace shoal::bt
