// Between values of private swarms and columns. For the .cpp files of core/state/swarms/ alone; exceptions of SQLite
// pass.
#pragma once

#include "core/state/database.h"
#include "core/swarm/ids.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <cstdint>
#include <string>

namespace shoal::swarm::rows {

void bindBytes(SQLite::Statement& statement, int index, ByteView bytes);
/// Valid until the statement steps on.
ByteView bytesAt(SQLite::Statement& row, int index);

/// Zeros for a blob of another length, which the tables don't let in.
template <class Id>
Id idAt(SQLite::Statement& row, int index)
{
    return Id::from(bytesAt(row, index)).value_or(Id{});
}

/// The swarm's row.
Result<std::int64_t> numberOf(Database& database, const SwarmId& swarm);

/// Short, for errors and file names: the first 8 bytes.
std::string shortName(const SwarmId& swarm);

} // namespace shoal::swarm::rows
