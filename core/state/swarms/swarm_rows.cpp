#include "core/state/swarms/swarm_rows.h"

#include "core/torrent/info_hash.h"

namespace shoal::swarm::rows {

void bindBytes(SQLite::Statement& statement, int index, ByteView bytes)
{
    static constexpr std::uint8_t some = 0; // SQLite takes a null pointer for NULL
    statement.bind(index, bytes.empty() ? &some : bytes.data(), static_cast<int>(bytes.size()));
}

ByteView bytesAt(SQLite::Statement& row, int index)
{
    const auto column = row.getColumn(index);
    return {static_cast<const std::uint8_t*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

std::string shortName(const SwarmId& swarm) { return toHex(swarm.view().first(8)); }

Result<std::int64_t> numberOf(Database& database, const SwarmId& swarm)
{
    SQLite::Statement query{database.connection(), "SELECT number FROM swarms WHERE id = ?"};
    bindBytes(query, 1, swarm.view());
    if (!query.executeStep())
        return fail(ErrorKind::NotFound, "swarm " + shortName(swarm), "it isn't in the profile");
    return query.getColumn(0).getInt64();
}

} // namespace shoal::swarm::rows
