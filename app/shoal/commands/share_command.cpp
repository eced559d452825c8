#include "app/shoal/commands/share_command.h"

#include "app/shoal/commands/link_hint.h"
#include "app/shoal/commands/source.h"

#include <algorithm>

namespace shoal::app {
namespace {
constexpr std::chrono::seconds hintPatience{10};
}

std::vector<Report> reportsOf(const CreatedTorrent& torrent, const std::string& link, const ShareArguments& arguments)
{
    std::vector<Report> reports;
    for (const auto& leftOut : torrent.leftOut)
        reports.push_back(LeftOutFound{leftOut});
    const auto& files = torrent.torrent.files;
    const auto count = std::count_if(files.begin(), files.end(), [](const TorrentFile& file) { return !file.isPad; });
    Created created{torrent.torrent.name,
                    torrent.torrent.hashes,
                    torrent.torrent.contentSize(),
                    static_cast<std::size_t>(count),
                    torrent.torrent.pieceLength,
                    link,
                    std::nullopt,
                    arguments.hasCode};
    if (!arguments.torrentFile.empty())
        created.torrentFile = arguments.torrentFile;
    reports.push_back(std::move(created));
    return reports;
}

ShareCommand::ShareCommand(Foreground& foreground, const ShareArguments& arguments, bool isDetached)
    : foreground_{foreground}
    , arguments_{arguments}
    , isDetached_{isDetached}
    , ready_{foreground}
    , watch_{foreground,
             {.onRow = [this](const ShareRow& row) { serve(row); }, .onAnnounced = [this] { ready_.announced(); }}}
{
    foreground_.onEvent([this](const Event& event) { take(event); });
    foreground_.beforeClosing([this] {
        if (job_)
            foreground_.engine().cancel(*job_);
    });
}

void ShareCommand::start(CreateRequest request)
{
    if (isDetached_ && !ShareWatch::canLeave(foreground_))
        return;
    job_ = foreground_.engine().create(
        std::move(request), foreground_.reply<CreatedTorrent>([this](auto torrent) { created(std::move(torrent)); }));
}

void ShareCommand::take(const Event& event)
{
    const auto* const progressed = std::get_if<CreateProgressed>(&event);
    if (progressed && job_ == progressed->job)
        foreground_.report(Hashing{progressed->progress});
    if (std::holds_alternative<NetworkChanged>(event) && isWaitingForHints_)
        askForHints();
}

void ShareCommand::created(Result<CreatedTorrent> torrent)
{
    job_.reset();
    if (!torrent)
        return foreground_.fail(torrent.error());
    torrent_ = std::move(*torrent);
    if (!arguments_.torrentFile.empty())
        if (const auto written = writeNewFile(arguments_.torrentFile, torrent_.bytes); !written)
            return foreground_.fail(written.error());
    if (arguments_.hasHint)
        waitForHints();
    else
        publish({});
}

void ShareCommand::waitForHints()
{
    isWaitingForHints_ = true;
    hintPatience_ = foreground_.loop().after(hintPatience, [this] {
        if (!foreground_.isEnding())
            publish({});
    });
    askForHints();
}

void ShareCommand::askForHints()
{
    foreground_.engine().network(foreground_.reply<NetworkStatus>([this](Result<NetworkStatus> status) {
        if (auto hints = status ? linkHints(*status) : std::vector<std::string>{}; !hints.empty())
            publish(std::move(hints));
    }));
}

void ShareCommand::publish(std::vector<std::string> hints)
{
    if (!link_.empty())
        return;
    isWaitingForHints_ = false;
    hintPatience_.reset();
    if (arguments_.hasHint && hints.empty())
        foreground_.report(Warned{{ErrorKind::Network, "--hint", "no address of this computer is known yet"}});
    auto magnet = magnetOf(torrent_.torrent);
    magnet.peers = std::move(hints);
    link_ = formatMagnet(magnet);
    for (const auto& report : reportsOf(torrent_, link_, arguments_))
        foreground_.report(report);
    if (foreground_.isEnding())
        return;
    AddRequest request;
    request.source = torrent_.bytes;
    request.folder = torrent_.folder;
    request.places = torrent_.places;
    request.trust = DataTrust::JustHashed;
    foreground_.setInterrupt(Interrupt::Ends);
    if (isDetached_)
        return watch_.leaveToService(std::move(request), torrent_.torrent.hashes);
    watch_.add(std::move(request), torrent_.torrent.hashes);
}

void ShareCommand::serve(const ShareRow& row)
{
    if (row.isAnnounced)
        ready_.announced();
    if (row.state == ShareState::Seeding || row.state == ShareState::Complete)
        ready_.serving(link_, torrent_.torrent.hashes, torrent_.torrent.isPrivate);
}

} // namespace shoal::app
