// What is wrong with a node.
#include "core/swarm/node/node.h"

#include "core/swarm/freshness/freshness.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr auto adminMissedAfter = std::chrono::days{3};
constexpr auto timeToFind = 20s;
constexpr std::size_t clocksAgainstOurs = 2;
} // namespace

/// By the words of where they are: each was said at that time, or later.
std::optional<ClockAhead> Node::clockAhead() const
{
    std::optional<ClockAhead> furthest;
    for (const auto& [number, link] : links_) {
        const auto said = link.device ? replica_.whereIs(*link.device) : std::nullopt;
        if (said && said->time > system_ + mostAhead && (!furthest || said->time > furthest->time))
            furthest = ClockAhead{*link.device, said->time};
    }
    return furthest;
}

std::vector<NodeTrouble> Node::troubles() const
{
    std::vector<NodeTrouble> troubles;
    const auto add = [&](bool is, NodeTrouble trouble) {
        if (is)
            troubles.push_back(trouble);
    };
    if (!isMember())
        return {NodeTrouble::Removed};
    const auto* const fold = replica_.log().fold();
    const auto* const own = fold != nullptr ? fold->member(self()) : nullptr;
    add(own != nullptr && own->isSuspended, NodeTrouble::Suspended);
    add(writing_.isInDoubt(), NodeTrouble::InDoubt);
    add(writing_.isStuck(), NodeTrouble::NotStored);
    add(fold != nullptr && fold->currentEpoch() != epoch_.epoch, NodeTrouble::NoSecret);
    const auto outlook = replica_.outlook();
    add(outlook && outlook->state == Outlook::State::Stale, NodeTrouble::NotFresh);
    // One admin's clock may be wrong; when nobody else vouches for anything, it is one of the two.
    add(replica_.statementsAhead() >= clocksAgainstOurs
            || (replica_.statementsAhead() > 0 && outlook && outlook->state == Outlook::State::Stale) || clockAhead(),
        NodeTrouble::ClockBehind);
    const bool hasBegun = begunAt_ && now_ - *begunAt_ >= timeToFind;
    const bool isAlone = std::ranges::none_of(links_, [](const auto& link) { return link.second.device.has_value(); });
    add(hasBegun && isAlone && others() > 0, NodeTrouble::NobodyFound);
    if (fold != nullptr) {
        bool areOthersAdmins = false;
        bool wasMet = false;
        bool isOtherSuspended = false;
        for (const auto& [device, member] : fold->members()) {
            if (device == self())
                continue;
            isOtherSuspended = isOtherSuspended || member.isSuspended;
            if (member.role < Role::Admin || member.isSuspended)
                continue;
            areOthersAdmins = true;
            const auto seen = lastSeen(device);
            wasMet = wasMet || (seen && system_ - *seen < adminMissedAfter);
        }
        add(hasBegun && areOthersAdmins && !wasMet && !isAlone, NodeTrouble::NoAdminLately);
        add(outlook && outlook->state == Outlook::State::Warn, NodeTrouble::SoonNotFresh);
        add(isOtherSuspended, NodeTrouble::OtherSuspended);
        add(own != nullptr && replica_.ownChain().length() >= fold->quotaOf(self()), NodeTrouble::AtQuota);
    }
    return troubles;
}

} // namespace shoal::swarm
