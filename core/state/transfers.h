// What was transferred, day by day, on disk.
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/statistics.h"

#include <chrono>
#include <map>

namespace shoal {

/// By the day (UTC) on which it was moved.
using TransfersByDay = std::map<std::chrono::sys_days, Transferred>;

/// Same thread and errors as Catalogue.
class Transfers {
public:
    explicit Transfers(Database& database)
        : database_{&database}
    {}

    /// On top of what is there.
    Result<void> add(const TransfersByDay& more);
    /// With the days of the last 400 before and with `today`.
    Result<Statistics> statistics(std::chrono::sys_days today);

private:
    Database* database_;
};

} // namespace shoal
