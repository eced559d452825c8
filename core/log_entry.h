// What a profile's log keeps of what happened.
#pragma once

#include "core/share.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace shoal {

enum class LogKind {
    Added,
    Removed,
    Metadata, ///< a link's list of files came
    Finished,
    Failed,
    Moved,
    NotMoved,
    Paused,
    Resumed,
    Checked, ///< somebody had it verified
    PeerBanned,
    Warning, ///< of the engine, about no share
};

struct LogEntry {
    std::int64_t number = 0; ///< grows with each entry
    std::chrono::sys_seconds at{};
    LogKind kind = LogKind::Added;
    std::optional<ShareId> share;
    std::string name; ///< of the share, as it was then
    std::string text; ///< what more there is to say: an error, a peer, a folder, what a check found
};
using LogPage = Page<LogEntry>;

struct LogFilter {
    std::optional<ShareId> share;
    std::int64_t after = 0; ///< entries with greater numbers alone
};

} // namespace shoal
