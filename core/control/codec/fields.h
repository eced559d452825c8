// The fields of each value that goes over the control socket, said once for writing and reading. Names are those of
// `--json`: sizes end in _bytes, speeds in _bytes_per_second, times in _seconds or _at (seconds since 1970).
#pragma once

#include "core/engine_status.h"
#include "core/events.h"
#include "core/log_entry.h"
#include "core/network_status.h"
#include "core/share.h"

#include <array>
#include <concepts>
#include <type_traits>
#include <variant>

namespace shoal::control {

/// Fields<Value>::each(value, visit) calls visit(name, field) for each; `value` may be const.
template <class Value>
struct Fields;

template <class Value>
concept HasFields = requires(Value& value)
{
    Fields<std::remove_const_t<Value>>::each(value, [](const char*, auto&) {});
};

template <>
struct Fields<Error> {
    static void each(auto& error, auto&& visit)
    {
        visit("kind", error.kind);
        visit("about", error.about);
        visit("reason", error.reason);
        visit("advice", error.advice);
    }
};

template <>
struct Fields<InfoHashes> {
    static void each(auto& hashes, auto&& visit)
    {
        visit("info_hash_v1", hashes.v1);
        visit("info_hash_v2", hashes.v2);
    }
};

template <>
struct Fields<Reason> {
    static void each(auto& reason, auto&& visit)
    {
        visit("kind", reason.kind);
        visit("count", reason.count);
        visit("needed", reason.needed);
        visit("free", reason.free);
        visit("about", reason.about);
        visit("detail", reason.detail);
    }
};

template <>
struct Fields<FilePlace> {
    static void each(auto& place, auto&& visit)
    {
        visit("file", place.index);
        visit("path", place.path);
    }
};

template <>
struct Fields<FileSelection> {
    static void each(auto& selection, auto&& visit)
    {
        visit("ranges", selection.ranges);
        visit("patterns", selection.patterns);
    }
};

template <>
struct Fields<LeftOut> {
    static void each(auto& leftOut, auto&& visit)
    {
        visit("path", leftOut.path);
        visit("kind", leftOut.kind);
    }
};

template <>
struct Fields<CreateRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("paths", request.paths);
        visit("format", request.format);
        visit("name", request.name);
        visit("comment", request.comment);
        visit("trackers", request.trackers);
        visit("web_seeds", request.webSeeds);
        visit("private", request.isPrivate);
        visit("piece_length", request.pieceLength);
        visit("threads", request.threads);
    }
};

template <>
struct Fields<CreateProgress> {
    static void each(auto& progress, auto&& visit)
    {
        visit("done_bytes", progress.done);
        visit("total_bytes", progress.total);
        visit("bytes_per_second", progress.rate);
        visit("seconds_left", progress.timeLeft);
    }
};

template <>
struct Fields<ShareLimits> {
    static void each(auto& limits, auto&& visit)
    {
        visit("down_limit", limits.down);
        visit("up_limit", limits.up);
    }
};

template <>
struct Fields<FileChange> {
    static void each(auto& change, auto&& visit)
    {
        visit("first", change.first);
        visit("last", change.last);
        visit("priority", change.priority);
    }
};

template <>
struct Fields<ShareEdit> {
    static void each(auto& edit, auto&& visit)
    {
        visit("down_limit", edit.downLimit);
        visit("up_limit", edit.upLimit);
        visit("priority", edit.priority);
        visit("add_labels", edit.addLabels);
        visit("remove_labels", edit.removeLabels);
        visit("wanted", edit.wanted);
        visit("files", edit.files);
        visit("name", edit.name);
    }
};

template <>
struct Fields<AddRequest> {
    static void each(auto& request, auto&& visit)
    {
        visit("source", request.source);
        visit("folder", request.folder);
        visit("places", request.places);
        visit("trust", request.trust);
        visit("wanted", request.wanted);
        visit("when_done", request.whenDone);
        visit("order", request.order);
        visit("paused", request.isPaused);
        visit("labels", request.labels);
        Fields<ShareLimits>::each(request.limits, visit);
        visit("priority", request.priority);
        visit("on_metadata", request.onMetadata);
    }
};

