// shoal share: read files, print a link, serve them.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/share_command.h"
#include "app/shoal/commands/source.h"
#include "app/shoal/run/background_work.h"

namespace shoal::app {
namespace {
/// Needs no profile and no network.
ExitCode onlyPrintLink(const ShareArguments& arguments, const CreateRequest& request, Context& context)
{
    const auto torrent = inBackground<CreatedTorrent>(
        context,
        [&](const auto& progress, auto stop) { return context.services.createTorrent(request, progress, stop); },
        [&](const CreateProgress& progress) { context.reporter.report(Hashing{progress}); });
    if (!torrent)
        return endWith(context, torrent.error());
    if (!arguments.torrentFile.empty())
        if (const auto written = writeNewFile(arguments.torrentFile, torrent->bytes); !written)
            return endWith(context, written.error());
    for (const auto& report : reportsOf(*torrent, formatMagnet(magnetOf(torrent->torrent)), arguments))
        context.reporter.report(report);
    return ExitCode::Ok;
}
} // namespace

ExitCode runShare(const Arguments& arguments, Context& context)
{
    auto request = createRequest(arguments.share);
    if (!request)
        return endWith(context, request.error());
    if (!arguments.share.torrentFile.empty())
        if (const auto checked = checkNewFile(arguments.share.torrentFile); !checked)
            return endWith(context, checked.error());
    if (arguments.share.isNotSeeded)
        return onlyPrintLink(arguments.share, *request, context);
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal share"); !opened)
        return endWith(context, opened.error());
    ShareCommand command{foreground, arguments.share, arguments.isDetached};
    command.start(std::move(*request));
    return foreground.run();
}

} // namespace shoal::app
