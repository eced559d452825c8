// shoal swarm ls, status, members, invites, catalogue, log, verify-log: what there is.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_run.h"
#include "app/shoal/run/pages.h"

#include <charconv>

namespace shoal::app {
namespace {
constexpr std::size_t usualEntries = 50;

std::chrono::sys_seconds wallClock()
{
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::optional<std::size_t> entriesWanted(const std::string& text)
{
    if (text.empty())
        return usualEntries;
    std::size_t count = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, count);
    return error == std::errc{} && rest == end ? std::optional{count} : std::nullopt;
}

/// How many there are is known only once the first page is there.
void showLastEntries(Foreground& foreground, const SwarmRow& swarm, std::size_t count)
{
    auto total =
        foreground.reply<Page<SwarmLogRow>>([&foreground, swarm, count](const Result<Page<SwarmLogRow>>& page) {
            if (!page)
                return foreground.fail(page.error());
            const auto first = page->total > count ? page->total - count : 0;
            readAll<SwarmLogRow>(
                foreground,
                [&foreground, swarm, first](Range range, Reply<Page<SwarmLogRow>> reply) {
                    foreground.engine().swarms().log(swarm.id, {first + range.first, range.count},
                                                     [first, reply](Result<Page<SwarmLogRow>> entries) {
                                                         if (entries)
                                                             entries->total -= std::min(first, entries->total);
                                                         reply(std::move(entries));
                                                     });
                },
                tells<std::vector<SwarmLogRow>>(foreground, [swarm](const std::vector<SwarmLogRow>& rows) {
                    return SwarmLogListed{namedOf(swarm), rows};
                }));
        });
    foreground.engine().swarms().log(swarm.id, {0, 0}, std::move(total));
}

void showStatus(Foreground& foreground, const SwarmRow& swarm)
{
    auto withStatus = foreground.reply<SwarmStatus>([&foreground, swarm](const Result<SwarmStatus>& status) {
        if (!status)
            return foreground.fail(status.error());
        foreground.engine().swarms().members(
            swarm.id,
            tells<std::vector<SwarmMemberRow>>(
                foreground, [&foreground, status = *status](const std::vector<SwarmMemberRow>& members) {
                    return SwarmStatusShown{status, members, wallClock(), foreground.servedBy()};
                }));
    });
    foreground.engine().swarms().status(swarm.id, std::move(withStatus));
}
} // namespace

ExitCode runSwarmLs(const Arguments& arguments, Context& context)
{
    return runWithSwarms(arguments, context, "shoal swarm ls", [](Foreground& foreground) {
        auto withJoinings =
            foreground.reply<std::vector<JoinRow>>([&foreground](const Result<std::vector<JoinRow>>& all) {
                if (!all)
                    return foreground.fail(all.error());
                for (const auto& join : *all)
                    if (join.state != JoinState::Joined)
                        foreground.report(SwarmJoining{join});
                foreground.engine().swarms().list(tells<std::vector<SwarmRow>>(
                    foreground, [](const std::vector<SwarmRow>& rows) { return SwarmsListed{rows}; }));
            });
        foreground.engine().swarms().joinings(std::move(withJoinings));
    });
}

ExitCode runSwarmStatus(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm status", &showStatus);
}

ExitCode runSwarmMembers(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm members", [](Foreground& foreground, const SwarmRow& swarm) {
        foreground.engine().swarms().members(
            swarm.id, tells<std::vector<SwarmMemberRow>>(foreground, [swarm](const std::vector<SwarmMemberRow>& rows) {
                return SwarmMembersListed{namedOf(swarm), rows, wallClock()};
            }));
    });
}

ExitCode runSwarmInvites(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm invites", [](Foreground& foreground, const SwarmRow& swarm) {
        foreground.engine().swarms().invites(
            swarm.id, tells<std::vector<InviteRow>>(foreground, [swarm](const std::vector<InviteRow>& rows) {
                return SwarmInvitesListed{namedOf(swarm), rows};
            }));
    });
}

ExitCode runSwarmCatalogue(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm catalogue", [](Foreground& foreground, const SwarmRow& swarm) {
        readCatalogue(foreground, swarm.id,
                      tells<std::vector<SwarmShareRow>>(foreground, [swarm](const std::vector<SwarmShareRow>& rows) {
                          return SwarmCatalogueListed{namedOf(swarm), rows, wallClock()};
                      }));
    });
}

ExitCode runSwarmLog(const Arguments& arguments, Context& context)
{
    const auto count = entriesWanted(arguments.swarm.count);
    if (!count)
        return endWith(context, {ErrorKind::BadArgument, "-n " + arguments.swarm.count, "it takes a number"});
    return runOnSwarm(
        arguments, context, "shoal swarm log",
        [count = *count](Foreground& foreground, const SwarmRow& swarm) { showLastEntries(foreground, swarm, count); });
}

ExitCode runSwarmVerifyLog(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm verify-log", [](Foreground& foreground, const SwarmRow& swarm) {
        foreground.engine().swarms().verifyLog(
            swarm.id, foreground.reply<LogCheck>([&foreground, swarm](const Result<LogCheck>& check) {
                if (!check)
                    return foreground.fail(check.error());
                foreground.report(SwarmLogChecked{namedOf(swarm), *check});
                foreground.end(check->faults.empty() ? ExitCode::Ok : ExitCode::NotIdentical);
            }));
    });
}

} // namespace shoal::app
