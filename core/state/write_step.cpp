#include "core/state/write_step.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace shoal {

WriteStep::WriteStep(SQLite::Database& connection)
    : connection_{connection}
    , isWithin_{sqlite3_get_autocommit(connection.getHandle()) == 0}
{
    // One name serves all: SQLite takes the innermost.
    connection_.exec(isWithin_ ? "SAVEPOINT step" : "BEGIN IMMEDIATE");
}

WriteStep::~WriteStep()
{
    if (!isOpen_)
        return;
    // A full disk may have undone all of it already; then there is nothing left to undo.
    (void)connection_.tryExec(isWithin_ ? "ROLLBACK TO step; RELEASE step" : "ROLLBACK");
}

void WriteStep::commit()
{
    connection_.exec(isWithin_ ? "RELEASE step" : "COMMIT");
    isOpen_ = false;
}

bool WriteStep::isUndone() const { return isOpen_ && sqlite3_get_autocommit(connection_.getHandle()) != 0; }

} // namespace shoal
