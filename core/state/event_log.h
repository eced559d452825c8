// The log on disk: what happened to the shares of a profile.
#pragma once

#include "core/log_entry.h"
#include "core/result.h"
#include "core/state/database.h"

#include <span>

namespace shoal {

/// Entries kept; the oldest go first.
constexpr std::int64_t longestLog = 100'000;

/// Same thread and errors as Catalogue.
class EventLog {
public:
    explicit EventLog(Database& database)
        : database_{&database}
    {}

    /// Numbers are given here. All in one transaction.
    Result<void> append(std::span<const LogEntry> entries);
    /// The newest entry comes first. `total` counts those that the filter lets through.
    Result<LogPage> entries(const LogFilter& filter, Range range);

private:
    Database* database_;
};

} // namespace shoal
