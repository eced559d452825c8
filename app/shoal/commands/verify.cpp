// shoal verify: compare data on disk with a torrent file, or have shares on the list checked.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/share_checks.h"
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

/// A torrent file rather than a share: it says so, is one, or its data is named.
bool isAboutFile(const Arguments& arguments)
{
    const auto& words = arguments.choice.words;
    if (!arguments.verify.data.empty())
        return true;
    std::error_code ignored;
    return words.size() == 1
        && (looksLikeFile(words.front()) || std::filesystem::is_regular_file(words.front(), ignored));
}

ExitCode verifyFile(const Arguments& arguments, Context& context)
{
    const auto& words = arguments.choice.words;
    if (words.size() != 1)
        return endWith(context, {ErrorKind::BadArgument, "--data", "it goes with one .torrent file"});
    const auto source = readTorrentFile(words.front());
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
} // namespace

ExitCode runVerify(const Arguments& arguments, Context& context)
{
    if (isAboutFile(arguments))
        return verifyFile(arguments, context);
    std::optional<ShareChecks> checks;
    return runEachShare(arguments, context, "shoal verify", [&](Foreground& foreground) {
        // Without a service nobody would go on with it.
        const bool isDetached = arguments.isDetached && foreground.isServedByService();
        checks.emplace(foreground, isDetached ? ShareChecks::Patience::None : ShareChecks::Patience::UntilDone);
        return [&checks](const ShareRow& row, EachShare::Done done) { checks->check(row, std::move(done)); };
    });
}

} // namespace shoal::app
