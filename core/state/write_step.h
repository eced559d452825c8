// Writes that hold together: a transaction, or a part of one that is open already. For the .cpp files of core/state/
// alone.
#pragma once

#include <SQLiteCpp/Database.h>

namespace shoal {

/// Undone at its end unless it was committed. Exceptions of SQLite pass. Within another step nothing is on disk before
/// that one commits.
class WriteStep {
public:
    explicit WriteStep(SQLite::Database& connection);
    ~WriteStep();
    WriteStep(const WriteStep&) = delete;
    WriteStep& operator=(const WriteStep&) = delete;

    void commit();
    /// A full disk may undo a whole transaction at any of its statements.
    bool isUndone() const;

private:
    SQLite::Database& connection_;
    bool isWithin_;
    bool isOpen_ = true;
};

} // namespace shoal
