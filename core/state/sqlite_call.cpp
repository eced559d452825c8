#include "core/state/sqlite_call.h"

#include <sqlite3.h>

namespace shoal {
namespace {
ErrorKind kindOfCode(int primary)
{
    switch (primary) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::DatabaseDamaged;
    case SQLITE_FULL: return ErrorKind::DiskFull;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH: return ErrorKind::PermissionDenied;
    case SQLITE_INTERRUPT: return ErrorKind::Cancelled;
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE: return ErrorKind::Internal;
    default: return ErrorKind::Io;
    }
}
} // namespace

Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file)
{
    return {kindOfCode(exception.getErrorCode() & 0xff), file.string(), exception.what()};
}

} // namespace shoal
