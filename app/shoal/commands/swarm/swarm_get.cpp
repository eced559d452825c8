// shoal swarm get, fetch: what this device gets of a private swarm, once and by itself.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/file_numbers.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_request.h"
#include "app/shoal/commands/swarm/swarm_run.h"
#include "app/shoal/report/swarm_words.h"
#include "app/shoal/run/share_watch.h"

#include <utility>

namespace shoal::app {
namespace {
std::chrono::sys_seconds wallClock()
{
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Fetches a share, and follows it to its end.
class FetchCommand {
public:
    FetchCommand(Foreground& foreground, SwarmArguments arguments, FileSelection wanted, bool isDetached)
        : foreground_{foreground}
        , arguments_{std::move(arguments)}
        , isDetached_{isDetached}
        , watch_{foreground,
                 {.onRow = [this](const ShareRow& row) { look(row); },
                  .onFinished = [this](const ShareRow& row) { finished(row); }}}
    {
        request_.wanted = std::move(wanted);
        foreground_.onEvent([this](const Event& event) { take(event); });
    }

    void start(const SwarmRow& swarm)
    {
        startedAt_ = foreground_.loop().now();
        findSwarmShare(foreground_, swarm, arguments_.share, [this, swarm](const SwarmShareRow& share) {
            swarm_ = namedOf(swarm);
            share_ = share;
            request_.share = share.share;
            if (!arguments_.folder.empty() || !share.id) // else it stays where it is
                request_.folder = targetFolder(arguments_.folder, foreground_.settings());
            ask();
        });
    }

private:
    void ask()
    {
        isAsking_ = true;
        foreground_.engine().swarms().fetch(
            swarm_.id, request_,
            foreground_.reply<StartedFetch>([this](const Result<StartedFetch>& started) { begun(started); }));
    }

    void begun(const Result<StartedFetch>& started)
    {
        isAsking_ = false;
        if (!started && started.error().kind == ErrorKind::EngineGone && isWaiting_)
            return; // asked again when it is back
        if (!started)
            return foreground_.fail(started.error());
        wasOnList_ = started->wasOnList;
        if (started->id)
            return isDetached_ ? tellAdded(*started->id) : follow(*started->id);
        share_.isWaiting = true;
        if (!std::exchange(isWaiting_, true))
            foreground_.report(SwarmGetWaits{swarm_, share_, wallClock(), foreground_.isServed()});
        if (isDetached_ && !foreground_.isEnding())
            foreground_.end(ExitCode::Ok);
    }

    void follow(ShareId id)
    {
        isWaiting_ = false;
        isFollowed_ = true;
        watch_.follow(id);
    }

    void tellAdded(ShareId id)
    {
        foreground_.engine().details(
            id, tells<ShareDetails>(foreground_, [isKnown = wasOnList_](const ShareDetails& details) {
                return Added{details.row.id, details.row.name, details.row.hashes, details.link, isKnown};
            }));
    }

    void take(const Event& event)
    {
        if (isFollowed_ || foreground_.isEnding())
            return;
        const auto* const ended = std::get_if<SwarmGetEnded>(&event);
        if (ended != nullptr && isWaiting_ && ended->swarm == swarm_.id && ended->share == share_.share) {
            if (ended->id)
                follow(*ended->id);
            else
                foreground_.fail(ended->error.value_or(Error{ErrorKind::NotFound, share_.title, {}}));
        } else if (std::holds_alternative<EngineBack>(event) && isWaiting_ && !isAsking_) {
            ask();
        }
    }

    /// One that was here in whole before tells of no end.
    void look(const ShareRow& row)
    {
        const bool isWhole = row.state == ShareState::Seeding || row.state == ShareState::Complete;
        if (isWhole && row.hasMetadata && row.completedAt && row.done >= row.wanted) {
            finished(row);
        } else if (row.state == ShareState::Downloading && row.wanted == 0 && row.size > 0
                   && !request_.wanted.isAll()) {
            foreground_.fail({ErrorKind::BadArgument, "--files", "it names no file of this share"});
        } else {
            wasOnList_ = false; // something of it comes only now
        }
    }

    void finished(const ShareRow& row)
    {
        if (std::exchange(isFinished_, true))
            return;
        const auto duration =
            std::chrono::duration_cast<std::chrono::milliseconds>(foreground_.loop().now() - startedAt_);
        foreground_.report(Done{row.folder / row.name, row.name, row.wanted, duration, row.hashes, wasOnList_});
        if (!foreground_.isEnding())
            foreground_.end(ExitCode::Ok);
    }

    Foreground& foreground_;
    SwarmArguments arguments_;
    bool isDetached_;
    ShareWatch watch_;
    NamedSwarm swarm_;
    SwarmShareRow share_;
    FetchRequest request_;
    Loop::Time startedAt_;
    bool isAsking_ = false;
    bool isWaiting_ = false;
    bool isFollowed_ = false;
    bool wasOnList_ = false;
    bool isFinished_ = false;
};

void setFetching(Foreground& foreground, const SwarmRow& swarm, SwarmFetching fetching, bool keepsFolder)
{
    foreground.engine().swarms().status(
        swarm.id,
        foreground.reply<SwarmStatus>([&foreground, swarm, fetching = std::move(fetching),
                                       keepsFolder](const Result<SwarmStatus>& status) mutable {
            if (!status)
                return foreground.fail(status.error());
            if (keepsFolder && !status->fetching.folder.empty())
                fetching.folder = status->fetching.folder;
            const auto what = fetchWords(fetching);
            foreground.engine().swarms().setFetching(
                swarm.id, fetching, tellsDeed(foreground, {namedOf(swarm), SwarmTouched::Deed::FetchingSet, what}));
        }));
}

ExitCode cancelGet(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm get", [&](Foreground& foreground, const SwarmRow& swarm) {
        findSwarmShare(foreground, swarm, arguments.swarm.share, [&foreground, swarm](const SwarmShareRow& share) {
            foreground.engine().swarms().stopFetch(
                swarm.id, share.share,
                tellsDeed(foreground,
                          {namedOf(swarm), SwarmTouched::Deed::GetCancelled, share.title, toHex(share.share.bytes)}));
        });
    });
}
} // namespace

ExitCode runSwarmGet(const Arguments& arguments, Context& context)
{
    if (arguments.swarm.isCancelled)
        return cancelGet(arguments, context);
    auto wanted = parseFiles(arguments.swarm.files);
    if (!wanted)
        return endWith(context, wanted.error());
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal swarm get"); !opened)
        return endWith(context, opened.error());
    FetchCommand command{foreground, arguments.swarm, std::move(*wanted), arguments.isDetached};
    if (!arguments.isDetached || ShareWatch::canLeave(foreground))
        findSwarm(foreground, arguments.swarm.swarm, [&command](const SwarmRow& swarm) { command.start(swarm); });
    return foreground.run();
}

ExitCode runSwarmFetch(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm fetch", [&](Foreground& foreground, const SwarmRow& swarm) {
        const auto fetching = fetchingOf(arguments.swarm, foreground.settings());
        if (!fetching)
            return foreground.fail(fetching.error());
        setFetching(foreground, swarm, *fetching, arguments.swarm.folder.empty());
    });
}

} // namespace shoal::app