template <>
struct Fields<ShareRow> {
    static void each(auto& row, auto&& visit)
    {
        visit("id", row.id);
        Fields<InfoHashes>::each(row.hashes, visit);
        visit("name", row.name);
        visit("state", row.state);
        visit("reason", row.reason);
        visit("has_metadata", row.hasMetadata);
        visit("size_bytes", row.size);
        visit("wanted_bytes", row.wanted);
        visit("done_bytes", row.done);
        visit("unproven_bytes", row.unproven);
        visit("checked_bytes", row.checked);
        visit("check_total_bytes", row.checkTotal);
        visit("downloaded_bytes", row.downloaded);
        visit("uploaded_bytes", row.uploaded);
        visit("down_bytes_per_second", row.downRate);
        visit("up_bytes_per_second", row.upRate);
        visit("peers", row.peers);
        visit("seeds", row.seeds);
        visit("known_peers", row.knownPeers);
        visit("seconds_left", row.timeLeft);
        visit("announced", row.isAnnounced);
        visit("when_done", row.whenDone);
        visit("folder", row.folder);
        visit("added_at", row.addedAt);
        visit("completed_at", row.completedAt);
        visit("labels", row.labels);
        Fields<ShareLimits>::each(row.limits, visit);
        visit("priority", row.priority);
        visit("swarm", row.swarm);
        visit("swarm_name", row.swarmName);
    }
};

template <>
struct Fields<ShareFileRow> {
    static void each(auto& file, auto&& visit)
    {
        visit("index", file.index);
        visit("path", file.path);
        visit("size_bytes", file.size);
        visit("done_bytes", file.done);
        visit("wanted", file.isWanted);
        visit("priority", file.priority);
    }
};

template <>
struct Fields<PeerOrigin> {
    static void each(auto& origin, auto&& visit)
    {
        visit("dht", origin.dht);
        visit("peer_exchange", origin.peerExchange);
        visit("local_discovery", origin.localDiscovery);
        visit("tracker", origin.tracker);
        visit("by_hand", origin.byHand);
    }
};

template <>
struct Fields<PeerRow> {
    static void each(auto& peer, auto&& visit)
    {
        visit("address", peer.address);
        visit("client", peer.client);
        visit("down_bytes_per_second", peer.downRate);
        visit("up_bytes_per_second", peer.upRate);
        visit("downloaded_bytes", peer.downloaded);
        visit("uploaded_bytes", peer.uploaded);
        visit("progress", peer.progress);
        visit("choking_us", peer.isChokingUs);
        visit("choked", peer.isChoked);
        visit("interesting", peer.isInteresting);
        visit("interested", peer.isInterested);
        visit("snubbed", peer.isSnubbed);
        visit("encrypted", peer.isEncrypted);
        visit("utp", peer.isUtp);
        visit("incoming", peer.isIncoming);
        visit("origin", peer.origin);
    }
};

template <>
struct Fields<TrackerRow> {
    static void each(auto& tracker, auto&& visit)
    {
        visit("url", tracker.url);
        visit("tier", tracker.tier);
        visit("state", tracker.state);
        visit("message", tracker.message);
        visit("failures", tracker.failures);
        visit("next_announce_seconds", tracker.nextAnnounce);
        visit("seeds", tracker.seeds);
        visit("leeches", tracker.leeches);
    }
};

template <>
struct Fields<LogEntry> {
    static void each(auto& entry, auto&& visit)
    {
        visit("number", entry.number);
        visit("at", entry.at);
        visit("kind", entry.kind);
        visit("share", entry.share);
        visit("name", entry.name);
        visit("text", entry.text);
    }
};

template <>
struct Fields<LogFilter> {
    static void each(auto& filter, auto&& visit)
    {
        visit("share", filter.share);
        visit("after", filter.after);
    }
};

template <class Row>
struct Fields<Page<Row>> {
    static void each(auto& page, auto&& visit)
    {
        visit("total", page.total);
        visit("rows", page.rows);
    }
};

template <>
struct Fields<ShareFilter> {
    static void each(auto& filter, auto&& visit)
    {
        visit("state", filter.state);
        visit("text", filter.text);
        visit("hashes", filter.hashes);
        visit("hash_prefix", filter.hashPrefix);
        visit("label", filter.label);
        visit("tracker", filter.tracker);
        visit("active", filter.isActive);
        visit("unlabelled", filter.hasNoLabel);
    }
};

template <>
struct Fields<ShareCounts> {
    static void each(auto& counts, auto&& visit)
    {
        visit("shares", counts.shares);
        visit("active", counts.active);
        visit("unlabelled", counts.withoutLabel);
        visit("states", counts.states);
        visit("labels", counts.labels);
        visit("trackers", counts.trackers);
    }
};

