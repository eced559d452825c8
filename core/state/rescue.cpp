#include "core/state/rescue.h"

#include "core/files/sync.h"
#include "core/state/catalogue.h"
#include "core/state/dated_name.h"
#include "core/state/sqlite_call.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace shoal {
namespace {
/// What belongs to a database: its log first, for the log of the old one must be gone before the new one comes.
constexpr std::array logs{"-wal", "-shm"};
std::filesystem::path databaseOf(const std::filesystem::path& profile) { return profile / "state.db"; }
/// While it is there, a rescue is under way.
std::filesystem::path replacementOf(const std::filesystem::path& profile) { return profile / "state.db.restoring"; }

std::filesystem::path withEnding(const std::filesystem::path& file, const char* ending)
{
    return file.string() + ending;
}

bool isThere(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

std::uintmax_t sizeOf(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

Result<void> moveIfThere(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (error && error != std::errc::no_such_file_or_directory)
        return failWith(error, from.string());
    return {};
}

Result<void> removeIfThere(const std::filesystem::path& file)
{
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error)
        return failWith(error, file.string());
    return {};
}

Result<void> removeReplacement(const std::filesystem::path& profile)
{
    const auto file = replacementOf(profile);
    for (const auto* log : logs)
        if (auto removed = removeIfThere(withEnding(file, log)); !removed)
            return removed;
    return removeIfThere(file);
}

Result<std::size_t> prepare(const std::filesystem::path& file)
{
    auto database = Database::open(file);
    if (!database)
        return fail(database.error());
    if (const auto checked = database->checkIntegrity(); !checked)
        return fail(checked.error());
    return sqliteCall(file, [&] {
        auto& connection = database->connection();
        SQLite::Statement doubt{connection, "UPDATE resumes SET bytes = CAST(? AS BLOB)"};
        doubt.bind(1, doubtedResume);
        doubt.exec();
        // One file that says it all: its log would not move with it.
        connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        return static_cast<std::size_t>(connection.execAndGet("SELECT count(*) FROM shares").getInt64());
    });
}

Result<std::size_t> copyOf(const Backup& backup, const std::filesystem::path& file)
{
    std::error_code error;
    std::filesystem::copy_file(backup.file, file, error);
    if (error)
        return failWith(error, backup.file.string());
    return prepare(file);
}

bool isAboutTheBackup(const Error& error)
{
    return error.kind == ErrorKind::DatabaseDamaged || error.kind == ErrorKind::DatabaseNotOurs
        || error.kind == ErrorKind::DatabaseTooNew;
}

/// Makes the file that is to take the database's place, on disk when this returns.
Result<void> makeReplacement(const std::filesystem::path& profile, Rescue& rescue)
{
    const auto file = replacementOf(profile);
    const auto backups = Backups{profile}.list();
    if (!backups)
        return fail(backups.error());
    for (const auto& backup : *backups) {
        if (auto removed = removeReplacement(profile); !removed)
            return removed;
        const auto shares = copyOf(backup, file);
        if (shares) {
            rescue.backup = backup;
            rescue.shares = *shares;
            return syncPath(file);
        }
        if (!isAboutTheBackup(shares.error()))
            return fail(shares.error());
    }
    if (auto removed = removeReplacement(profile); !removed)
        return removed;
    if (const auto fresh = prepare(file); !fresh)
        return fail(fresh.error());
    return syncPath(file);
}

Result<std::filesystem::path> makeFolderFor(const std::filesystem::path& profile, std::chrono::sys_seconds now)
{
    const auto name = nameOf(now);
    auto folder = profile / "damaged" / name;
    for (int number = 2; isThere(folder); ++number)
        folder = profile / "damaged" / fmt::format("{}.{}", name, number);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return failWith(error, folder.string());
    if (const auto synced = syncPath(folder.parent_path()); !synced)
        return fail(synced.error());
    return folder;
}

/// The order matters: whenever this is cut off, the replacement or the finished rescue is there.
Result<void> exchange(const std::filesystem::path& profile, const std::filesystem::path& folder)
{
    const auto database = databaseOf(profile);
    for (const auto* log : logs)
        if (auto moved = moveIfThere(withEnding(database, log), folder / withEnding("state.db", log)); !moved)
            return moved;
    if (auto moved = moveIfThere(database, folder / "state.db"); !moved)
        return moved;
    for (const auto& each : {folder, profile})
        if (auto synced = syncPath(each); !synced)
            return synced;
    if (auto moved = moveIfThere(replacementOf(profile), database); !moved)
        return moved;
    return syncPath(profile);
}

Result<OpenedDatabase> rescueDatabase(const std::filesystem::path& profile, std::chrono::sys_seconds now, Error damage)
{
    Rescue rescue{.damage = std::move(damage), .setAside = {}};
    if (auto made = makeReplacement(profile, rescue); !made)
        return fail(made.error());
    auto folder = makeFolderFor(profile, now);
    if (!folder)
        return fail(folder.error());
    rescue.setAside = std::move(*folder);
    if (auto exchanged = exchange(profile, rescue.setAside); !exchanged)
        return fail(exchanged.error());
    Backups{profile}.clearSuspicion();
    auto database = Database::open(databaseOf(profile));
    if (!database)
        return fail(database.error());
    return OpenedDatabase{std::move(*database), std::move(rescue)};
}

/// SQLite would take it for a new database. With backups about, it was one that had something in it.
bool hasVanished(const std::filesystem::path& profile)
{
    const auto backups = Backups{profile}.list();
    return sizeOf(databaseOf(profile)) == 0 && backups && !backups->empty();
}

Result<Database> openSuspect(const std::filesystem::path& profile)
{
    auto database = Database::open(databaseOf(profile));
    const Backups backups{profile};
    if (!database || !backups.isSuspect())
        return database;
    if (const auto checked = database->checkIntegrity(); !checked)
        return fail(checked.error());
    backups.clearSuspicion();
    return database;
}
} // namespace

Result<OpenedDatabase> openOrRescue(const std::filesystem::path& profile, std::chrono::sys_seconds now)
{
    const auto file = databaseOf(profile).string();
    if (isThere(replacementOf(profile)))
        return rescueDatabase(profile, now, {ErrorKind::DatabaseDamaged, file, "its last rescue was cut off"});
    if (hasVanished(profile))
        return rescueDatabase(profile, now,
                              {ErrorKind::DatabaseDamaged, file, isThere(file) ? "it is empty" : "it is gone"});
    auto database = openSuspect(profile);
    if (!database && database.error().kind == ErrorKind::DatabaseDamaged)
        return rescueDatabase(profile, now, database.error());
    if (!database)
        return fail(database.error());
    return OpenedDatabase{std::move(*database)};
}

Error toldAs(const Rescue& rescue)
{
    const auto kept = fmt::format("the damaged file is kept in {}", rescue.setAside.string());
    if (!rescue.backup)
        return {ErrorKind::DatabaseLost, rescue.damage.about,
                fmt::format("{}; the list of shares starts empty; {}", rescue.damage.reason, kept)};
    return {ErrorKind::DatabaseRestored, rescue.damage.about,
            fmt::format("{}; the backup is of {} and lists {} {}; {}", rescue.damage.reason,
                        dateText(rescue.backup->takenAt), rescue.shares, rescue.shares == 1 ? "share" : "shares",
                        kept)};
}

} // namespace shoal
