// Records lie under another key each day: which days are written and read, and what time a record says.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

namespace shoal::dht {

using Days = std::vector<std::chrono::sys_days>; ///< ascending, UTC

/// So long before and after midnight the day beyond it is written and read, too. An item that was put lies there for at
/// least the longest pause between two puts, 70 minutes. So writer and reader whose clocks differ by up to twice this,
/// without those 70 minutes, meet at any time of the day: 2 hours 50 minutes.
inline constexpr std::chrono::hours aroundMidnight{2};

/// A record's time may stand so far before the clock's, when the clock was put back.
inline constexpr std::chrono::hours furthestAhead{24};

Days daysToWrite(std::chrono::sys_seconds now);

enum class Width {
    Usual, ///< the days that are written
    Wide,  ///< a day more on each side, for whoever's own clock is a day wrong
};
Days daysToRead(std::chrono::sys_seconds now, Width width);

/// The time that the next record says, and its sequence: now, but always later than the `last` one, so that readers and
/// nodes take it for the newer also when the clock was put back. A last one more than `furthestAhead` of the clock is
/// forgotten: nobody has taken it.
std::chrono::sys_seconds nextStamp(std::chrono::sys_seconds now, std::optional<std::chrono::sys_seconds> last);

} // namespace shoal::dht
