#include "core/state/database.h"

#include "core/state/sqlite_call.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace shoal {
namespace {
/// Marks the file as ours in SQLite's header: "Shol".
constexpr int applicationId = 0x53686f6c;
constexpr int busyTimeoutMilliseconds = 5000;
/// Up to this size the whole file is checked whenever it is opened: it costs some 20 ms.
constexpr std::uintmax_t checkedOnOpen = 16u << 20;
/// Of the file, in memory: the system keeps what is read often anyway. SQLite would take two megabytes, and keep them.
constexpr int cachedKibibytes = 256;
constexpr mode_t privateMode = 0600;

std::uintmax_t sizeOf(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

/// Private keys lie in it. SQLite gives its log the mode of the database. An open file isn't opened here a second time:
/// closing it would let go of SQLite's locks.
Result<void> makePrivate(const std::filesystem::path& file)
{
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, privateMode);
    if (made >= 0)
        ::close(made);
    else if (errno != EEXIST)
        return failWith(lastError(), file.string());
    for (const auto* const ending : {"", "-wal", "-shm"}) {
        const auto each = file.string() + ending;
        struct stat facts {};
        const bool isOpenToOthers = ::stat(each.c_str(), &facts) == 0 && (facts.st_mode & 077) != 0;
        if (isOpenToOthers && ::chmod(each.c_str(), facts.st_mode & 0700) != 0)
            return failWith(lastError(), each);
    }
    return {};
}

int pragma(SQLite::Database& connection, const char* name)
{
    return connection.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

Result<void> checkOwner(SQLite::Database& connection, const std::filesystem::path& file, std::size_t newestVersion)
{
    const bool isEmpty = connection.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
    if (isEmpty)
        return {};
    if (pragma(connection, "application_id") != applicationId)
        return fail(ErrorKind::DatabaseNotOurs, file.string());
    const auto version = pragma(connection, "user_version");
    if (version < 0 || static_cast<std::size_t>(version) > newestVersion)
        return fail(ErrorKind::DatabaseTooNew, file.string(),
                    fmt::format("it is of version {}, this program knows {}", version, newestVersion));
    return {};
}

Result<void> checkStructure(SQLite::Database& connection, const std::filesystem::path& file)
{
    const std::string verdict = connection.execAndGet("PRAGMA quick_check(1)").getString();
    if (verdict != "ok")
        return fail(ErrorKind::DatabaseDamaged, file.string(), brokenStructure);
    return {};
}

/// Without this SQLite writes the log into the file, and removes it, as soon as it closes a file that it can't read.
void keepLogOnClose(SQLite::Database& connection, bool isKept)
{
    sqlite3_db_config(connection.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isKept ? 1 : 0, nullptr);
}

void configure(SQLite::Database& connection)
{
    connection.exec("PRAGMA journal_mode = WAL");
    connection.exec("PRAGMA synchronous = FULL");
    connection.exec("PRAGMA foreign_keys = ON");
    connection.exec(fmt::format("PRAGMA cache_size = -{}", cachedKibibytes));
}

void migrate(SQLite::Database& connection, std::span<const SchemaStep> steps)
{
    const auto version = static_cast<std::size_t>(pragma(connection, "user_version"));
    if (version == steps.size())
        return;
    SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
    for (auto step = version; step < steps.size(); ++step)
        connection.exec(steps[step].sql);
    connection.exec(fmt::format("PRAGMA application_id = {}", applicationId));
    connection.exec(fmt::format("PRAGMA user_version = {}", steps.size()));
    transaction.commit();
}
} // namespace

Result<Database> Database::open(const std::filesystem::path& file, std::span<const SchemaStep> steps)
{
    // SQLite takes an empty file for a new database and throws its log away, and with it the last commits.
    if (sizeOf(file) == 0 && sizeOf(file.string() + "-wal") > 0)
        return fail(ErrorKind::DatabaseDamaged, file.string(), "it is empty, but its write-ahead log is not");
    if (const auto made = makePrivate(file); !made)
        return fail(made.error());
    return sqliteCall(file, [&]() -> Result<Database> {
        auto connection = std::make_unique<SQLite::Database>(
            file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyTimeoutMilliseconds);
        keepLogOnClose(*connection, true);
        if (const auto owner = checkOwner(*connection, file, steps.size()); !owner)
            return fail(owner.error());
        if (sizeOf(file) <= checkedOnOpen)
            if (const auto structure = checkStructure(*connection, file); !structure)
                return fail(structure.error());
        keepLogOnClose(*connection, false);
        configure(*connection);
        migrate(*connection, steps);
        return Database{file, std::move(connection), static_cast<int>(steps.size())};
    });
}

Result<void> Database::checkIntegrity()
{
    return sqliteCall(file_, [this] { return checkStructure(*connection_, file_); });
}

Result<void> checkDatabaseFile(const std::filesystem::path& file)
{
    return sqliteCall(file, [&]() -> Result<void> {
        SQLite::Database connection{file.string(), SQLite::OPEN_READONLY};
        if (pragma(connection, "application_id") != applicationId)
            return fail(ErrorKind::DatabaseNotOurs, file.string());
        return checkStructure(connection, file);
    });
}

Database::Database(std::filesystem::path file, std::unique_ptr<SQLite::Database> connection, int version)
    : file_{std::move(file)}
    , connection_{std::move(connection)}
    , version_{version}
{}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

} // namespace shoal
