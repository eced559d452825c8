#include "app/shoal/report/json.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/json_shares.h"
#include "app/shoal/report/json_swarms.h"
#include "app/shoal/words.h"
#include "core/names.h"

#include <nlohmann/json.hpp>
#include <type_traits>

namespace shoal::app {
namespace {
Json json(const Hashing& hashing)
{
    auto object = event("hashing");
    object["done_bytes"] = hashing.progress.done;
    object["total_bytes"] = hashing.progress.total;
    object["bytes_per_second"] = hashing.progress.rate.value;
    object["seconds_left"] = hashing.progress.timeLeft.count();
    return object;
}

Json json(const CheckingData& checking)
{
    auto object = event("checking");
    object["done_bytes"] = checking.done;
    object["total_bytes"] = checking.total;
    return object;
}

Json json(const LeftOutFound& found)
{
    auto object = event("left-out");
    object["path"] = found.leftOut.path.string();
    object["kind"] = leftOutName(found.leftOut.kind);
    return object;
}

Json json(const Created& created)
{
    auto object = event("created");
    object["name"] = created.name;
    object["link"] = created.link;
    addHashes(object, created.hashes);
    object["size_bytes"] = created.size;
    object["files"] = created.files;
    object["piece_length"] = created.pieceLength;
    object["torrent_file"] = created.torrentFile ? Json(created.torrentFile->string()) : Json(nullptr);
    return object;
}

Json json(const Ready& ready)
{
    auto object = event("ready");
    object["link"] = ready.link;
    addHashes(object, ready.hashes);
    object["announced"] = ready.isAnnounced;
    return object;
}

Json json(const Announced& announced)
{
    auto object = event("announced");
    addHashes(object, announced.hashes);
    return object;
}

Json json(const NodeReady& ready)
{
    auto object = event("ready");
    object["listening"] = ready.listening;
    return object;
}

Json json(const ServiceReady& ready)
{
    auto object = event("ready");
    object["socket"] = ready.socket.string();
    object["listening"] = ready.listening;
    return object;
}

Json json(const Metadata& metadata)
{
    auto object = event("metadata");
    object["name"] = metadata.name;
    addHashes(object, metadata.hashes);
    object["size_bytes"] = metadata.size;
    object["wanted_bytes"] = metadata.wanted;
    return object;
}

Json json(const StateChanged& changed)
{
    auto object = event("state");
    object["state"] = shareStateName(changed.state);
    object["reason"] = reasonKindName(changed.reason.kind);
    object["message"] = sentence(changed.reason);
    object["count"] = changed.reason.count;
    object["needed"] = changed.reason.needed;
    object["free"] = changed.reason.free;
    object["about"] = changed.reason.about;
    object["detail"] = changed.reason.detail;
    return object;
}

Json json(const Progress& progress)
{
    const auto& row = progress.row;
    auto object = event("progress");
    object["id"] = row.id.value;
    object["state"] = shareStateName(row.state);
    object["reason"] = reasonKindName(row.reason.kind);
    object["done_bytes"] = row.done;
    object["wanted_bytes"] = row.wanted;
    object["size_bytes"] = row.size;
    object["checked_bytes"] = row.checked;
    object["downloaded_bytes"] = row.downloaded;
    object["uploaded_bytes"] = row.uploaded;
    object["down_bytes_per_second"] = row.downRate.value;
    object["up_bytes_per_second"] = row.upRate.value;
    object["peers"] = row.peers;
    object["seeds"] = row.seeds;
    object["known_peers"] = row.knownPeers;
    object["seconds_left"] = row.timeLeft ? Json(row.timeLeft->count()) : Json(nullptr);
    return object;
}

Json json(const Done& done)
{
    auto object = event("done");
    object["path"] = done.path.string();
    object["name"] = done.name;
    object["size_bytes"] = done.size;
    object["seconds"] = static_cast<double>(done.duration.count()) / 1000.0;
    addHashes(object, done.hashes);
    return object;
}

Json json(const Failed& failed)
{
    auto object = event("error");
    addError(object, failed.error);
    return object;
}

Json json(const Warned& warned)
{
    auto object = event("warning");
    addError(object, warned.error);
    return object;
}

Json json(const Banned& banned)
{
    auto object = event("banned");
    object["id"] = banned.peer.id.value;
    object["name"] = banned.name;
    object["address"] = banned.peer.address;
    object["client"] = banned.peer.client;
    object["misdeed"] = misdeedName(banned.peer.misdeed);
    object["detail"] = banned.peer.detail;
    object["seconds"] = banned.peer.time.count();
    object["message"] = sentence(banned.peer);
    return object;
}

Json filesOf(const Torrent& torrent)
{
    auto files = Json::array();
    for (const auto& file : torrent.files)
        if (!file.isPad)
            files.push_back({{"number", files.size() + 1}, {"path", file.path}, {"size_bytes", file.size}});
    return files;
}

Json json(const TorrentShown& shown)
{
    const auto& torrent = shown.torrent;
    auto object = event("torrent");
    object["name"] = torrent.name;
    addHashes(object, torrent.hashes);
    object["format"] = torrentFormatName(torrent.format());
    object["size_bytes"] = torrent.contentSize();
    object["piece_length"] = torrent.pieceLength;
    object["pieces"] = torrent.pieceCount;
    object["private"] = torrent.isPrivate;
    object["comment"] = torrent.comment;
    object["created_by"] = torrent.creator;
    object["created_at"] =
        torrent.createdAt.time_since_epoch().count() > 0 ? Json(timeIso(torrent.createdAt)) : Json(nullptr);
    object["trackers"] = torrent.trackers;
    object["web_seeds"] = torrent.webSeeds;
    object["files"] = filesOf(torrent);
    object["link"] = shown.link;
    return object;
}

Json rangesOf(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& files)
{
    auto ranges = Json::array();
    for (const auto& [first, last] : files)
        ranges.push_back({{"first", first + std::uint64_t{1}}, {"last", last + std::uint64_t{1}}});
    return ranges;
}

Json json(const LinkShown& shown)
{
    auto object = event("link");
    object["name"] = shown.magnet.name;
    addHashes(object, shown.magnet.hashes);
    object["trackers"] = shown.magnet.trackers;
    object["web_seeds"] = shown.magnet.webSeeds;
    object["peers"] = shown.magnet.peers;
    object["wanted_files"] = rangesOf(shown.magnet.selectOnly);
    object["link"] = formatMagnet(shown.magnet);
    return object;
}

Json json(const FaultFound& fault)
{
    auto object = event("fault");
    object["number"] = fault.number;
    object["path"] = fault.path;
    object["kind"] = faultName(fault.kind);
    object["reason"] = fault.reason;
    return object;
}

Json json(const Verified& verified)
{
    auto object = event("verified");
    object["name"] = verified.name;
    object["path"] = verified.path.string();
    object["identical"] = verified.isIdentical();
    object["pieces"] = verified.pieces;
    object["verified_pieces"] = verified.verifiedPieces;
    object["faults"] = verified.faults;
    return object;
}

Json json(const SettingShown& setting)
{
    auto object = event("setting");
    object["key"] = setting.key;
    object["value"] = setting.value;
    object["default"] = setting.defaultValue;
    object["values"] = setting.expected;
    object["doc"] = setting.doc;
    return object;
}

Json json(const SettingsFileShown& shown)
{
    auto object = event("settings-file");
    object["path"] = shown.path.string();
    object["exists"] = shown.exists;
    return object;
}

void addNetwork(Json& object, const NetworkStatus& network)
{
    object["health"] = dht::healthName(network.dht.health);
    object["known_nodes"] = network.dht.knownNodes;
    object["estimated_size"] = orNull(network.dht.estimatedSize);
    object["listening"] = network.listening;
    object["external_address"] = orNull(network.externalAddress);
    object["reachability"] = reachabilityName(network.reachability);
    object["port_mapping"] = network.portMapping;
}

Json json(const DhtShown& shown)
{
    auto object = event("dht-status");
    object["message"] = sentence(shown.status.dht.health);
    addNetwork(object, shown.status);
    return object;
}

Json json(const SettingsReloaded& reloaded)
{
    auto object = event("reloaded");
    object["needs_restart"] = reloaded.needRestart;
    return object;
}

Json statesOf(const EngineStatus& status)
{
    auto states = Json::object();
    for (int state = 0; state <= static_cast<int>(ShareState::Failed); ++state)
        states[shareStateName(static_cast<ShareState>(state))] = 0;
    for (const auto& [state, shares] : status.states)
        states[shareStateName(state)] = shares;
    return states;
}

/// What `status` and `service status` say alike.
void addEngine(Json& object, const EngineStatus& status)
{
    object["version"] = status.version;
    object["pid"] = status.pid;
    object["running_seconds"] = status.runningFor.count();
    object["shares"] = status.shares;
    object["states"] = statesOf(status);
    object["peers"] = status.peers;
    object["down_bytes_per_second"] = status.downRate.value;
    object["up_bytes_per_second"] = status.upRate.value;
    object["downloaded_bytes"] = status.downloaded;
    object["uploaded_bytes"] = status.uploaded;
    addNetwork(object, status.network);
}

Json json(const ServiceShown& shown)
{
    auto object = event("service-status");
    object["since"] = timeIso(shown.since);
    object["profile"] = shown.profile ? Json(shown.profile->string()) : Json(nullptr);
    object["socket"] = shown.socket.string();
    addEngine(object, shown.status);
    return object;
}

Json json(const ServiceStopping& stopping)
{
    auto object = event("service-stopping");
    object["pid"] = stopping.process;
    object["patience_seconds"] = stopping.patience.count();
    return object;
}

Json json(const ServiceStopped& stopped)
{
    auto object = event("service-stopped");
    object["pid"] = stopped.process;
    return object;
}

Json json(const SystemServiceFound& found)
{
    auto object = event("system-service");
    object["socket"] = found.socket.string();
    return object;
}

Json json(const Diagnosed& diagnosed)
{
    auto object = event("diagnosis");
    object["check"] = checkName(diagnosed.finding.check);
    object["result"] = gradeName(diagnosed.finding.grade);
    object["message"] = diagnosed.finding.text;
    return object;
}

Json json(const Added& added)
{
    auto object = event("added");
    object["id"] = added.id.value;
    object["name"] = added.name;
    addHashes(object, added.hashes);
    object["link"] = added.link;
    object["known"] = added.isKnown;
    return object;
}

Json json(const NotAdded& failed)
{
    auto object = event("not-added");
    object["source"] = failed.source;
    addError(object, failed.error);
    return object;
}

Json json(const WouldAdd& would)
{
    auto object = event("would-add");
    object["source"] = would.source;
    object["name"] = would.name;
    addHashes(object, would.hashes);
    object["link"] = would.link;
    object["folder"] = would.folder.string();
    object["labels"] = would.labels;
    object["paused"] = would.isPaused;
    object["down_limit"] = would.limits.down.value;
    object["up_limit"] = would.limits.up.value;
    object["wanted_files"] = rangesOf(would.wanted.ranges);
    object["missing_files"] = would.missing;
    return object;
}

Json json(const AddSummary& summary)
{
    auto object = event("add-summary");
    object["added"] = summary.added;
    object["known"] = summary.known;
    object["failed"] = summary.failed;
    object["running"] = summary.servedBy.has_value();
    object["dry_run"] = summary.isDry;
    return object;
}

Json json(const Saving&) { return event("saving"); }

Json json(const Stopped& stopped)
{
    auto object = event("stopped");
    object["saved"] = stopped.isSaved;
    return object;
}

Json json(const LogShown& shown)
{
    const auto& entry = shown.entry;
    auto object = event("log");
    object["number"] = entry.number;
    object["at"] = timeIso(entry.at);
    object["kind"] = logKindName(entry.kind);
    object["share"] = entry.share ? Json(entry.share->value) : Json(nullptr);
    object["name"] = entry.name;
    object["text"] = entry.text;
    return object;
}

Json json(const EngineStatusShown& shown)
{
    auto object = event("status");
    object["service"] = shown.servedBy && shown.servedBy->tenure == Tenure::OfAService;
    object["started_at"] = timeIso(shown.startedAt);
    object["ratio"] = orNull(ratioOf(shown.status));
    addEngine(object, shown.status);
    if (!shown.servedBy)
        object["pid"] = nullptr; // it is ours, and gone when anybody reads it
    return object;
}

std::string lineOf(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string linesOf(const std::vector<Json>& objects)
{
    std::string lines;
    for (const auto& object : objects)
        lines += (lines.empty() ? "" : "\n") + lineOf(object);
    return lines;
}
} // namespace

std::string toJson(const Report& report)
{
    return std::visit(
        [](const auto& what) {
            const auto objects = json(what);
            if constexpr (std::is_same_v<decltype(objects), const Json>)
                return lineOf(objects);
            else
                return linesOf(objects);
        },
        report);
}

bool JsonReporter::isTooSoon(const Report& report)
{
    const bool isProgress = std::holds_alternative<Progress>(report) || std::holds_alternative<Hashing>(report)
        || std::holds_alternative<CheckingData>(report);
    if (!isProgress)
        return false;
    const auto now = clock_();
    if (lastProgress_ && now - *lastProgress_ < std::chrono::seconds{1})
        return true;
    lastProgress_ = now;
    return false;
}

void JsonReporter::report(const Report& report)
{
    if (isTooSoon(report))
        return;
    const auto lines = toJson(report);
    if (!lines.empty())
        terminal_.write(Channel::Results, lines + "\n");
}

} // namespace shoal::app
