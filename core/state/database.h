// The profile's one SQLite database: opened, checked, and brought to the schema that this version knows.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <memory>
#include <span>

namespace SQLite {
class Database;
}

namespace shoal {

/// One step of the schema: SQL that takes a database from the version before to this one. Steps are never changed once
/// released, only added; step i (from 0) leads to version i + 1, kept in SQLite's user_version.
struct SchemaStep {
    const char* sql = "";
};

/// Every step there is. The last one's version is what this Shoal writes.
std::span<const SchemaStep> schema();

/// An open database: WAL, every commit synced (synchronous=FULL), foreign keys on. One thread at a time uses it.
class Database {
public:
    /// Makes the file if it is missing, and migrates an older one, all steps in one transaction. Nobody but its owner
    /// may read it (mode 0600). What cannot be read is left as it is. Errors: DatabaseDamaged, DatabaseNotOurs,
    /// DatabaseTooNew (about = the file), NotFound (its folder), PermissionDenied, DiskFull, Io.
    static Result<Database> open(const std::filesystem::path& file, std::span<const SchemaStep> steps = schema());

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    const std::filesystem::path& file() const { return file_; }
    /// The schema's version.
    int version() const { return version_; }

    /// Reads the whole file and checks its structure; takes about a second for each GB. Errors: DatabaseDamaged, Io.
    Result<void> checkIntegrity();

    /// For the parts of core/state/ alone.
    SQLite::Database& connection() { return *connection_; }

private:
    Database(std::filesystem::path file, std::unique_ptr<SQLite::Database> connection, int version);

    std::filesystem::path file_;
    std::unique_ptr<SQLite::Database> connection_;
    int version_ = 0;
};

/// Reads a whole database that nobody writes to, without changing it: it is Shoal's, and its structure is sound.
/// Errors: DatabaseDamaged, DatabaseNotOurs, Io (about = the file).
Result<void> checkDatabaseFile(const std::filesystem::path& file);

} // namespace shoal
