#include "core/state/transfers.h"

#include "core/state/share_columns.h"
#include "core/state/sqlite_call.h"
#include "core/state/write_step.h"

#include <SQLiteCpp/Column.h>

namespace shoal {
namespace {
constexpr std::chrono::days daysShown{400};

std::int64_t numberOf(std::chrono::sys_days day) { return day.time_since_epoch().count(); }
std::chrono::sys_days dayOf(std::int64_t number)
{
    return std::chrono::sys_days{std::chrono::days{static_cast<std::chrono::days::rep>(number)}};
}

Transferred bytesAt(SQLite::Statement& row, int index)
{
    return {static_cast<Bytes>(row.getColumn(index).getInt64()),
            static_cast<Bytes>(row.getColumn(index + 1).getInt64())};
}
} // namespace

Result<void> Transfers::add(const TransfersByDay& more)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        WriteStep step{connection};
        SQLite::Statement insert{connection,
                                 "INSERT INTO transfers (day, downloaded, uploaded) VALUES (?, ?, ?) "
                                 "ON CONFLICT (day) DO UPDATE SET downloaded = downloaded + excluded.downloaded, "
                                 "uploaded = uploaded + excluded.uploaded"};
        for (const auto& [day, bytes] : more) {
            insert.reset();
            insert.bind(1, numberOf(day));
            columns::bindBytes(insert, 2, bytes.down);
            columns::bindBytes(insert, 3, bytes.up);
            insert.exec();
        }
        step.commit();
    });
}

Result<Statistics> Transfers::statistics(std::chrono::sys_days today)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        Statistics statistics;
        SQLite::Statement sum{
            connection, "SELECT min(day), coalesce(sum(downloaded), 0), coalesce(sum(uploaded), 0) FROM transfers"};
        sum.executeStep();
        statistics.since = sum.getColumn(0).isNull() ? today : dayOf(sum.getColumn(0).getInt64());
        statistics.allTime = bytesAt(sum, 1);
        SQLite::Statement days{connection,
                               "SELECT day, downloaded, uploaded FROM transfers "
                               "WHERE day > ? AND downloaded + uploaded > 0 ORDER BY day"};
        days.bind(1, numberOf(today - daysShown));
        while (days.executeStep())
            statistics.days.push_back({dayOf(days.getColumn(0).getInt64()), bytesAt(days, 1)});
        return statistics;
    });
}

} // namespace shoal
