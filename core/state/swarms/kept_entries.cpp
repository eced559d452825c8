#include "core/state/swarms/kept_entries.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/swarm_rows.h"
#include "core/state/write_step.h"
#include "core/swarm/entries/entry.h"

namespace shoal::swarm {

Result<void> KeptEntries::append(const SwarmId& swarm, std::span<const Bytes> entries)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        WriteStep step{database_->connection()};
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement insert{database_->connection(),
                                 "INSERT OR IGNORE INTO swarm_entries (swarm, id, bytes) VALUES (?, ?, ?)"};
        insert.bind(1, *number);
        for (const auto& entry : entries) {
            rows::bindBytes(insert, 2, entryIdOf(entry).view());
            rows::bindBytes(insert, 3, entry);
            insert.exec();
            insert.reset();
        }
        step.commit();
        return {};
    });
}

Result<std::size_t> KeptEntries::load(const SwarmId& swarm, const std::function<void(ByteView)>& take)
{
    return sqliteCall(database_->file(), [&]() -> Result<std::size_t> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement query{database_->connection(),
                                "SELECT bytes FROM swarm_entries INDEXED BY swarm_entries_by_swarm WHERE swarm = ? "
                                "ORDER BY place"};
        query.bind(1, *number);
        std::size_t count = 0;
        for (; query.executeStep(); ++count)
            take(rows::bytesAt(query, 0));
        return count;
    });
}

} // namespace shoal::swarm
