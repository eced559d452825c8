// shoal swarm export-identity, import-identity, export-torrent: files that leave and enter a swarm.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/share_request.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_request.h"
#include "app/shoal/commands/swarm/swarm_run.h"

#include <algorithm>

namespace shoal::app {
namespace {
/// The reply to what is to be written to a file.
SwarmReply<std::string> writing(Foreground& foreground, SwarmExported exported, ReadableBy readers)
{
    return foreground.reply<std::string>([&foreground, exported, readers](const Result<std::string>& bytes) {
        const auto written =
            bytes.and_then([&](const std::string& all) { return writeNewFile(exported.path, all, readers); });
        if (!written)
            return foreground.fail(written.error());
        foreground.report(exported);
        if (!foreground.isEnding())
            foreground.end(ExitCode::Ok);
    });
}

/// An identity doesn't say what its swarm is called; the list does, once it knows.
void tellImported(Foreground& foreground, swarm::SwarmId id)
{
    foreground.engine().swarms().list(tells<std::vector<SwarmRow>>(foreground, [id](const std::vector<SwarmRow>& rows) {
        const auto found = std::ranges::find(rows, id, &SwarmRow::id);
        return SwarmImported{{id, found == rows.end() ? std::string{} : found->name}};
    }));
}
} // namespace

ExitCode runSwarmExportIdentity(const Arguments& arguments, Context& context)
{
    const auto& given = arguments.swarm;
    if (const auto checked = checkNewFile(given.file); !checked)
        return endWith(context, checked.error());
    const auto passphrase = readPassphrase(given, context.terminal, Passphrase::New);
    if (!passphrase)
        return endWith(context, passphrase.error());
    return runOnSwarm(arguments, context, "shoal swarm export-identity",
                      [&](Foreground& foreground, const SwarmRow& swarm) {
                          foreground.engine().swarms().exportIdentity(
                              swarm.id, *passphrase,
                              writing(foreground, {namedOf(swarm), SwarmExported::What::Identity, given.file},
                                      ReadableBy::OwnerAlone));
                      });
}

ExitCode runSwarmImportIdentity(const Arguments& arguments, Context& context)
{
    const auto& given = arguments.swarm;
    auto file = readText(given.identity);
    if (!file)
        return endWith(context, file.error());
    const auto passphrase = readPassphrase(given, context.terminal, Passphrase::Known);
    if (!passphrase)
        return endWith(context, passphrase.error());
    return runWithSwarms(arguments, context, "shoal swarm import-identity", [&](Foreground& foreground) {
        const auto fetching = fetchingOf(given, foreground.settings());
        if (!fetching)
            return foreground.fail(fetching.error());
        foreground.engine().swarms().importIdentity(
            *file, *passphrase, *fetching,
            foreground.reply<swarm::SwarmId>([&foreground](const Result<swarm::SwarmId>& id) {
                id ? tellImported(foreground, *id) : foreground.fail(id.error());
            }));
    });
}

ExitCode runSwarmExportTorrent(const Arguments& arguments, Context& context)
{
    const auto& given = arguments.swarm;
    if (const auto checked = checkNewFile(given.file); !checked)
        return endWith(context, checked.error());
    return runOnSwarm(arguments, context, "shoal swarm export-torrent",
                      [&](Foreground& foreground, const SwarmRow& swarm) {
                          findSwarmShare(foreground, swarm, given.share, [&, swarm](const SwarmShareRow& share) {
                              foreground.engine().swarms().exportTorrent(
                                  swarm.id, share.share,
                                  writing(foreground, {namedOf(swarm), SwarmExported::What::Torrent, given.file},
                                          ReadableBy::Others));
                          });
                      });
}

} // namespace shoal::app
