// What an engine tells its subscribers: ids and numbers, never whole lists.
#pragma once

#include "core/chunks/create.h"
#include "core/conduct.h"
#include "core/result.h"
#include "core/swarm_rows.h"
#include "core/units.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal {

struct SharesAdded {
    std::vector<ShareId> ids;
};
struct SharesRemoved {
    std::vector<ShareId> ids;
};
/// A share was removed with its data; so many of its files stay, because another share on the list has them, too.
struct FilesKept {
    ShareId id;
    std::size_t files = 0;
};
/// Any field of their rows changed. Comes at most twice a second for one share, but at once when its state changes.
struct SharesChanged {
    std::vector<ShareId> ids;
};
struct MetadataReceived {
    ShareId id;
};
/// A DHT node stored the announce of this share: its link works.
struct ShareAnnounced {
    ShareId id;
};
/// Every wanted byte is verified, written, and synced to disk.
struct ShareFinished {
    ShareId id;
    bool isAgain = false; ///< it was so in an earlier run already
};
/// The share stopped for a reason that needs the user.
struct ShareFailed {
    ShareId id;
    Error error;
};
/// `move` came to its end: the files lie in the new folder, or (there is an error) all where they were.
struct ShareMoved {
    ShareId id;
    std::optional<Error> error;
};
struct CreateProgressed {
    JobId job;
    CreateProgress progress;
};
/// DHT health, listening addresses or reachability changed: ask `network()`.
struct NetworkChanged {};
/// A peer did what none may do: its address is not dealt with for a while, whatever the share.
struct PeerBanned {
    ShareId id;
    std::string address; ///< "1.2.3.4:6881"
    std::string client;  ///< what it said it is; may be empty
    Misdeed misdeed = Misdeed::BreaksProtocol;
    std::string detail; ///< of BreaksProtocol: the library's words
    std::chrono::seconds time{0};
};
/// Something the user should know that belongs to no share.
struct EngineWarning {
    Error error;
};
/// The log has new entries.
struct LogGrew {};
/// An engine of another process does not answer any more; it is waited for (core/control/remote_engine.h).
struct EngineLost {};
/// It answers again. What happened meanwhile was not told: ask for whatever you show.
struct EngineBack {};

/// What anything says of this private swarm changed: ask for whatever you show.
struct SwarmChanged {
    swarm::SwarmId id;
};
/// There is one more, or one less: ask for the list.
struct SwarmsChanged {};
/// A joining of this device went on, or ended.
struct SwarmJoinChanged {
    JoinRow join;
};

/// A get that waited came to its end: it is on the list of shares, or (there is an error) isn't waited for any more.
struct SwarmGetEnded {
    swarm::SwarmId swarm;
    swarm::ShareId share;
    std::optional<ShareId> id;
    std::optional<Error> error;
};

using Event =
    std::variant<SharesAdded, SharesRemoved, SharesChanged, MetadataReceived, ShareAnnounced, ShareFinished,
                 ShareFailed, CreateProgressed, NetworkChanged, PeerBanned, EngineWarning, ShareMoved, LogGrew,
                 FilesKept, EngineLost, EngineBack, SwarmChanged, SwarmsChanged, SwarmJoinChanged, SwarmGetEnded>;
using EventBatch = std::vector<Event>;

/// Runs a piece of work on the thread that it stands for, soon, never within the call.
using Executor = std::function<void(std::function<void()>)>;

/// Ends with its object: afterwards, on the thread of its executor, the callback is not called again.
class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> alive)
        : alive_{std::move(alive)}
    {}
    void end() { alive_.reset(); }

private:
    std::shared_ptr<void> alive_;
};

} // namespace shoal
