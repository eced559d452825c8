#include "core/state/swarms/kept_words.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/swarm_rows.h"
#include "core/state/write_step.h"

namespace shoal::swarm {

Result<void> KeptWords::putStatement(const SwarmId& swarm, const DeviceId& device, ByteView bytes)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement insert{database_->connection(),
                                 "INSERT OR REPLACE INTO swarm_statements (swarm, device, bytes) VALUES (?, ?, ?)"};
        insert.bind(1, *number);
        rows::bindBytes(insert, 2, device.view());
        rows::bindBytes(insert, 3, bytes);
        insert.exec();
        return {};
    });
}

Result<void> KeptWords::putHoldPart(const SwarmId& swarm, const DeviceId& device, std::uint64_t counter,
                                    const std::optional<ShareId>& after, ByteView bytes)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        auto& connection = database_->connection();
        WriteStep step{connection};
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement older{connection, "DELETE FROM swarm_holds WHERE swarm = ? AND device = ? AND counter < ?"};
        older.bind(1, *number);
        rows::bindBytes(older, 2, device.view());
        older.bind(3, static_cast<std::int64_t>(counter));
        older.exec();
        SQLite::Statement insert{
            connection,
            "INSERT OR REPLACE INTO swarm_holds (swarm, device, after, counter, bytes) VALUES (?, ?, ?, ?, ?)"};
        insert.bind(1, *number);
        rows::bindBytes(insert, 2, device.view());
        rows::bindBytes(insert, 3, after ? after->view() : ByteView{});
        insert.bind(4, static_cast<std::int64_t>(counter));
        rows::bindBytes(insert, 5, bytes);
        insert.exec();
        step.commit();
        return {};
    });
}

Result<void> KeptWords::forget(const SwarmId& swarm, const DeviceId& device)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        WriteStep step{database_->connection()};
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        for (const auto* const sql : {"DELETE FROM swarm_statements WHERE swarm = ? AND device = ?",
                                      "DELETE FROM swarm_holds WHERE swarm = ? AND device = ?"}) {
            SQLite::Statement gone{database_->connection(), sql};
            gone.bind(1, *number);
            rows::bindBytes(gone, 2, device.view());
            gone.exec();
        }
        step.commit();
        return {};
    });
}

Result<void> KeptWords::statements(const SwarmId& swarm, const std::function<void(ByteView)>& take)
{
    return load(swarm, "SELECT bytes FROM swarm_statements WHERE swarm = ?", take);
}

Result<void> KeptWords::holds(const SwarmId& swarm, const std::function<void(ByteView)>& take)
{
    return load(swarm, "SELECT bytes FROM swarm_holds WHERE swarm = ? ORDER BY device, counter, after", take);
}

Result<void> KeptWords::load(const SwarmId& swarm, const char* sql, const std::function<void(ByteView)>& take)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement query{database_->connection(), sql};
        query.bind(1, *number);
        while (query.executeStep())
            take(rows::bytesAt(query, 0));
        return {};
    });
}

} // namespace shoal::swarm
