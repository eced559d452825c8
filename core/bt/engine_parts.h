// What the parts of the local engine share. Everything here is used on the engine's thread.
#pragma once

#include "core/bt/session.h"
#include "core/bt/swarms/swarm_dress.h"
#include "core/events.h"
#include "core/log_entry.h"
#include "core/network_status.h"
#include "core/state/grouped_writes.h"
#include "core/state/store.h"
#include "core/statistics.h"
#include "core/work_thread.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace shoal::bt {

using Time = std::chrono::steady_clock::time_point;

inline std::chrono::sys_seconds wallClock()
{
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

struct EngineParts {
    Settings settings;
    Executor home; ///< posts to the engine's thread
    Session* session = nullptr;
    ShareSession publicShares;               ///< of `session`
    std::optional<ShareSession> swarmShares; ///< none until the profile has a private swarm
    SwarmDress* dress = nullptr;             ///< there with `swarmShares`
    Store* store = nullptr;
    GroupedWrites* writes = nullptr; ///< for what comes in thousands
    WorkThread* worker = nullptr;    ///< for what reads or writes much: checking content
    WorkThread* syncer = nullptr;    ///< for fsync
    /// For files that libtorrent makes before we have seen their names; emptied when the engine opens and closes.
    std::filesystem::path scratch;
    std::function<void(const Event&)> publish;
    /// For the log: what no event tells.
    std::function<void(LogKind, ShareId, std::string name, std::string text)> note;
    /// Starts a share again; these pieces are hashed then.
    std::function<void(ShareId, std::vector<std::uint32_t> suspects)> checkAgain;
    std::function<dht::NetworkView()> dhtView;
    /// Payload of a share that went over the network since the last call.
    std::function<void(ShareId, const Transferred&)> transferred;
    Time now{};            ///< of the last tick
    NetworkStatus network; ///< of the last tick; all but the DHT's view

    /// Null: the share's swarm has nowhere to run yet.
    const ShareSession* sessionOf(const StoredShare& share) const
    {
        if (!share.swarm)
            return &publicShares;
        return swarmShares ? &*swarmShares : nullptr;
    }
};

} // namespace shoal::bt
