// Between a share and the columns of its tables. For the .cpp files of core/state/ alone; exceptions of SQLite pass.
#pragma once

#include "core/state/catalogue.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <string_view>

namespace shoal::columns {

void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes);
/// At `index` v1, at the next v2; NULL for what is not there.
void bindHashes(SQLite::Statement& statement, int index, const InfoHashes& hashes);
void bindId(SQLite::Statement& statement, int index, const std::optional<swarm::SwarmId>& swarm);
void bindId(SQLite::Statement& statement, int index, const std::optional<swarm::ShareId>& share);
void bindTime(SQLite::Statement& statement, int index, const std::optional<std::chrono::sys_seconds>& time);
void bindBytes(SQLite::Statement& statement, int index, Bytes bytes);
/// To `LIMIT :count OFFSET :first`.
void bindWindow(SQLite::Statement& statement, Range range);

/// What `readRow` reads, in its order.
extern const char* const rowList;
CatalogueRow readRow(SQLite::Statement& statement);

/// What `readShare` reads: the row, the further decisions and the blobs, with their tables joined.
extern const char* const shareList;
/// Places and selection come from tables of their own, for shares that have any.
StoredShare readShare(SQLite::Database& connection, SQLite::Statement& statement);

/// Takes the place of whatever places, selection and labels the share had.
void writeChoices(SQLite::Database& connection, ShareId id, const StoredShare& share);

} // namespace shoal::columns
