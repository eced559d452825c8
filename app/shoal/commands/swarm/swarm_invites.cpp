// shoal swarm create, invite, cancel-invite, approve: how a swarm begins and grows.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/share_request.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_request.h"
#include "app/shoal/commands/swarm/swarm_run.h"

#include <charconv>

namespace shoal::app {
namespace {
constexpr std::size_t shownKeyDigits = 8;

Result<std::chrono::days> freshnessOf(const std::string& text)
{
    std::chrono::days::rep days = 30;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, days);
    const bool isNumber = text.empty() || (error == std::errc{} && rest == end);
    if (!isNumber || days < 0 || days > 3650)
        return fail(ErrorKind::BadArgument, "--freshness " + text, "it is a number of days from 0 (off) to 3650");
    return std::chrono::days{days};
}

void invite(Foreground& foreground, const SwarmArguments& arguments, const SwarmRow& swarm)
{
    const auto request = inviteRequest(arguments, swarm.role);
    if (!request)
        return foreground.fail(request.error());
    auto tell = [&foreground, arguments, swarm, request = *request](const Result<MadeInvite>& made) {
        if (!made)
            return foreground.fail(made.error());
        SwarmInvited invited{namedOf(swarm),       request, *made, std::nullopt, !arguments.hasNoPicture,
                             foreground.isServed()};
        if (!arguments.file.empty())
            invited.file = arguments.file;
        // The invite is made: its code is told even if the file can't be written.
        const auto written =
            invited.file ? writeNewFile(*invited.file, made->file, ReadableBy::OwnerAlone) : Result<std::monostate>{};
        if (!written)
            invited.file.reset();
        foreground.report(invited);
        written ? foreground.end(ExitCode::Ok) : foreground.fail(written.error());
    };
    foreground.engine().swarms().invite(swarm.id, *request, foreground.reply<MadeInvite>(std::move(tell)));
}

void cancelInvite(Foreground& foreground, const SwarmRow& swarm, const InviteRow& invite)
{
    const auto key = toHex(invite.key.bytes);
    foreground.engine().swarms().cancelInvite(
        swarm.id, invite.key,
        tellsDeed(foreground,
                  {namedOf(swarm), SwarmTouched::Deed::InviteCancelled, key.substr(0, shownKeyDigits), key}));
}

void approve(Foreground& foreground, const SwarmRow& swarm, const WaitingDevice& device, bool isWelcome)
{
    const auto id = toHex(device.device.bytes);
    const auto deed = isWelcome ? SwarmTouched::Deed::Approved : SwarmTouched::Deed::Refused;
    const auto name = device.label.empty() ? id.substr(0, shownKeyDigits) : device.label;
    foreground.engine().swarms().approve(swarm.id, device.device, isWelcome,
                                         tellsDeed(foreground, {namedOf(swarm), deed, name, id}));
}
} // namespace

ExitCode runSwarmCreate(const Arguments& arguments, Context& context)
{
    const auto freshness = freshnessOf(arguments.swarm.freshness);
    if (!freshness)
        return endWith(context, freshness.error());
    return runWithSwarms(arguments, context, "shoal swarm create", [&](Foreground& foreground) {
        const auto fetching = fetchingOf(arguments.swarm, foreground.settings());
        if (!fetching)
            return foreground.fail(fetching.error());
        foreground.engine().swarms().create(
            {arguments.swarm.name, labelFor(arguments.swarm), *fetching, *freshness},
            foreground.reply<CreatedSwarm>([&foreground](const Result<CreatedSwarm>& created) {
                if (!created)
                    return foreground.fail(created.error());
                endWithNewSwarm(foreground, {created->id, created->name}, SwarmCreated{*created});
            }));
    });
}

ExitCode runSwarmInvite(const Arguments& arguments, Context& context)
{
    // Faults of the line are told before anything is opened; the role of one's own device is the engine's to know.
    if (const auto request = inviteRequest(arguments.swarm, SwarmRole::Reader); !request)
        return endWith(context, request.error());
    if (!arguments.swarm.file.empty())
        if (const auto checked = checkNewFile(arguments.swarm.file); !checked)
            return endWith(context, checked.error());
    return runOnSwarm(
        arguments, context, "shoal swarm invite",
        [given = arguments.swarm](Foreground& foreground, const SwarmRow& swarm) { invite(foreground, given, swarm); });
}

ExitCode runSwarmCancelInvite(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm cancel-invite",
                      [word = arguments.swarm.invite](Foreground& foreground, const SwarmRow& swarm) {
                          findInvite(foreground, swarm, word, [&foreground, swarm](const InviteRow& row) {
                              cancelInvite(foreground, swarm, row);
                          });
                      });
}

ExitCode runSwarmApprove(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm approve",
                      [word = arguments.swarm.device, isWelcome = !arguments.swarm.isRefused](Foreground& foreground,
                                                                                              const SwarmRow& swarm) {
                          findWaiting(foreground, swarm, word,
                                      [&foreground, swarm, isWelcome](const WaitingDevice& device) {
                                          approve(foreground, swarm, device, isWelcome);
                                      });
                      });
}

} // namespace shoal::app
