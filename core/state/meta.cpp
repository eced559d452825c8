#include "core/state/meta.h"

#include "core/state/share_columns.h"
#include "core/state/sqlite_call.h"

namespace shoal {
namespace {
const char* textOf(MetaKey key)
{
    switch (key) {
    case MetaKey::Boot: return "boot";
    case MetaKey::RunState: return "run_state";
    case MetaKey::ListenPort: return "listen_port";
    case MetaKey::SwarmsPort: return "swarms_port";
    case MetaKey::DhtState: return "dht_state";
    }
    return "";
}
} // namespace

Result<std::optional<std::string>> Meta::get(MetaKey key)
{
    return sqliteCall(database_->file(), [&]() -> Result<std::optional<std::string>> {
        SQLite::Statement query{database_->connection(), "SELECT value FROM meta WHERE key = ?"};
        query.bind(1, textOf(key));
        if (!query.executeStep())
            return std::nullopt;
        return query.getColumn(0).getString();
    });
}

Result<void> Meta::set(MetaKey key, std::string_view value)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement statement{database_->connection(), "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"};
        statement.bind(1, textOf(key));
        columns::bindBlob(statement, 2, value);
        statement.exec();
    });
}

} // namespace shoal
