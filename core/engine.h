// The seam: everything a face may ask of Shoal. Plain values in, plain values and events out.
#pragma once

#include "core/engine_status.h"
#include "core/events.h"
#include "core/log_entry.h"
#include "core/network_status.h"
#include "core/result.h"
#include "core/share.h"
#include "core/share_parts.h"
#include "core/statistics.h"
#include "core/swarms.h"
#include "core/units.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace shoal {

/// The answer to a command. It is called once, on the engine's thread: return at once, or wrap it in `replyOn`.
template <class T>
using Reply = std::function<void(Result<T>)>;

/// The same answer, on another thread.
template <class T>
Reply<T> replyOn(Executor executor, Reply<T> reply)
{
    return [executor = std::move(executor), reply = std::move(reply)](Result<T> result) {
        executor([reply, result = std::move(result)]() mutable { reply(std::move(result)); });
    };
}

/// Commands return at once. A reply of success means that the decision is on disk; what follows from it comes as
/// events. Lists come by page: nothing here hands out every share.
class Engine {
public:
    virtual ~Engine() = default;

    /// Hashes files into a torrent; CreateProgressed events carry the job's id. Nothing is added to the list.
    virtual JobId create(CreateRequest request, Reply<CreatedTorrent> reply) = 0;
    /// The job's reply comes with ErrorKind::Cancelled. An unknown id is ignored.
    virtual void cancel(JobId job) = 0;

    /// Adds a share and starts it. A share that is in the list already is started again as `request` says (folder,
    /// wanted files and the rest are taken over; what it has is kept), and its own id returned.
    /// Errors: NotATorrent, BadLink, BadArgument, and what the disk says.
    virtual void add(AddRequest request, Reply<ShareId> reply) = 0;
    /// Errors of this and the following: NotFound.
    /// With Data::Delete only files go that are known to be the share's own; what another share has at the same path
    /// stays, and FilesKept says so before the reply. Error besides: BadArgument (it was never
    /// found out whose the files in its place are), and nothing is removed.
    virtual void remove(ShareId id, Data data, Reply<ShareId> reply) = 0;
    virtual void pause(ShareId id, Reply<ShareId> reply) = 0;
    virtual void resume(ShareId id, Reply<ShareId> reply) = 0;
    /// Checks all its data again; pieces that don't match are fetched again, by a paused share once it is resumed.
    virtual void verify(ShareId id, Reply<ShareId> reply) = 0;
    /// Error besides: BadArgument (about = the label, the name, or the files that it hasn't).
    virtual void edit(ShareId id, ShareEdit edit, Reply<ShareId> reply) = 0;
    /// Takes its files to `folder` (absolute; made if missing), across disks too: all of them or none. ShareMoved says
    /// how it ended; a process that dies meanwhile goes on with it when it is back. Files that lie elsewhere
    /// (FilePlace) stay there. Errors: AlreadyExists (a file is in the way), BadArgument (it is being moved already).
    virtual void move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply) = 0;
    /// Asks trackers and the DHT for peers now. Error: BadArgument (it isn't running).
    virtual void reannounce(ShareId id, Reply<ShareId> reply) = 0;

    /// Connects to it, or tries to. Errors: BadArgument (`address` isn't "HOST-AS-NUMBERS:PORT", or the share doesn't
    /// run).
    virtual void addPeer(ShareId id, std::string address, Reply<ShareId> reply) = 0;
    /// Its address is dealt with no more by any share until the engine is closed; PeerBanned tells of it. `address` is
    /// a PeerRow's. Error besides: BadArgument (no such peer).
    virtual void banPeer(ShareId id, std::string address, Reply<ShareId> reply) = 0;

    virtual void query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply) = 0;
    virtual void counts(Reply<ShareCounts> reply) = 0;
    virtual void details(ShareId id, Reply<ShareDetails> reply) = 0;
    virtual void files(ShareId id, Range range, Reply<FilePage> reply) = 0;
    virtual void peers(ShareId id, Range range, Reply<PeerPage> reply) = 0;
    virtual void trackers(ShareId id, Range range, Reply<TrackerPage> reply) = 0;
    /// Errors: NotFound (also while its metadata is not here).
    virtual void pieces(ShareId id, Reply<PieceMap> reply) = 0;
    /// What a connected peer has: Have or Missing, without availability. Error besides: BadArgument (no such peer).
    virtual void peerPieces(ShareId id, std::string address, Reply<PieceMap> reply) = 0;
    /// Everything that peers or content may come from, trackers among them.
    virtual void sources(ShareId id, Reply<std::vector<SourceRow>> reply) = 0;
    /// Of one share, or of all together. A share that never moved anything has no samples.
    virtual void speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply) = 0;
    /// The bytes of a .torrent file of it. Error: NotFound while its metadata is not here.
    virtual void torrentFile(ShareId id, Reply<std::string> reply) = 0;
    virtual void network(Reply<NetworkStatus> reply) = 0;
    virtual void status(Reply<EngineStatus> reply) = 0;
    virtual void statistics(Reply<Statistics> reply) = 0;
    /// The newest entry comes first.
    virtual void log(LogFilter filter, Range range, Reply<LogPage> reply) = 0;

    /// Private swarms. Lives as long as the engine.
    virtual Swarms& swarms() = 0;

    /// Reads the profile's settings again and takes over what can be taken over while it runs; the reply names the keys
    /// ("section.name") of those that changed and are heeded by the next start alone. Error: BadSetting, and the
    /// settings stay as they are.
    virtual void reloadSettings(Reply<std::vector<std::string>> reply) = 0;

    /// Events from now on, in batches, on the executor's thread. Batches not taken yet are merged.
    virtual Subscription subscribe(Executor executor, std::function<void(const EventBatch&)> callback) = 0;

    /// Stops every transfer, saves everything, closes the profile. Afterwards only the destructor may be called.
    virtual void close(Reply<std::monostate> reply) = 0;
};

} // namespace shoal
