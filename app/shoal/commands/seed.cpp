// shoal seed: share what lies on disk already.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/share_command.h"
#include "app/shoal/commands/source.h"

namespace shoal::app {
namespace {
/// Data of a torrent or link: checked first, what is missing is fetched, then served until the user stops it.
class SeedCommand {
public:
    explicit SeedCommand(Foreground& foreground)
        : foreground_{foreground}
        , ready_{foreground}
        , watch_{foreground,
                 {.onRow = [this](const ShareRow& row) { look(row); }, .onAnnounced = [this] { ready_.announced(); }}}
    {}

    void start(const Source& source, const std::string& data, bool isDetached)
    {
        const auto* const torrent = std::get_if<TorrentSource>(&source);
        auto place = torrent ? locateContent(torrent->parsed.torrent, data) : locateContent(nameOf(source), data);
        AddRequest request;
        request.source = addedAs(source);
        request.folder = std::move(place.folder);
        request.places = std::move(place.places);
        foreground_.setInterrupt(Interrupt::Ends);
        if (isDetached)
            return watch_.leaveToService(std::move(request), hashesOf(source));
        watch_.add(std::move(request), hashesOf(source));
    }

private:
    void look(const ShareRow& row)
    {
        if (row.isAnnounced)
            ready_.announced();
        const bool isServing = row.state == ShareState::Seeding || row.state == ShareState::Downloading;
        if (!isServing || std::exchange(isAsked_, true))
            return;
        foreground_.engine().details(watch_.id(), foreground_.reply<ShareDetails>([this](Result<ShareDetails> details) {
            if (details)
                ready_.serving(details->link, details->row.hashes, details->torrent && details->torrent->isPrivate);
        }));
    }

    Foreground& foreground_;
    ReadyWatch ready_;
    ShareWatch watch_;
    bool isAsked_ = false;
};

ExitCode seedContent(const Arguments& arguments, Context& context)
{
    if (!arguments.seed.data.empty())
        return endWith(context, {ErrorKind::BadArgument, "--data", "it goes with a .torrent file or a link"});
    ShareArguments share;
    share.paths = {arguments.seed.source};
    auto request = createRequest(share);
    if (!request)
        return endWith(context, request.error());
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal seed"); !opened)
        return endWith(context, opened.error());
    ShareCommand command{foreground, share, arguments.isDetached};
    command.start(std::move(*request));
    return foreground.run();
}
} // namespace

ExitCode runSeed(const Arguments& arguments, Context& context)
{
    if (isContent(arguments.seed.source))
        return seedContent(arguments, context);
    const auto source = readSource(arguments.seed.source);
    if (!source)
        return endWith(context, source.error());
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal seed"); !opened)
        return endWith(context, opened.error());
    SeedCommand command{foreground};
    command.start(*source, arguments.seed.data, arguments.isDetached);
    return foreground.run();
}

} // namespace shoal::app
