#include "core/state/sqlite_call.h"

#include <sqlite3.h>

namespace shoal {
namespace {
ErrorKind kindOfCode(int primary)
{
    switch (primary) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::DatabaseDamaged;
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
/// SQLite says of some failures only that they were of input or output; of a full disk most of all, where it can't make
/// the file that its readers share.
bool isWithoutRoom(const std::filesystem::path& file)
{
    constexpr std::uintmax_t readersFile = 32 * 1024;
    std::error_code error;
    const auto space = std::filesystem::space(file.parent_path(), error);
    return !error && space.available < readersFile;
}
} // namespace

Error errorOf(const SQLite::Exception& exception, const std::filesystem::path& file)
{
    const int primary = exception.getErrorCode() & 0xff;
    if (primary == SQLITE_FULL || (primary == SQLITE_IOERR && isWithoutRoom(file)))
        return {ErrorKind::DiskFull, file.string(), {}}; // its own words differ from one kernel to the next
    if (primary == SQLITE_NOTADB)
        return {ErrorKind::DatabaseDamaged, file.string(), "it is not a database"};
    if (primary == SQLITE_CORRUPT)
        return {ErrorKind::DatabaseDamaged, file.string(), brokenStructure};
    const auto kind = kindOfCode(primary);
    return {kind, file.string(), kind == ErrorKind::PermissionDenied ? std::string{} : exception.what()};
}

} // namespace shoal
