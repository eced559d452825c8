#include "core/state/backups.h"

#include "core/files/sync.h"
#include "core/files/whole_file.h"
#include "core/state/database.h"
#include "core/state/dated_name.h"
#include "core/state/sqlite_call.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <fcntl.h>
#include <sqlite3.h>
#include <string_view>
#include <unistd.h>

namespace shoal {
namespace {
constexpr std::string_view prefix = "state.";
constexpr std::string_view suffix = ".db";
/// Of SQLite's machine: some milliseconds.
constexpr int stepsBetweenQuestions = 100'000;

std::optional<Backup> backupAt(const std::filesystem::path& file)
{
    const auto name = file.filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(suffix) || name.size() < prefix.size() + suffix.size())
        return std::nullopt;
    const auto date =
        timeNamed(std::string_view{name}.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
    return date ? std::optional{Backup{file, *date}} : std::nullopt;
}

bool isOfOneDay(const Backup& a, const Backup& b)
{
    return std::chrono::floor<std::chrono::days>(a.takenAt) == std::chrono::floor<std::chrono::days>(b.takenAt);
}

int askToGiveUp(void* question) { return (*static_cast<const std::function<bool()>*>(question))() ? 1 : 0; }

bool holdsNothing(SQLite::Database& database)
{
    return database.execAndGet("SELECT EXISTS (SELECT 1 FROM shares) OR EXISTS (SELECT 1 FROM swarms)").getInt() == 0;
}

/// Private keys may lie in it. SQLite copies into an empty file, and leaves its mode.
Result<void> makePrivateFile(const std::filesystem::path& file)
{
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        return failWith(lastError(), file.string());
    ::close(made);
    return {};
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (error)
        return failWith(error, folder.string());
    return {};
}

/// A failed attempt's rest; that it stays is no harm, the next attempt removes it first.
void removeLeftover(const std::filesystem::path& file)
{
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}
} // namespace

Backups::Backups(const std::filesystem::path& profile)
    : database_{profile / "state.db"}
    , folder_{profile / "backups"}
{}

Result<std::vector<Backup>> Backups::list() const
{
    std::vector<Backup> found;
    std::error_code error;
    if (!std::filesystem::exists(folder_, error))
        return found;
    std::filesystem::directory_iterator at{folder_, error};
    for (; !error && at != std::filesystem::directory_iterator{}; at.increment(error))
        if (auto backup = backupAt(at->path()))
            found.push_back(std::move(*backup));
    if (error)
        return failWith(error, folder_.string());
    std::ranges::sort(found, std::ranges::greater{}, &Backup::takenAt);
    return found;
}

Result<std::optional<Backup>> Backups::take(std::chrono::sys_seconds now, const std::function<bool()>& giveUp) const
{
    const auto older = list();
    if (!older)
        return fail(older.error());
    if (const auto made = makeFolder(folder_); !made)
        return fail(made.error());
    const auto fresh = folder_ / "unfinished";
    removeLeftover(fresh);
    const auto copied = copyTo(fresh, older->empty() ? Wanted::IfItHoldsAny : Wanted::Always, giveUp);
    if (!copied) {
        removeLeftover(fresh);
        if (copied.error().kind == ErrorKind::DatabaseDamaged)
            if (const auto noted = replaceWholeFile(folder_ / "suspect", copied.error().reason); !noted)
                return fail(noted.error());
        return fail(copied.error());
    }
    if (*copied == Copied::NothingToCopy)
        return std::nullopt;
    Backup backup{folder_ / (std::string{prefix} + nameOf(now) + std::string{suffix}), now};
    std::error_code error;
    std::filesystem::rename(fresh, backup.file, error);
    if (error)
        return failWith(error, backup.file.string());
    if (const auto synced = syncPath(folder_); !synced)
        return fail(synced.error());
    dropOldest(backup);
    return backup;
}

Result<Backups::Copied> Backups::copyTo(const std::filesystem::path& copy, Wanted wanted,
                                        const std::function<bool()>& giveUp) const
{
    const auto copied = sqliteCall(database_, [&]() -> Result<Copied> {
        SQLite::Database source{database_.string(), SQLite::OPEN_READONLY};
        if (wanted == Wanted::IfItHoldsAny && holdsNothing(source))
            return Copied::NothingToCopy;
        auto question = giveUp;
        sqlite3_progress_handler(source.getHandle(), stepsBetweenQuestions, askToGiveUp, &question);
        // Copying alone passes over some damage, and would replace a sound copy by what it made of it.
        const std::string verdict = source.execAndGet("PRAGMA quick_check(1)").getString();
        if (verdict != "ok")
            return fail(ErrorKind::DatabaseDamaged, database_.string(), brokenStructure);
        if (const auto made = makePrivateFile(copy); !made)
            return fail(made.error());
        SQLite::Statement statement{source, "VACUUM INTO ?"};
        statement.bind(1, copy.string());
        statement.exec();
        return Copied::Yes;
    });
    if (!copied)
        return fail(copied.error().kind,
                    copied.error().kind == ErrorKind::DiskFull ? copy.string() : database_.string(),
                    copied.error().reason);
    if (*copied == Copied::NothingToCopy)
        return copied;
    if (const auto checked = checkDatabaseFile(copy); !checked)
        return fail(checked.error());
    if (const auto synced = syncPath(copy); !synced)
        return fail(synced.error());
    return copied;
}

/// Best effort: a copy too many is no harm.
void Backups::dropOldest(const Backup& newest) const
{
    std::size_t days = 1;
    for (const auto& backup : list().value_or(std::vector<Backup>{}))
        if (backup.file != newest.file && (isOfOneDay(backup, newest) || ++days > kept))
            removeLeftover(backup.file);
}

bool Backups::isSuspect() const
{
    std::error_code ignored;
    return std::filesystem::exists(folder_ / "suspect", ignored);
}

void Backups::clearSuspicion() const { removeLeftover(folder_ / "suspect"); }

} // namespace shoal