template <>
struct Fields<ShareSort> {
    static void each(auto& sort, auto&& visit)
    {
        visit("column", sort.column);
        visit("descending", sort.isDescending);
    }
};

template <>
struct Fields<Range> {
    static void each(auto& range, auto&& visit)
    {
        visit("first", range.first);
        visit("count", range.count);
    }
};

template <>
struct Fields<NetworkStatus> {
    static void each(auto& network, auto&& visit)
    {
        visit("listening", network.listening);
        visit("external_address", network.externalAddress);
        visit("reachability", network.reachability);
        visit("port_mapping", network.portMapping);
        visit("health", network.dht.health);
        visit("known_nodes", network.dht.knownNodes);
        visit("estimated_size", network.dht.estimatedSize);
    }
};

template <>
struct Fields<StateCount> {
    static void each(auto& count, auto&& visit)
    {
        visit("state", count.state);
        visit("shares", count.shares);
    }
};

template <>
struct Fields<EngineStatus> {
    static void each(auto& status, auto&& visit)
    {
        visit("version", status.version);
        visit("pid", status.pid);
        visit("running_seconds", status.runningFor);
        visit("shares", status.shares);
        visit("states", status.states);
        visit("peers", status.peers);
        visit("down_bytes_per_second", status.downRate);
        visit("up_bytes_per_second", status.upRate);
        visit("downloaded_bytes", status.downloaded);
        visit("uploaded_bytes", status.uploaded);
        visit("network", status.network);
    }
};

template <class Some>
requires std::same_as<Some, SharesAdded> || std::same_as<Some, SharesRemoved> || std::same_as<Some, SharesChanged>
struct Fields<Some> {
    static void each(auto& event, auto&& visit) { visit("ids", event.ids); }
};

template <class Some>
requires std::same_as<Some, MetadataReceived> || std::same_as<Some, ShareAnnounced>
struct Fields<Some> {
    static void each(auto& event, auto&& visit) { visit("id", event.id); }
};

template <>
struct Fields<ShareFinished> {
    static void each(auto& finished, auto&& visit)
    {
        visit("id", finished.id);
        visit("again", finished.isAgain);
    }
};

template <>
struct Fields<ShareFailed> {
    static void each(auto& failed, auto&& visit)
    {
        visit("id", failed.id);
        visit("error", failed.error);
    }
};

template <>
struct Fields<CreateProgressed> {
    static void each(auto& progressed, auto&& visit)
    {
        visit("job", progressed.job);
        Fields<CreateProgress>::each(progressed.progress, visit);
    }
};

template <>
struct Fields<NetworkChanged> {
    static void each(auto& /*changed*/, auto&& /*visit*/) {}
};

template <>
struct Fields<PeerBanned> {
    static void each(auto& banned, auto&& visit)
    {
        visit("id", banned.id);
        visit("address", banned.address);
        visit("client", banned.client);
        visit("misdeed", banned.misdeed);
        visit("detail", banned.detail);
        visit("seconds", banned.time);
    }
};

template <>
struct Fields<EngineWarning> {
    static void each(auto& warning, auto&& visit) { visit("error", warning.error); }
};

template <>
struct Fields<ShareMoved> {
    static void each(auto& moved, auto&& visit)
    {
        visit("id", moved.id);
        visit("error", moved.error);
    }
};

template <>
struct Fields<FilesKept> {
    static void each(auto& kept, auto&& visit)
    {
        visit("id", kept.id);
        visit("files", kept.files);
    }
};

template <>
struct Fields<LogGrew> {
    static void each(auto& /*grew*/, auto&& /*visit*/) {}
};

/// These never cross a socket: they tell of its end.
template <class Some>
requires std::same_as<Some, EngineLost> || std::same_as<Some, EngineBack>
struct Fields<Some> {
    static void each(auto& /*event*/, auto&& /*visit*/) {}
};

/// What an event's object carries as "event", in the order of the variant.
constexpr std::array<const char*, std::variant_size_v<Event>> eventNames{
    "shares-added",   "shares-removed", "shares-changed",    "metadata-received",  "share-announced",
    "share-finished", "share-failed",   "create-progressed", "network-changed",    "peer-banned",
    "engine-warning", "share-moved",    "log-grew",          "files-kept",         "engine-lost",
    "engine-back",    "swarm-changed",  "swarms-changed",    "swarm-join-changed", "swarm-get-ended",
};

} // namespace shoal::control
