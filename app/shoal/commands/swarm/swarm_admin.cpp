// shoal swarm leave, remove, role, settle, recover: who belongs, and with which rights.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_request.h"
#include "app/shoal/commands/swarm/swarm_run.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
using Deed = SwarmTouched::Deed;

Error notMeant(const char* command)
{
    return {ErrorKind::Cancelled, command, "the answer was not yes", "Nothing was changed"};
}

SwarmTouched about(const SwarmRow& swarm, Deed deed, const SwarmMemberRow& member)
{
    const auto id = toHex(member.device.bytes);
    return {namedOf(swarm), deed, member.label.empty() ? id.substr(0, 8) : member.label, id};
}

void leave(Foreground& foreground, const SwarmRow& swarm)
{
    foreground.engine().swarms().leave(
        swarm.id, tells<bool>(foreground, [swarm](bool isTold) {
            return SwarmTouched{namedOf(swarm), isTold || swarm.members <= 1 ? Deed::Left : Deed::LeftUntold};
        }));
}

/// One after the other: each is a device's beginning or label.
void findCut(Foreground& foreground, const SwarmRow& swarm, std::vector<std::string> words, RecoverRequest request,
             const std::function<void(RecoverRequest)>& then)
{
    if (words.empty())
        return then(std::move(request));
    const auto word = words.back();
    words.pop_back();
    findMember(foreground, swarm, word, [&foreground, swarm, words, request, then](const SwarmMemberRow& member) {
        auto more = request;
        more.cut.push_back(member.device);
        findCut(foreground, swarm, words, std::move(more), then);
    });
}
} // namespace

ExitCode runSwarmLeave(const Arguments& arguments, Context& context)
{
    if (const auto unasked = whyNotAsked(arguments, context, "shoal swarm leave"))
        return endWith(context, *unasked);
    return runOnSwarm(
        arguments, context, "shoal swarm leave", [&arguments, &context](Foreground& foreground, const SwarmRow& swarm) {
            const auto question = fmt::format(
                "Leave {}? To come back, a new code is needed. Its files here stay.{}", swarm.name,
                swarm.role == SwarmRole::Owner
                    ? " This device is the owner's: without another one the 24 words alone make a new owner."
                    : "");
            if (!isMeant(arguments, context, question))
                return foreground.fail(notMeant("shoal swarm leave"));
            leave(foreground, swarm);
        });
}

ExitCode runSwarmRemove(const Arguments& arguments, Context& context)
{
    if (const auto unasked = whyNotAsked(arguments, context, "shoal swarm remove"))
        return endWith(context, *unasked);
    return runOnSwarm(arguments, context, "shoal swarm remove", [&](Foreground& foreground, const SwarmRow& swarm) {
        findMember(foreground, swarm, arguments.swarm.device, [&, swarm](const SwarmMemberRow& member) {
            const bool isAlone = arguments.swarm.isAlone;
            if (member.role == SwarmRole::Owner)
                return foreground.fail({ErrorKind::NoRight, swarm.name,
                                        "an owner's device is taken away by the recovery words alone",
                                        "Use `shoal swarm recover` with --cut, on another device"});
            const auto question =
                fmt::format("Remove {}{} from {} for ever? Copies stay with those who have them.", member.label,
                            isAlone ? " (this device alone)" : " with all its devices", swarm.name);
            if (!isMeant(arguments, context, question))
                return foreground.fail(notMeant("shoal swarm remove"));
            foreground.engine().swarms().remove(swarm.id, member.device, isAlone,
                                                tellsDeed(foreground, about(swarm, Deed::MemberRemoved, member)));
        });
    });
}

ExitCode runSwarmRole(const Arguments& arguments, Context& context)
{
    const auto role = roleOf(arguments.swarm.role);
    if (!role)
        return endWith(context, role.error());
    return runOnSwarm(arguments, context, "shoal swarm role", [&](Foreground& foreground, const SwarmRow& swarm) {
        findMember(foreground, swarm, arguments.swarm.device, [&foreground, swarm, role](const SwarmMemberRow& member) {
            auto touched = about(swarm, Deed::RoleSet, member);
            touched.role = *role;
            foreground.engine().swarms().setRole(swarm.id, member.device, *role, tellsDeed(foreground, touched));
        });
    });
}

ExitCode runSwarmSettle(const Arguments& arguments, Context& context)
{
    const auto& given = arguments.swarm;
    if (given.goesOn == !given.device.empty())
        return endWith(context,
                       {ErrorKind::BadArgument, "shoal swarm settle", "it takes a device, or --go-on-writing"});
    return runOnSwarm(arguments, context, "shoal swarm settle", [&](Foreground& foreground, const SwarmRow& swarm) {
        if (given.goesOn)
            return foreground.engine().swarms().goOnWriting(
                swarm.id, tellsDeed(foreground, {namedOf(swarm), Deed::GoesOnWriting}));
        findMember(foreground, swarm, given.device, [&foreground, swarm](const SwarmMemberRow& member) {
            if (!member.isSuspended)
                return foreground.fail({ErrorKind::BadArgument, member.label, "it isn't suspended",
                                        "`shoal swarm members` shows who is: there is nothing to settle"});
            foreground.engine().swarms().settle(swarm.id, member.device,
                                                tellsDeed(foreground, about(swarm, Deed::Settled, member)));
        });
    });
}

ExitCode runSwarmRecover(const Arguments& arguments, Context& context)
{
    auto words = readRecoveryWords(arguments.swarm, context.terminal);
    if (!words)
        return endWith(context, words.error());
    return runOnSwarm(arguments, context, "shoal swarm recover", [&](Foreground& foreground, const SwarmRow& swarm) {
        findCut(foreground, swarm, arguments.swarm.cut, {*words, {}}, [&foreground, swarm](RecoverRequest request) {
            foreground.engine().swarms().recover(swarm.id, std::move(request),
                                                 tellsDeed(foreground, {namedOf(swarm), Deed::Recovered}));
        });
    });
}

} // namespace shoal::app
