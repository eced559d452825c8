// shoal show: what a torrent file or a link says.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/source.h"

namespace shoal::app {

ExitCode runShow(const Arguments& arguments, Context& context)
{
    const auto source = readSource(arguments.shown);
    if (!source)
        return endWith(context, source.error());
    if (const auto* const torrent = std::get_if<TorrentSource>(&*source))
        context.reporter.report(TorrentShown{torrent->parsed.torrent, formatMagnet(magnetOf(torrent->parsed.torrent))});
    else
        context.reporter.report(LinkShown{std::get<Magnet>(*source)});
    return ExitCode::Ok;
}

} // namespace shoal::app
