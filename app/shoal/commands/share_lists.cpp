// shoal files, shoal peers and shoal trackers: lists that belong to a share.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/each_share.h"
#include "app/shoal/commands/file_numbers.h"
#include "app/shoal/run/pages.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
template <class Row>
using Ask = void (Engine::*)(ShareId, Range, Reply<Page<Row>>);
template <class Row>
using TellList = std::function<void(const ShareRow&, const std::vector<Row>&)>;

/// Reads the whole list of a share, then tells it.
template <class Row>
void readList(Foreground& foreground, Ask<Row> ask, const ShareRow& share, const EachShare::Done& done,
              const TellList<Row>& tell)
{
    readAll<Row>(
        foreground,
        [&foreground, ask, id = share.id](Range range, Reply<Page<Row>> reply) {
            (foreground.engine().*ask)(id, range, std::move(reply));
        },
        [share, done, tell](const Result<std::vector<Row>>& rows) {
            if (!rows)
                return done(fail(rows.error()));
            tell(share, *rows);
            done(ExitCode::Ok);
        });
}

template <class Listed, class Row>
ExitCode runList(const Arguments& arguments, Context& context, const std::string& purpose, Ask<Row> ask)
{
    const auto& choice = arguments.choice;
    const bool hasHeadings = choice.words.size() != 1 || !choice.label.empty();
    const auto workFor = [ask, hasHeadings](Foreground& foreground) {
        return [&foreground, ask, hasHeadings](const ShareRow& row, const EachShare::Done& done) {
            readList<Row>(foreground, ask, row, done,
                          [&foreground, hasHeadings](const ShareRow& share, const std::vector<Row>& rows) {
                              foreground.report(Listed{NamedShare{share}, rows, hasHeadings});
                          });
        };
    };
    return runEachShare(arguments, context, purpose, workFor, Stops::Untold);
}

WantedShown wantedOf(const ShareRow& share, const std::vector<ShareFileRow>& files)
{
    WantedShown shown{NamedShare{share}, files.size(), 0, 0, 0};
    for (const auto& file : files) {
        shown.size += file.size;
        shown.wantedFiles += file.isWanted ? 1 : 0;
        shown.wanted += file.isWanted ? file.size : 0;
    }
    return shown;
}

/// What is wrong with the choice is said of the option that made it.
Error ofOption(Error error, const ShareRow& row, const std::vector<std::string>& onlyFiles)
{
    if (error.kind == ErrorKind::BadArgument && row.state != ShareState::Moving && !onlyFiles.empty())
        error.about = fmt::format("--only {}", fmt::join(onlyFiles, " --only "));
    return error;
}

ExitCode chooseFiles(const Arguments& arguments, Context& context, const FileSelection& wanted)
{
    const auto& only = arguments.edit.onlyFiles;
    return runEachShare(arguments, context, "shoal files", [wanted, only](Foreground& foreground) {
        return [&foreground, wanted, only](const ShareRow& row, const EachShare::Done& done) {
            const auto edited = [&foreground, row, done, only](const Result<ShareId>& id) {
                if (!id)
                    return done(fail(ofOption(id.error(), row, only)));
                readList<ShareFileRow>(foreground, &Engine::files, row, done,
                                       [&foreground](const ShareRow& share, const std::vector<ShareFileRow>& files) {
                                           foreground.report(wantedOf(share, files));
                                       });
            };
            foreground.engine().edit(row.id, {.wanted = wanted}, foreground.reply<ShareId>(edited));
        };
    });
}
} // namespace

ExitCode runFiles(const Arguments& arguments, Context& context)
{
    const auto& edit = arguments.edit;
    if (edit.hasAllFiles && !edit.onlyFiles.empty())
        return endWith(context, {ErrorKind::BadArgument, "--all-files", "it cannot go with --only"});
    if (edit.onlyFiles.empty() && !edit.hasAllFiles)
        return runList<FilesListed, ShareFileRow>(arguments, context, "shoal files", &Engine::files);
    const auto wanted = parseFiles(edit.onlyFiles, "--only");
    return wanted ? chooseFiles(arguments, context, *wanted) : endWith(context, wanted.error());
}

ExitCode runPeers(const Arguments& arguments, Context& context)
{
    return runList<PeersListed, PeerRow>(arguments, context, "shoal peers", &Engine::peers);
}

ExitCode runTrackers(const Arguments& arguments, Context& context)
{
    return runList<TrackersListed, TrackerRow>(arguments, context, "shoal trackers", &Engine::trackers);
}

} // namespace shoal::app
