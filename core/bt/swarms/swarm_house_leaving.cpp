// How a swarm is left. To its user that is done at once; others are told as long as nobody has heard of it, for a day,
// also by later runs: what is to be told is the `leave` in the log.
#include "core/bt/engine_parts.h"
#include "core/bt/swarms/member_call.h"
#include "core/bt/swarms/swarm_house.h"
#include "core/bt/swarms/swarm_words.h"

#include <utility>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

constexpr auto leavingPatience = 4s; // for members to hear of it before the command ends
constexpr auto toldFor = 24h;
constexpr auto forgottenAgain = 1min; // what the disk didn't let go

bool hasLeft(MemberSwarm& member) { return !member.node().isMember() && member.node().leftAt(); }
} // namespace

void SwarmHouse::departIfLeft(const swarm::SwarmId& swarm)
{
    if (const auto found = members_.find(swarm); found != members_.end() && hasLeft(*found->second))
        depart(swarm, [](const auto&) {});
}

/// A device that may not write any more is forgotten at once.
void SwarmHouse::leave(swarm::SwarmId swarm, SwarmReply<bool> reply)
{
    onMember(swarm, std::move(reply), [this](MemberSwarm& member, const SwarmReply<bool>& answer) {
        const auto id = member.id();
        if (leaving_.contains(id))
            return answer(fail({ErrorKind::BadArgument, member.name(), "it is being left already"}));
        parts_.shares.stopSwarm(id, [] {});
        leaving_[id] = {.until = swarm::Moment::max(), .reply = answer};
        if (!member.node().isMember())
            return leaveOrDepart(id, answer);
        const bool isHeard = !member.node().linked().empty();
        member.node().leave([this, id, answer, isHeard, name = member.name()](const auto& written) {
            using Kind = swarm::WriteFault::Kind;
            // Nothing else could be taken off this disk, either.
            if (!written && (written.error().kind == Kind::NotStored || written.error().kind == Kind::GivenUp)) {
                leaving_.erase(id);
                parts_.shares.startSwarm(id);
                return answer(fail(wordsFor(written.error(), name)));
            }
            leaving_[id] = {.until = now_ + (written && isHeard ? leavingPatience : 0s), .reply = answer};
        });
    });
}

void SwarmHouse::lookAtLeaving(swarm::Moment now)
{
    for (auto leaving = leaving_.begin(); leaving != leaving_.end();) {
        if (leaving->second.until > now) {
            ++leaving;
            continue;
        }
        leaving->second.until = swarm::Moment::max();
        const auto id = leaving->first;
        const auto reply = (leaving++)->second.reply;
        leaveOrDepart(id, reply);
    }
    std::vector<swarm::SwarmId> late; // written once the disk took it
    for (const auto& [id, member] : members_)
        if (!leaving_.contains(id) && hasLeft(*member))
            late.push_back(id);
    for (const auto& id : late)
        depart(id, [](const auto&) {});
}

/// Whoever told it, or has nobody to tell it to, is gone.
void SwarmHouse::leaveOrDepart(const swarm::SwarmId& swarm, const SwarmReply<bool>& reply)
{
    const auto found = members_.find(swarm);
    if (found == members_.end())
        return reply(fail(ErrorKind::Cancelled, toHex(swarm.view())));
    auto& member = *found->second;
    const auto* const fold = member.node().replica().log().fold();
    const bool hasOthers = fold != nullptr && !fold->members().empty();
    const bool isTold = member.node().isLeaveTold();
    if (hasLeft(member) && !isTold && hasOthers)
        return depart(swarm, reply);
    forget(swarm,
           [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, swarm, reply, isTold,
            isOwnWord = hasLeft(member)](const Result<void>& forgotten) {
               if (!alive.lock())
                   return reply(isTold);
               leaving_.erase(swarm);
               if (forgotten)
                   return reply(isTold);
               if (!isOwnWord)
                   return reply(fail(forgotten.error()));
               parts_.publish(EngineWarning{forgotten.error()}); // the disk lets it go later
               depart(swarm, reply);
           });
}

/// Its shares leave the list; their files stay.
void SwarmHouse::depart(const swarm::SwarmId& swarm, const SwarmReply<bool>& reply)
{
    leaving_.erase(swarm);
    auto member = members_.extract(swarm);
    if (!member)
        return reply(fail(ErrorKind::Cancelled, toHex(swarm.view())));
    member.mapped()->depart();
    const bool isTold = member.mapped()->node().isLeaveTold();
    departed_[swarm].swarm = std::move(member.mapped());
    parts_.publish(SwarmsChanged{});
    parts_.shares.sharesOfSwarm(swarm,
                                [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, reply, isTold](const auto& shares) {
                                    if (!alive.lock())
                                        return reply(isTold);
                                    if (!shares)
                                        parts_.publish(EngineWarning{shares.error()});
                                    else
                                        for (const auto& share : *shares)
                                            parts_.removeShare(share.id);
                                    reply(isTold);
                                });
}

void SwarmHouse::lookAtDeparted(swarm::Moment now, std::chrono::sys_seconds system)
{
    std::vector<swarm::SwarmId> over;
    for (auto& [id, departed] : departed_) {
        const auto& node = departed.swarm->node();
        const auto leftAt = node.leftAt();
        const bool isOver = node.isLeaveTold() || !leftAt || system - *leftAt >= toldFor;
        if (!isOver || now < departed.forgottenAt)
            continue;
        // Those that are connected hear of it, too.
        if (node.isLeaveTold() && !node.linked().empty())
            continue;
        departed.forgottenAt = now + forgottenAgain;
        over.push_back(id);
    }
    for (const auto& id : over)
        forget(id, [this, alive = std::weak_ptr<SwarmHouse*>{alive_}](const Result<void>& forgotten) {
            if (!forgotten && alive.lock())
                parts_.publish(EngineWarning{forgotten.error()});
        });
}

/// Its shares leave the list; their files stay.
void SwarmHouse::forget(const swarm::SwarmId& swarm, std::function<void(const Result<void>&)> then)
{
    const std::weak_ptr<SwarmHouse*> alive{alive_};
    parts_.shares.sharesOfSwarm(swarm, [this, alive, swarm, then = std::move(then)](const auto& shares) {
        if (!shares || !alive.lock())
            return then(shares ? Result<void>{} : Result<void>{fail(shares.error())});
        parts_.store.ask([swarm](StoreParts& store) { return swarm::removeSwarm(store, swarm); },
                         [this, alive, shares = *shares, swarm, then](const Result<void>& removed) {
                             if (removed && alive.lock()) {
                                 for (const auto& share : shares)
                                     parts_.removeShare(share.id);
                                 members_.erase(swarm);
                                 departed_.erase(swarm);
                                 parts_.publish(SwarmsChanged{});
                             }
                             then(removed);
                         });
    });
}

} // namespace shoal::bt
