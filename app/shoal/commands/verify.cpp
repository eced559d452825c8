// shoal verify: compare data on disk with a torrent file.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/source.h"
#include "app/shoal/run/background_work.h"

#include <algorithm>

namespace shoal::app {
namespace {
/// A file's number as `shoal show` counts: pad files are not.
std::uint32_t numberOf(const Torrent& torrent, std::uint32_t index)
{
    const auto end = torrent.files.begin() + index;
    return 1 + static_cast<std::uint32_t>(std::count_if(torrent.files.begin(), end, [](const TorrentFile& file) {
               return !file.isPad;
           }));
}

ExitCode tell(const Torrent& torrent, const ContentPlace& place, const VerifyOutcome& outcome, Context& context)
{
    for (const auto& fault : outcome.faults)
        context.reporter.report(
            FaultFound{numberOf(torrent, fault.file), torrent.files[fault.file].path, fault.kind, fault.reason});
    Verified verified{torrent.name, place.content, outcome.verified.size(), 0, outcome.faults.size()};
    verified.verifiedPieces =
        static_cast<std::size_t>(std::count(outcome.verified.begin(), outcome.verified.end(), true));
    context.reporter.report(verified);
    return verified.isIdentical() ? ExitCode::Ok : ExitCode::NotIdentical;
}
} // namespace

ExitCode runVerify(const Arguments& arguments, Context& context)
{
    const auto source = readTorrentFile(arguments.verify.torrent);
    if (!source)
        return endWith(context, source.error());
    const auto& torrent = source->parsed.torrent;
    const auto place = locateContent(torrent, arguments.verify.data);
    const ContentPlaces places{place.folder, place.places};
    const VerifyRequest request{torrent, source->parsed.hashes, places, std::nullopt, 0};
    const auto outcome = inBackground<VerifyOutcome>(
        context,
        [&](const auto& progress, auto stop) { return context.services.verifyContent(request, progress, stop); },
        [&](const CreateProgress& progress) {
            context.reporter.report(CheckingData{progress.done, progress.total});
        });
    if (!outcome)
        return endWith(context, outcome.error());
    return tell(torrent, place, *outcome, context);
}

} // namespace shoal::app
