#include "core/state/swarms/kept_joinings.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/swarm_rows.h"

namespace shoal::swarm {

Result<void> KeptJoinings::put(const ShortSwarmId& swarm, const KeptJoining& joining)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement insert{
            database_->connection(),
            "INSERT OR REPLACE INTO swarm_joinings (swarm, kind, id, state, bytes) VALUES (?, ?, ?, ?, ?)"};
        rows::bindBytes(insert, 1, swarm.view());
        insert.bind(2, static_cast<int>(joining.kind));
        rows::bindBytes(insert, 3, joining.id);
        insert.bind(4, joining.state);
        rows::bindBytes(insert, 5, joining.bytes);
        insert.exec();
    });
}

Result<void> KeptJoinings::remove(const ShortSwarmId& swarm, JoiningKind kind, ByteView id)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement gone{database_->connection(),
                               "DELETE FROM swarm_joinings WHERE swarm = ? AND kind = ? AND id = ?"};
        rows::bindBytes(gone, 1, swarm.view());
        gone.bind(2, static_cast<int>(kind));
        rows::bindBytes(gone, 3, id);
        gone.exec();
    });
}

Result<std::vector<KeptJoining>> KeptJoinings::list(const ShortSwarmId& swarm)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{database_->connection(),
                                "SELECT kind, id, state, bytes FROM swarm_joinings WHERE swarm = ? ORDER BY rowid"};
        rows::bindBytes(query, 1, swarm.view());
        std::vector<KeptJoining> joinings;
        while (query.executeStep()) {
            const auto id = rows::bytesAt(query, 1);
            const auto bytes = rows::bytesAt(query, 3);
            joinings.push_back({.kind = static_cast<JoiningKind>(query.getColumn(0).getInt()),
                                .id = {id.begin(), id.end()},
                                .state = query.getColumn(2).getInt64(),
                                .bytes = {bytes.begin(), bytes.end()}});
        }
        return joinings;
    });
}

Result<std::vector<ShortSwarmId>> KeptJoinings::swarms()
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{database_->connection(), "SELECT DISTINCT swarm FROM swarm_joinings"};
        std::vector<ShortSwarmId> swarms;
        while (query.executeStep())
            swarms.push_back(rows::idAt<ShortSwarmId>(query, 0));
        return swarms;
    });
}

} // namespace shoal::swarm
