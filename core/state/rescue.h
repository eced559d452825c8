// A profile's database that can't be read: set aside, and replaced by the last backup that can.
#pragma once

#include "core/state/backups.h"
#include "core/state/database.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>

namespace shoal {

/// What was done about a damaged database.
struct Rescue {
    Error damage;                      ///< what was wrong; about = the database
    std::filesystem::path setAside;    ///< the folder that now holds it, with its log
    std::optional<Backup> backup = {}; ///< what took its place; nothing: an empty list
    std::size_t shares = 0;            ///< in the list now
};

struct OpenedDatabase {
    Database database;
    std::optional<Rescue> rescue = {}; ///< nothing: it was in order
};

/// Opens `state.db`. A damaged one, an empty or missing one beside backups too, moves to `damaged/<moment>/` with its
/// write-ahead log, which must never meet another database. In its place comes the newest backup that can be read, else
/// an empty database. Progress in a backup is old: each share in it is checked whole when it starts next. Power may go
/// at any moment: the next call ends the work.
/// Errors: DatabaseTooNew and DatabaseNotOurs (nothing is touched), PermissionDenied, DiskFull, Io.
Result<OpenedDatabase> openOrRescue(const std::filesystem::path& profile, std::chrono::sys_seconds now);

/// The same for people: DatabaseRestored or DatabaseLost.
Error toldAs(const Rescue& rescue);

} // namespace shoal
