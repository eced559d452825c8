// shoal get: fetch what a link, torrent file or info-hash names.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/file_numbers.h"
#include "app/shoal/commands/source.h"
#include "app/shoal/run/foreground.h"
#include "app/shoal/run/ready_watch.h"
#include "app/shoal/run/share_watch.h"

namespace shoal::app {
namespace {
class GetCommand {
public:
    GetCommand(Foreground& foreground, const Arguments& arguments, FileSelection wanted)
        : foreground_{foreground}
        , arguments_{arguments.get}
        , isDetached_{arguments.isDetached}
        , wanted_{std::move(wanted)}
        , ready_{foreground}
        , watch_{foreground,
                 {.onRow = [this](const ShareRow& row) { look(row); },
                  .onMetadata = [this](const ShareRow& row) { checkWanted(row); },
                  .onAnnounced = [this] { ready_.announced(); },
                  .onFinished = [this](const ShareRow& row) { finished(row); }}}
    {}

    void start(const Source& source)
    {
        startedAt_ = foreground_.loop().now();
        AddRequest request;
        request.source = addedAs(source);
        request.folder = targetFolder(arguments_.folder, foreground_.settings());
        request.wanted = wanted_;
        request.whenDone = arguments_.isSeeded ? WhenDone::Seed : WhenDone::Stop;
        request.order = arguments_.isSequential ? PieceOrder::Sequential : PieceOrder::RarestFirst;
        if (isDetached_)
            watch_.leaveToService(std::move(request), hashesOf(source));
        else
            watch_.add(std::move(request), hashesOf(source));
    }

private:
    /// A link's files are known only now, and what is wanted of them once the engine has looked at the disk.
    void checkWanted(const ShareRow& row)
    {
        if (row.state == ShareState::Downloading && row.wanted == 0 && row.size > 0 && !wanted_.isAll())
            foreground_.fail({ErrorKind::BadArgument, "--files", "it names no file of this share"});
    }

    void look(const ShareRow& row)
    {
        if (row.isAnnounced && isFinished_)
            ready_.announced();
    }

    void finished(const ShareRow& row)
    {
        isFinished_ = true;
        const auto duration =
            std::chrono::duration_cast<std::chrono::milliseconds>(foreground_.loop().now() - startedAt_);
        foreground_.report(Done{row.folder / row.name, row.name, row.wanted, duration, row.hashes});
        if (foreground_.isEnding())
            return;
        if (!arguments_.isSeeded)
            return foreground_.end(ExitCode::Ok);
        foreground_.setInterrupt(Interrupt::Ends);
        foreground_.engine().details(watch_.id(), foreground_.reply<ShareDetails>([this](Result<ShareDetails> details) {
            if (details)
                ready_.serving(details->link, details->row.hashes, details->torrent && details->torrent->isPrivate);
        }));
    }

    Foreground& foreground_;
    GetArguments arguments_;
    bool isDetached_;
    FileSelection wanted_;
    ReadyWatch ready_;
    ShareWatch watch_;
    Loop::Time startedAt_;
    bool isFinished_ = false;
};
} // namespace

ExitCode runGet(const Arguments& arguments, Context& context)
{
    const auto source = readSource(arguments.get.source);
    if (!source)
        return endWith(context, source.error());
    auto wanted = wantedOf(arguments.get.files, *source);
    if (!wanted)
        return endWith(context, wanted.error());
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal get"); !opened)
        return endWith(context, opened.error());
    GetCommand command{foreground, arguments, std::move(*wanted)};
    command.start(*source);
    return foreground.run();
}

} // namespace shoal::app
