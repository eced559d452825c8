// shoal swarm share, unshare: what is shared in a private swarm.
#include "app/shoal/commands/commands.h"
#include "app/shoal/commands/share_request.h"
#include "app/shoal/commands/swarm/swarm_choice.h"
#include "app/shoal/commands/swarm/swarm_run.h"
#include "app/shoal/report/result_reporter.h"
#include "core/files/selection.h"

#include <cctype>

namespace shoal::app {
namespace {
/// Hashes files in the engine, and publishes what it made of them.
class PublishCommand {
public:
    PublishCommand(Foreground& foreground, SwarmArguments arguments)
        : foreground_{foreground}
        , arguments_{std::move(arguments)}
    {
        foreground_.onEvent([this](const Event& event) {
            const auto* const progressed = std::get_if<CreateProgressed>(&event);
            if (progressed && job_ == progressed->job)
                foreground_.report(Hashing{progressed->progress});
        });
        foreground_.beforeClosing([this] {
            if (job_)
                foreground_.engine().cancel(*job_);
        });
    }

    /// With who removed this device, and when.
    void refuse(const SwarmRow& swarm)
    {
        foreground_.engine().swarms().status(
            swarm.id, foreground_.reply<SwarmStatus>([this, name = swarm.name](const Result<SwarmStatus>& status) {
                if (!status)
                    return foreground_.fail(status.error());
                Error error{ErrorKind::NoRight, name, "this device is no member of it any more"};
                for (const auto& trouble : status->troubles)
                    if (trouble.kind == SwarmTroubleKind::Removed) {
                        error.reason = trouble.text;
                        error.reason.front() =
                            static_cast<char>(std::tolower(static_cast<unsigned char>(error.reason.front())));
                        error.advice = trouble.advice;
                    }
                foreground_.fail(error);
            }));
    }

    void start(const SwarmRow& swarm)
    {
        swarm_ = namedOf(swarm);
        // Both before gigabytes are read in vain.
        if (!swarm.isMember)
            return refuse(swarm);
        if (swarm.role == SwarmRole::Reader)
            return foreground_.fail({ErrorKind::NoRight, swarm.name,
                                     "this device is a reader's, and sharing takes a writer",
                                     "Ask an owner or admin (`shoal swarm members` shows who they are)"});
        CreateRequest request{.paths = {}, .format = formatInSwarms};
        for (const auto& path : arguments_.paths)
            request.paths.push_back(std::filesystem::absolute(path));
        request.name = arguments_.title;
        job_ = foreground_.engine().create(
            std::move(request),
            foreground_.reply<CreatedTorrent>([this](const Result<CreatedTorrent>& torrent) { created(torrent); }));
    }

private:
    void created(const Result<CreatedTorrent>& torrent)
    {
        job_.reset();
        if (!torrent)
            return foreground_.fail(torrent.error());
        for (const auto& leftOut : torrent->leftOut)
            foreground_.report(LeftOutFound{leftOut});
        PublishRequest request{.torrent = torrent->bytes,
                               .folder = torrent->folder,
                               .places = torrent->places,
                               .trust = DataTrust::JustHashed,
                               .title = arguments_.title,
                               .note = arguments_.note,
                               .tags = arguments_.tags};
        SwarmPublished published{swarm_,
                                 {},
                                 torrent->torrent.name,
                                 torrent->torrent.contentSize(),
                                 visibleFiles(torrent->torrent).size(),
                                 foreground_.isServed()};
        foreground_.engine().swarms().publish(
            swarm_.id, std::move(request), tells<Publication>(foreground_, [published](const Publication& publication) {
                auto told = published;
                told.publication = publication;
                return told;
            }));
    }

    Foreground& foreground_;
    SwarmArguments arguments_;
    NamedSwarm swarm_;
    std::optional<JobId> job_;
};
} // namespace

ExitCode runSwarmShare(const Arguments& arguments, Context& context)
{
    ResultReporter reporter{context.reporter, context.terminal, arguments.isJson, Stops::Told};
    Context inner{context.services, context.terminal, context.loop, reporter};
    Foreground foreground{inner};
    if (const auto opened = foreground.open(arguments, "shoal swarm share"); !opened)
        return endWith(inner, opened.error());
    PublishCommand command{foreground, arguments.swarm};
    findSwarm(foreground, arguments.swarm.swarm, [&command](const SwarmRow& swarm) { command.start(swarm); });
    return foreground.run();
}

ExitCode runSwarmUnshare(const Arguments& arguments, Context& context)
{
    return runOnSwarm(arguments, context, "shoal swarm unshare", [&](Foreground& foreground, const SwarmRow& swarm) {
        findSwarmShare(foreground, swarm, arguments.swarm.share, [&foreground, swarm](const SwarmShareRow& share) {
            foreground.engine().swarms().unpublish(
                swarm.id, share.share,
                tellsDeed(foreground,
                          {namedOf(swarm), SwarmTouched::Deed::Unpublished, share.title, toHex(share.share.bytes)}));
        });
    });
}

} // namespace shoal::app
