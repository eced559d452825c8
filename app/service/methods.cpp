#include "app/service/methods.h"

#include "app/service/method_parts.h"
#include "app/service/swarm_methods.h"
#include "core/chunks/digest.h"
#include "core/control/codec/codec.h"

#include <algorithm>
#include <unistd.h>

namespace shoal::service {
namespace {
using control::decode;
using control::encode;
using control::Misfit;
using nlohmann::json;

json createdJson(const CreatedTorrent& created)
{
    return {{"torrent", control::toBase64(created.bytes)},
            {"folder", encode(created.folder)},
            {"places", encode(created.places)},
            {"left_out", encode(created.leftOut)}};
}

json detailsJson(const ShareDetails& details)
{
    return {{"row", encode(details.row)}, {"link", details.link}, {"places", encode(details.places)}};
}

void create(const Caller& caller, const json& params, Respond respond)
{
    const auto job = needed<JobId>(params, "job");
    auto request = decode<CreateRequest>(params);
    if (!std::ranges::all_of(request.paths, &std::filesystem::path::is_absolute))
        throw Misfit{"paths must be absolute"};
    const auto reply = [home = caller.home, &jobs = caller.jobs, &hashed = caller.hashed, job,
                        respond = std::move(respond)](const Result<CreatedTorrent>& created) {
        home([&jobs, &hashed, job, created] {
            jobs.erase(job);
            if (created)
                hashed[sha256Of(bytesOf(created->bytes))] = {created->folder, created->places};
        });
        respond(created.map(createdJson));
    };
    caller.jobs[job] = caller.engine.create(std::move(request), reply);
}

void cancel(const Caller& caller, const json& params, const Respond& respond)
{
    if (const auto job = caller.jobs.find(needed<JobId>(params, "job")); job != caller.jobs.end())
        caller.engine.cancel(job->second);
    respond(json::object());
}

void add(const Caller& caller, const json& params, Respond respond)
{
    auto request = decode<AddRequest>(params);
    if (!params.contains("source") || !request.folder.is_absolute())
        throw Misfit{params.contains("source") ? "folder must be an absolute path" : "source is needed"};
    // What a client calls unproven is hashed before it is sent.
    const auto* const torrent = std::get_if<std::string>(&request.source);
    request.trust = trustOf(request.trust, caller.hashed, torrent == nullptr ? std::string{} : *torrent,
                            {request.folder, request.places});
    caller.engine.add(std::move(request), answering<ShareId>(std::move(respond)));
}

/// Any that ask for one thing of a share.
template <class Value>
Method aboutShare(void (Engine::*question)(ShareId, Reply<Value>))
{
    return [question](const Caller& caller, const json& params, Respond respond) {
        (caller.engine.*question)(needed<ShareId>(params, "id"), answering<Value>(std::move(respond)));
    };
}

/// Any that take a peer of a share.
template <class Value>
Method onPeer(void (Engine::*command)(ShareId, std::string, Reply<Value>))
{
    return [command](const Caller& caller, const json& params, Respond respond) {
        const auto id = needed<ShareId>(params, "id");
        (caller.engine.*command)(id, needed<std::string>(params, "address"), answering<Value>(std::move(respond)));
    };
}

/// Any that ask for one thing of all.
template <class Value>
Method aboutAll(void (Engine::*question)(Reply<Value>))
{
    return [question](const Caller& caller, const json& /*params*/, Respond respond) {
        (caller.engine.*question)(answering<Value>(std::move(respond)));
    };
}

template <class Row>
Method pageOf(void (Engine::*list)(ShareId, Range, Reply<Page<Row>>))
{
    return [list](const Caller& caller, const json& params, Respond respond) {
        (caller.engine.*list)(needed<ShareId>(params, "id"), decode<Range>(params),
                              answering<Page<Row>>(std::move(respond)));
    };
}

void remove(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.remove(needed<ShareId>(params, "id"), needed<Data>(params, "data"),
                         answering<ShareId>(std::move(respond)));
}

void list(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.query(orDefault<ShareFilter>(params, "filter"), orDefault<ShareSort>(params, "sort"),
                        decode<Range>(params), answering<SharePage>(std::move(respond)));
}

void details(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.details(
        needed<ShareId>(params, "id"),
        [respond = std::move(respond)](const Result<ShareDetails>& details) { respond(details.map(detailsJson)); });
}

void torrentFile(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.torrentFile(needed<ShareId>(params, "id"), [respond = std::move(respond)](Result<std::string> bytes) {
        respond(bytes.map([](const std::string& all) { return json{{"torrent", control::toBase64(all)}}; }));
    });
}

void speeds(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.speeds(orDefault<std::optional<ShareId>>(params, "id"), orDefault<SpeedSpan>(params, "span"),
                         answering<SpeedHistory>(std::move(respond)));
}

void reload(const Caller& caller, const json& /*params*/, Respond respond)
{
    auto reply = answering<std::vector<std::string>>(std::move(respond));
    if (caller.hooks.reload)
        caller.hooks.reload(std::move(reply));
    else
        caller.engine.reloadSettings(std::move(reply));
}

/// The answer names the process, whose end a client can wait for.
void stop(const Caller& caller, const json& /*params*/, const Respond& respond)
{
    if (!caller.hooks.stop)
        return respond(fail(ErrorKind::BadArgument, "service.stop", "this process does not end for a client"));
    respond(json{{"pid", ::getpid()}});
    // Behind the answer: the process may end so soon that it would be cut off.
    caller.home(caller.hooks.stop);
}

void log(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.log(orDefault<LogFilter>(params, "filter"), decode<Range>(params),
                      answering<LogPage>(std::move(respond)));
}

void edit(const Caller& caller, const json& params, Respond respond)
{
    caller.engine.edit(needed<ShareId>(params, "id"), decode<ShareEdit>(params),
                       answering<ShareId>(std::move(respond)));
}

void move(const Caller& caller, const json& params, Respond respond)
{
    const auto folder = needed<std::filesystem::path>(params, "folder");
    if (!folder.is_absolute())
        throw Misfit{"folder must be an absolute path"};
    caller.engine.move(needed<ShareId>(params, "id"), folder, answering<ShareId>(std::move(respond)));
}

const std::map<std::string_view, Method>& methods()
{
    static const std::map<std::string_view, Method> all = [] {
        auto both = swarmMethods();
        both.merge(std::map<std::string_view, Method>{
            {"engine.speeds", speeds},
            {"engine.statistics", aboutAll<Statistics>(&Engine::statistics)},
            {"engine.status", aboutAll<EngineStatus>(&Engine::status)},
            {"job.cancel", cancel},
            {"log.list", log},
            {"network.status", aboutAll<NetworkStatus>(&Engine::network)},
            {"peer.add", onPeer<ShareId>(&Engine::addPeer)},
            {"peer.ban", onPeer<ShareId>(&Engine::banPeer)},
            {"peer.pieces", onPeer<PieceMap>(&Engine::peerPieces)},
            {"service.reload", reload},
            {"service.stop", stop},
            {"share.add", add},
            {"share.counts", aboutAll<ShareCounts>(&Engine::counts)},
            {"share.create", create},
            {"share.details", details},
            {"share.edit", edit},
            {"share.files", pageOf<ShareFileRow>(&Engine::files)},
            {"share.list", list},
            {"share.move", move},
            {"share.pause", aboutShare<ShareId>(&Engine::pause)},
            {"share.peers", pageOf<PeerRow>(&Engine::peers)},
            {"share.pieces", aboutShare<PieceMap>(&Engine::pieces)},
            {"share.reannounce", aboutShare<ShareId>(&Engine::reannounce)},
            {"share.remove", remove},
            {"share.resume", aboutShare<ShareId>(&Engine::resume)},
            {"share.sources", aboutShare<std::vector<SourceRow>>(&Engine::sources)},
            {"share.torrent", torrentFile},
            {"share.trackers", pageOf<TrackerRow>(&Engine::trackers)},
            {"share.verify", aboutShare<ShareId>(&Engine::verify)},
        });
        return both;
    }();
    return all;
}
} // namespace

DataTrust trustOf(DataTrust claimed, const ClientHashes& hashed, const std::string& torrent,
                  const HashedContent& content)
{
    if (claimed != DataTrust::JustHashed)
        return claimed;
    const auto found = hashed.find(sha256Of(bytesOf(torrent)));
    const bool isTheSame =
        found != hashed.end() && found->second.folder == content.folder && found->second.places == content.places;
    return isTheSame ? DataTrust::JustHashed : DataTrust::None;
}

std::vector<std::string_view> methodNames()
{
    std::vector<std::string_view> names;
    for (const auto& [name, method] : methods())
        names.push_back(name);
    return names;
}

const Method* findMethod(std::string_view name)
{
    const auto found = methods().find(name);
    return found == methods().end() ? nullptr : &found->second;
}

} // namespace shoal::service
