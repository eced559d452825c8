#include "app/shoal/report/json_shares.h"

#include "app/shoal/report/format.h"
#include "app/shoal/words.h"
#include "core/files/selection.h"
#include "core/names.h"

#include <nlohmann/json.hpp>

namespace shoal::app {
namespace {
Json named(const char* name, const NamedShare& share)
{
    auto object = event(name);
    object["id"] = share.id.value;
    object["name"] = share.name;
    return object;
}

Json secondsOrNull(const std::optional<std::chrono::seconds>& time)
{
    return time ? Json(time->count()) : Json(nullptr);
}

void addState(Json& object, const ShareRow& row)
{
    object["state"] = shareStateName(row.state);
    object["reason"] = reasonKindName(row.reason.kind);
    object["message"] = sentence(row.reason);
}

void addAmounts(Json& object, const ShareRow& row)
{
    object["progress"] = progressOf(row);
    object["size_bytes"] = row.hasMetadata ? Json(row.size) : Json(nullptr);
    object["wanted_bytes"] = row.wanted;
    object["done_bytes"] = row.done;
    object["checked_bytes"] = row.checked;
    object["down_rate"] = row.downRate.value;
    object["up_rate"] = row.upRate.value;
    object["peers"] = row.peers;
    object["seeds"] = row.seeds;
    object["known_peers"] = row.knownPeers;
    object["ratio"] = orNull(ratioOf(row));
    object["downloaded_bytes"] = row.downloaded;
    object["uploaded_bytes"] = row.uploaded;
    object["seconds_left"] = secondsOrNull(row.timeLeft);
}

void addDecisions(Json& object, const ShareRow& row)
{
    object["folder"] = row.folder.string();
    object["labels"] = row.labels;
    object["priority"] = priorityName(row.priority);
    object["down_limit"] = row.limits.down.value;
    object["up_limit"] = row.limits.up.value;
    object["swarm"] = row.swarm ? Json(toHex(row.swarm->bytes)) : Json(nullptr);
    object["swarm_name"] = row.swarmName;
    object["when_done"] = whenDoneName(row.whenDone);
    object["announced"] = row.isAnnounced;
    object["added_at"] = timeIso(row.addedAt);
    object["completed_at"] = row.completedAt ? Json(timeIso(*row.completedAt)) : Json(nullptr);
}

Json shareObject(const char* name, const ShareRow& row)
{
    auto object = named(name, NamedShare{row});
    addHashes(object, row.hashes);
    addState(object, row);
    addAmounts(object, row);
    addDecisions(object, row);
    return object;
}

Json json(const ShareId& share, const ShareFileRow& row)
{
    auto object = event("file");
    object["id"] = share.value;
    object["number"] = row.index + std::uint64_t{1};
    object["path"] = row.path;
    object["size_bytes"] = row.size;
    object["done_bytes"] = row.done;
    object["wanted"] = row.isWanted;
    return object;
}

Json json(const ShareId& share, const PeerRow& row)
{
    auto object = event("peer");
    object["id"] = share.value;
    object["address"] = row.address;
    object["client"] = row.client;
    object["progress"] = row.progress;
    object["down_rate"] = row.downRate.value;
    object["up_rate"] = row.upRate.value;
    object["choking_us"] = row.isChokingUs;
    object["utp"] = row.isUtp;
    object["incoming"] = row.isIncoming;
    return object;
}

Json json(const ShareId& share, const TrackerRow& row)
{
    auto object = event("tracker");
    object["id"] = share.value;
    object["url"] = row.url;
    object["tier"] = row.tier;
    object["state"] = trackerStateName(row.state);
    object["message"] = row.message;
    object["failures"] = row.failures;
    object["next_announce_seconds"] = secondsOrNull(row.nextAnnounce);
    object["seeds"] = orNull(row.seeds);
    object["leeches"] = orNull(row.leeches);
    return object;
}

template <class Listed>
std::vector<Json> objectsOf(const Listed& listed)
{
    std::vector<Json> objects;
    for (const auto& row : listed.rows)
        objects.push_back(json(listed.share.id, row));
    return objects;
}

const char* deedName(ShareTouched::Deed deed)
{
    switch (deed) {
    case ShareTouched::Deed::Paused: return "paused";
    case ShareTouched::Deed::Resumed: return "resumed";
    case ShareTouched::Deed::Reannounced: return "reannounced";
    case ShareTouched::Deed::Verifying: return "verifying";
    }
    return "paused";
}
} // namespace

Json json(const ShareRow& row) { return shareObject("share", row); }

std::vector<Json> json(const SharesListed& listed)
{
    std::vector<Json> objects;
    objects.reserve(listed.rows.size());
    for (const auto& row : listed.rows)
        objects.push_back(json(row));
    return objects;
}

std::vector<Json> json(const FilesListed& listed) { return objectsOf(listed); }
std::vector<Json> json(const PeersListed& listed) { return objectsOf(listed); }
std::vector<Json> json(const TrackersListed& listed) { return objectsOf(listed); }

Json json(const ShareShown& shown)
{
    auto object = shareObject("details", shown.details.row);
    object["link"] = shown.details.link;
    const auto& torrent = shown.details.torrent;
    object["format"] = torrent ? Json(torrentFormatName(torrent->format())) : Json(nullptr);
    object["files"] = torrent ? Json(visibleFiles(*torrent).size()) : Json(nullptr);
    object["pieces"] = torrent ? Json(torrent->pieceCount) : Json(nullptr);
    object["piece_length"] = torrent ? Json(torrent->pieceLength) : Json(nullptr);
    object["private"] = torrent ? Json(torrent->isPrivate) : Json(nullptr);
    return object;
}

Json json(const ShareTouched& touched) { return named(deedName(touched.deed), touched.share); }

Json json(const ShareRemoved& removed)
{
    auto object = named("removed", removed.share);
    object["data"] = dataName(removed.data);
    object["kept_files"] = removed.keptFiles;
    return object;
}

Json json(const ShareMoveTold& told)
{
    auto object = named(told.isUnderWay ? "moving" : "moved", told.share);
    object["folder"] = told.folder.string();
    return object;
}

Json json(const ShareChecked& checked)
{
    auto object = named("checked", NamedShare{checked.row});
    object["identical"] = checked.isWhole();
    object["wanted_bytes"] = checked.row.wanted;
    object["done_bytes"] = checked.row.done;
    object["incomplete_files"] = checked.incompleteFiles;
    return object;
}

Json json(const ShareStopped& stopped)
{
    auto object = named("share-failed", stopped.share);
    addError(object, stopped.error);
    object["message"] = stopped.message;
    return object;
}

Json json(const LimitsShown& shown)
{
    auto object = named("limits", shown.share);
    object["down_limit"] = shown.limits.down.value;
    object["up_limit"] = shown.limits.up.value;
    return object;
}

Json json(const LabelsShown& shown)
{
    auto object = named("labels", shown.share);
    object["labels"] = shown.labels;
    return object;
}

Json json(const PriorityShown& shown)
{
    auto object = named("priority", shown.share);
    object["priority"] = priorityName(shown.priority);
    return object;
}

Json json(const WantedShown& shown)
{
    auto object = named("wanted", shown.share);
    object["files"] = shown.files;
    object["wanted_files"] = shown.wantedFiles;
    object["size_bytes"] = shown.size;
    object["wanted_bytes"] = shown.wanted;
    return object;
}

} // namespace shoal::app
