#include "core/bt/peer_conduct.h"

#include <algorithm>

namespace shoal::bt {

bool Allowance::take(Time now)
{
    if (takenAt_ != Time{})
        left_ = std::min(burst_, left_ + perSecond_ * std::chrono::duration<double>{now - takenAt_}.count());
    takenAt_ = now;
    if (left_ < 1)
        return false;
    left_ -= 1;
    return true;
}

PeerConduct::PeerConduct(const ConductLimits& limits)
    : limits_{limits}
    , messages_{limits.messagesPerSecond, limits.messageBurst}
    , requests_{limits.requestsPerSecond, limits.requestBurst}
{}

PeerConduct::Verdict PeerConduct::onMessage(Time now) { return messages_.take(now) ? Verdict{} : Misdeed::Floods; }

PeerConduct::Verdict PeerConduct::onRequest(Time now) { return requests_.take(now) ? Verdict{} : Misdeed::Floods; }

PeerConduct::Verdict PeerConduct::onReject()
{
    if (isChokingUs_)
        return {};
    ++rejections_;
    const bool gaveEnough = blocks_ > 0 && rejections_ / 8 <= blocks_;
    return rejections_ < limits_.rejections || gaveEnough ? Verdict{} : Misdeed::LacksPieces;
}

PeerConduct::Verdict PeerConduct::onLook(Time now, int owedBlocks, std::int64_t received)
{
    if (received > 0 || isChokingUs_ || owedBlocks == 0) {
        owesSince_.reset();
        return {};
    }
    if (!owesSince_)
        owesSince_ = now;
    return now - *owesSince_ < limits_.stallPatience ? Verdict{} : Misdeed::Stalls;
}

} // namespace shoal::bt
