// What was transferred, summed up as people ask for it: today, this month, each of the last days and months.
#pragma once

#include "core/statistics.h"

#include <QString>

#include <vector>

namespace shoal::ui {

Transferred transferredOn(const Statistics& statistics, std::chrono::sys_days day);
Transferred transferredIn(const Statistics& statistics, std::chrono::year_month month);

/// A day or a month of the graph.
struct TransferBar {
    QString label; ///< short, below the bar
    QString title; ///< in full
    Transferred bytes;
};
/// The oldest first; the last is `today`'s. Those on which nothing moved are there, too.
std::vector<TransferBar> lastDays(const Statistics& statistics, std::chrono::sys_days today, int count = 30);
std::vector<TransferBar> lastMonths(const Statistics& statistics, std::chrono::sys_days today, int count = 12);

/// "12 June 2026: received 3 GiB, sent 812 bytes"
QString barInWords(const TransferBar& bar);
QString dayInWords(std::chrono::sys_days day);

} // namespace shoal::ui
