#include "core/state/event_log.h"

#include "core/names.h"
#include "core/state/share_columns.h"
#include "core/state/sqlite_call.h"
#include "core/state/write_step.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <string>
#include <string_view>

namespace shoal {
namespace {
LogKind kindOf(std::string_view name)
{
    for (int kind = 0; kind < static_cast<int>(LogKind::Warning); ++kind)
        if (name == logKindName(static_cast<LogKind>(kind)))
            return static_cast<LogKind>(kind);
    return LogKind::Warning; // of a newer Shoal: its text says what it is
}

constexpr auto chosen = " FROM log WHERE number > :after AND (:share IS NULL OR share = :share)";

void bindFilter(SQLite::Statement& statement, const LogFilter& filter)
{
    statement.bind(":after", filter.after);
    if (filter.share)
        statement.bind(":share", filter.share->value);
}

LogEntry readEntry(SQLite::Statement& row)
{
    LogEntry entry{.number = row.getColumn(0).getInt64(),
                   .at = std::chrono::sys_seconds{std::chrono::seconds{row.getColumn(1).getInt64()}},
                   .kind = kindOf(row.getColumn(2).getString()),
                   .share = {},
                   .name = row.getColumn(4).getString(),
                   .text = row.getColumn(5).getString()};
    if (!row.getColumn(3).isNull())
        entry.share = ShareId{row.getColumn(3).getInt64()};
    return entry;
}
} // namespace

Result<void> EventLog::append(std::span<const LogEntry> entries)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        WriteStep step{connection};
        SQLite::Statement insert{connection, "INSERT INTO log (at, kind, share, name, text) VALUES (?, ?, ?, ?, ?)"};
        for (const auto& entry : entries) {
            insert.reset();
            insert.bind(1, std::int64_t{entry.at.time_since_epoch().count()});
            insert.bind(2, logKindName(entry.kind));
            if (entry.share)
                insert.bind(3, entry.share->value);
            else
                insert.bind(3);
            insert.bind(4, entry.name);
            insert.bind(5, entry.text);
            insert.exec();
        }
        SQLite::Statement trim{connection, "DELETE FROM log WHERE number <= (SELECT max(number) FROM log) - ?"};
        trim.bind(1, longestLog);
        trim.exec();
        step.commit();
    });
}

Result<LogPage> EventLog::entries(const LogFilter& filter, Range range)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement count{connection, std::string{"SELECT count(*)"} + chosen};
        bindFilter(count, filter);
        count.executeStep();
        LogPage page{.total = static_cast<std::size_t>(count.getColumn(0).getInt64()), .rows = {}};
        SQLite::Statement query{connection,
                                std::string{"SELECT number, at, kind, share, name, text"} + chosen
                                    + " ORDER BY number DESC LIMIT :count OFFSET :first"};
        bindFilter(query, filter);
        columns::bindWindow(query, range);
        while (query.executeStep())
            page.rows.push_back(readEntry(query));
        return page;
    });
}

} // namespace shoal
