#include "app/shoal/report/json_swarms.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/swarm_words.h"

#include <nlohmann/json.hpp>

namespace shoal::app {
namespace {
template <class Id>
std::string hexOf(const Id& id)
{
    return toHex(id.bytes);
}

Json aboutSwarm(const char* name, const NamedSwarm& swarm)
{
    auto object = event(name);
    object["swarm"] = hexOf(swarm.id);
    object["name"] = swarm.name;
    return object;
}

Json timeOrNull(const std::optional<std::chrono::sys_seconds>& time)
{
    return time ? Json(timeIso(*time)) : Json(nullptr);
}

Json giverOrNull(const std::optional<SwarmGiver>& giver)
{
    if (!giver)
        return nullptr;
    return {{"device", hexOf(giver->device)}, {"name", giver->label}, {"last_seen", timeOrNull(giver->lastSeen)}};
}

void addSwarmRow(Json& object, const SwarmRow& row)
{
    object["role"] = swarmRoleName(row.role);
    object["member"] = row.isMember;
    object["members"] = row.members;
    object["online"] = row.online;
    object["shares"] = row.shares;
}

Json troublesOf(const std::vector<SwarmTrouble>& troubles)
{
    auto list = Json::array();
    for (const auto& trouble : troubles)
        list.push_back({{"kind", swarmTroubleName(trouble.kind)}, {"text", trouble.text}, {"advice", trouble.advice}});
    return list;
}
} // namespace

Json json(const SwarmCreated& created)
{
    auto object = aboutSwarm("created", {created.created.id, created.created.name});
    object["recovery_words"] = created.created.recoveryWords;
    return object;
}

Json json(const SwarmInvited& invited)
{
    auto object = aboutSwarm("invite", invited.swarm);
    object["invite"] = hexOf(invited.invite.key);
    object["code"] = invited.invite.code;
    object["role"] = swarmRoleName(invited.request.role);
    object["uses"] = invited.request.uses;
    object["approval"] = invited.request.needsApproval;
    object["own_device"] = invited.request.isForOwnDevice;
    object["expires_at"] = timeIso(invited.invite.expiry);
    object["file"] = invited.file ? Json(invited.file->string()) : Json(nullptr);
    return object;
}

Json json(const SwarmJoining& joining)
{
    const auto& join = joining.join;
    auto object = event("joining");
    object["join"] = join.id.value;
    object["state"] = joinStateName(join.state);
    object["device"] = hexOf(join.device);
    object["author"] = join.author;
    object["hint"] = join.hint;
    object["message"] = sentence(join);
    return object;
}

Json json(const SwarmJoined& joined)
{
    const auto& join = joined.join;
    auto object = aboutSwarm("joined", {join.swarm.value_or(swarm::SwarmId{}), join.name});
    object["role"] = swarmRoleName(join.role);
    object["device"] = hexOf(join.device);
    return object;
}

Json json(const SwarmJoiningStopped& stopped)
{
    auto object = event("joining-stopped");
    object["join"] = stopped.join.id.value;
    object["device"] = hexOf(stopped.join.device);
    object["author"] = stopped.join.author;
    object["message"] = sentence(stopped);
    return object;
}

Json json(const SwarmGetWaits& waits)
{
    auto object = aboutSwarm("get-waits", waits.swarm);
    object["share"] = hexOf(waits.share.share);
    object["title"] = waits.share.title;
    object["awaited"] = giverOrNull(waits.share.awaited);
    object["running"] = waits.isRunning;
    object["message"] = sentence(waits);
    return object;
}

Json json(const SwarmStatusShown& shown)
{
    const auto& status = shown.status;
    auto object = aboutSwarm("swarm-status", {status.row.id, status.row.name});
    addSwarmRow(object, status.row);
    object["device"] = hexOf(status.device);
    object["label"] = status.label;
    object["fetch"] = autoFetchName(status.fetching.what);
    object["fetch_tags"] = status.fetching.tags;
    object["folder"] = status.fetching.folder.string();
    object["waiting"] = status.waiting;
    object["entries"] = status.entries;
    object["exchanged_at"] = timeOrNull(status.exchangedAt);
    object["fresh_until"] = timeOrNull(status.freshUntil);
    object["addresses"] = status.addresses;
    object["running"] = shown.servedBy.has_value();
    object["troubles"] = troublesOf(status.troubles);
    return object;
}

Json json(const SwarmPublished& published)
{
    auto object = aboutSwarm("published", published.swarm);
    object["share"] = hexOf(published.publication.share);
    object["id"] = published.publication.id.value;
    object["title"] = published.title;
    object["size_bytes"] = published.size;
    object["files"] = published.files;
    return object;
}

Json json(const SwarmTouched& touched)
{
    auto object = aboutSwarm("swarm-changed", touched.swarm);
    object["deed"] = deedName(touched.deed);
    object["id"] = touched.id.empty() ? Json(nullptr) : Json(touched.id);
    object["what"] = touched.what;
    object["role"] = touched.role ? Json(swarmRoleName(*touched.role)) : Json(nullptr);
    object["running"] = touched.isRunning;
    object["message"] = sentence(touched);
    return object;
}

Json json(const SwarmLogChecked& checked)
{
    auto object = aboutSwarm("log-checked", checked.swarm);
    object["sound"] = checked.check.faults.empty();
    object["entries"] = checked.check.entries;
    object["counting"] = checked.check.counting;
    object["faults"] = checked.check.faults;
    return object;
}

Json json(const SwarmExported& exported)
{
    auto object = aboutSwarm("exported", exported.swarm);
    object["what"] = exported.what == SwarmExported::What::Identity ? "identity" : "torrent";
    object["path"] = exported.path.string();
    return object;
}

Json json(const SwarmImported& imported) { return aboutSwarm("imported", imported.swarm); }

std::vector<Json> json(const SwarmsListed& listed)
{
    std::vector<Json> objects;
    for (const auto& row : listed.rows) {
        auto& object = objects.emplace_back(aboutSwarm("swarm", {row.id, row.name}));
        addSwarmRow(object, row);
        object["troubles"] = row.troubles;
    }
    return objects;
}

std::vector<Json> json(const SwarmMembersListed& listed)
{
    std::vector<Json> objects;
    for (const auto& row : listed.rows) {
        auto& object = objects.emplace_back(event("member"));
        object["swarm"] = hexOf(listed.swarm.id);
        object["device"] = hexOf(row.device);
        object["name"] = row.label;
        object["person"] = row.person;
        object["role"] = swarmRoleName(row.role);
        object["ours"] = row.isOurs;
        object["suspended"] = row.isSuspended;
        object["online"] = row.isOnline;
        object["link"] = linkKindName(row.link);
        object["address"] = row.address;
        object["last_seen"] = timeOrNull(row.lastSeen);
        object["shares"] = row.shares;
    }
    return objects;
}

std::vector<Json> json(const SwarmInvitesListed& listed)
{
    std::vector<Json> objects;
    for (const auto& row : listed.rows) {
        auto waiting = Json::array();
        for (const auto& device : row.waiting)
            waiting.push_back({{"device", hexOf(device.device)}, {"name", device.label}});
        auto& object = objects.emplace_back(event("open-invite"));
        object["swarm"] = hexOf(listed.swarm.id);
        object["invite"] = hexOf(row.key);
        object["author"] = hexOf(row.author);
        object["ours"] = row.isOurs;
        object["role"] = swarmRoleName(row.role);
        object["state"] = inviteStateName(row.state);
        object["uses"] = row.uses;
        object["used"] = row.used;
        object["approval"] = row.needsApproval;
        object["expires_at"] = timeIso(row.expiry);
        object["waiting"] = std::move(waiting);
    }
    return objects;
}

std::vector<Json> json(const SwarmCatalogueListed& listed)
{
    std::vector<Json> objects;
    for (const auto& row : listed.rows) {
        auto& object = objects.emplace_back(event("swarm-share"));
        object["swarm"] = hexOf(listed.swarm.id);
        object["share"] = hexOf(row.share);
        object["title"] = row.title;
        object["size_bytes"] = row.size;
        object["files"] = row.files;
        object["holders"] = row.holders;
        object["online"] = row.online;
        object["awaited"] = giverOrNull(row.awaited);
        object["waiting"] = row.isWaiting;
        object["note"] = row.note;
        object["tags"] = row.tags;
        object["by"] = row.by;
        object["by_device"] = hexOf(row.byDevice);
        object["published_at"] = timeIso(row.publishedAt);
        object["id"] = row.id ? Json(row.id->value) : Json(nullptr);
    }
    return objects;
}

std::vector<Json> json(const SwarmLogListed& listed)
{
    std::vector<Json> objects;
    for (const auto& row : listed.rows) {
        auto& object = objects.emplace_back(event("entry"));
        object["swarm"] = hexOf(listed.swarm.id);
        object["entry"] = hexOf(row.entry);
        object["author"] = hexOf(row.author);
        object["name"] = row.label;
        object["sequence"] = row.sequence;
        object["at"] = timeIso(row.time);
        object["kind"] = row.kind;
        object["text"] = row.text;
        object["counts"] = row.counts;
    }
    return objects;
}

} // namespace shoal::app
