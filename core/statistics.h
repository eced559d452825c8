// What was transferred, day by day, for as long as the profile has been there.
#pragma once

#include "core/units.h"

#include <chrono>
#include <vector>

namespace shoal {

struct Transferred {
    Bytes down = 0; ///< payload
    Bytes up = 0;   ///< payload
    bool operator==(const Transferred&) const = default;
};

struct DayOfTransfers {
    std::chrono::sys_days day; ///< UTC
    Transferred bytes;
};

struct Statistics {
    std::chrono::sys_days since{};    ///< the first day that was counted
    Transferred allTime;              ///< besides the days: those of shares that are gone count too
    std::vector<DayOfTransfers> days; ///< of the last 400 those on which anything moved, the oldest first
};

} // namespace shoal
