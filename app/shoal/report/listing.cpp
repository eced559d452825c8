#include "app/shoal/report/listing.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/listing_fields.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"
#include "core/names.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::app {
namespace {
void addEach(std::string& text, const char* label, const std::vector<std::string>& values)
{
    for (const auto& value : values)
        addField(text, label, value);
}

void addFiles(std::string& text, const Torrent& torrent, std::size_t columns)
{
    std::vector<const TorrentFile*> files;
    for (const auto& file : torrent.files)
        if (!file.isPad)
            files.push_back(&file);
    const auto numberColumns = std::max<std::size_t>(3, std::to_string(files.size()).size());
    const auto room = columns > numberColumns + 14 ? columns - numberColumns - 14 : 1;
    text += "\n";
    for (std::size_t i = 0; i < files.size(); ++i)
        text += fmt::format("{:>{}}  {:>9}  {}\n", i + 1, numberColumns, bytesText(files[i]->size),
                            shortened(printable(files[i]->path), room));
}

std::string withoutLastEnd(std::string text)
{
    if (!text.empty())
        text.pop_back();
    return text;
}
} // namespace

std::string listing(const TorrentShown& shown, std::size_t columns)
{
    const auto& torrent = shown.torrent;
    const auto files =
        std::count_if(torrent.files.begin(), torrent.files.end(), [](const auto& f) { return !f.isPad; });
    std::string text;
    addField(text, "Name", torrent.name);
    addField(text, "Format", torrentFormatName(torrent.format()));
    addHashFields(text, torrent.hashes);
    addField(text, "Size",
             fmt::format("{} ({} bytes) in {}", bytesText(torrent.contentSize()), torrent.contentSize(),
                         countText(files, "file")));
    addField(text, "Pieces", fmt::format("{} of {}", torrent.pieceCount, bytesText(torrent.pieceLength)));
    addField(text, "Private", torrent.isPrivate ? "yes: found only through its trackers" : "");
    addField(text, "Comment", torrent.comment);
    addField(text, "Made by", torrent.creator);
    addField(text, "Made at", torrent.createdAt.time_since_epoch().count() > 0 ? timeText(torrent.createdAt) : "");
    addEach(text, "Tracker", torrent.trackers);
    addEach(text, "Web seed", torrent.webSeeds);
    addField(text, "Link", shown.link);
    addFiles(text, torrent, columns);
    return withoutLastEnd(std::move(text));
}

std::string listing(const LinkShown& shown)
{
    const auto& magnet = shown.magnet;
    std::string text;
    addField(text, "Name", magnet.name);
    addHashFields(text, magnet.hashes);
    std::string wanted;
    for (const auto& [first, last] : magnet.selectOnly)
        wanted += fmt::format("{}{}", wanted.empty() ? "" : ",",
                              first == last ? fmt::format("{}", first + 1) : fmt::format("{}-{}", first + 1, last + 1));
    addField(text, "Files", wanted);
    addEach(text, "Tracker", magnet.trackers);
    addEach(text, "Web seed", magnet.webSeeds);
    addEach(text, "Peer", magnet.peers);
    addField(text, "Link", formatMagnet(magnet));
    return withoutLastEnd(std::move(text));
}

std::string listing(const DhtShown& shown)
{
    const auto& status = shown.status;
    std::string text;
    addField(text, "DHT", sentence(status.dht.health));
    addField(text, "Nodes known", std::to_string(status.dht.knownNodes));
    addField(text, "Network",
             status.dht.estimatedSize ? fmt::format("about {} nodes", *status.dht.estimatedSize)
                                      : "too early to estimate its size");
    addEach(text, "Listening", status.listening);
    addField(text, "Seen as", status.externalAddress.value_or(""));
    addField(text, "From outside", sentence(status.reachability));
    addField(text, "Router", status.portMapping);
    return withoutLastEnd(std::move(text));
}

std::string listing(const ServiceShown& shown)
{
    const auto& status = shown.status;
    const auto& network = status.network;
    std::string states;
    for (const auto& [state, shares] : status.states)
        states += fmt::format("{}{} {}", states.empty() ? "" : ", ", shares, shareStateName(state));
    std::string text;
    addField(text, "Service",
             fmt::format("shoal {}, process {}, since {} ({})", status.version, status.pid, timeText(shown.since),
                         durationText(status.runningFor)));
    addField(text, "Profile", shown.profile ? shown.profile->string() : "the system's");
    addField(text, "Socket", shown.socket.string());
    addField(text, "Shares", status.shares == 0 ? "none" : fmt::format("{}: {}", status.shares, states));
    addField(text, "Now",
             fmt::format("down {}, up {}, {}", rateText(status.downRate), rateText(status.upRate),
                         countText(status.peers, "peer")));
    addField(text, "In all", fmt::format("down {}, up {}", bytesText(status.downloaded), bytesText(status.uploaded)));
    addField(text, "DHT", sentence(network.dht.health));
    addEach(text, "Listening", network.listening);
    addField(text, "Seen as", network.externalAddress.value_or(""));
    addField(text, "From outside", sentence(network.reachability));
    addField(text, "Router", network.portMapping);
    return withoutLastEnd(std::move(text));
}

} // namespace shoal::app
