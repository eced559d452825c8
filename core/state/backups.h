// Copies of state.db that were known to open, for the day on which it doesn't.
#pragma once

#include "core/result.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace shoal {

struct Backup {
    std::filesystem::path file;
    std::chrono::sys_seconds takenAt{};
};

/// The folder `backups` of a profile: `kept` copies, of different days (UTC). Its names say when each was taken:
/// `state.2026-11-23T081932Z.db`. Whoever calls holds the profile's lock. Any thread, one at a time.
class Backups {
public:
    static constexpr std::size_t kept = 3;

    explicit Backups(const std::filesystem::path& profile);

    /// Newest first; empty without the folder. Errors: PermissionDenied, Io.
    Result<std::vector<Backup>> list() const;

    /// Copies the database through a connection of its own: whoever else uses it goes on. The copy is checked and
    /// synced before it replaces one of the same day, and before the oldest goes. Nothing is copied while there is
    /// neither a share, nor a swarm, nor an older copy. Nobody but its owner may read a copy. `giveUp` is asked now and
    /// then, seldom enough that a small database is always copied. Errors: Cancelled (giveUp said so), DatabaseDamaged
    /// (about = the database; older copies stay, and `isSuspect` from now on), DiskFull, PermissionDenied, Io.
    Result<std::optional<Backup>> take(std::chrono::sys_seconds now, const std::function<bool()>& giveUp) const;

    /// Whether a copy met damage: then the whole database is to be checked before it is used again.
    bool isSuspect() const;
    void clearSuspicion() const;

private:
    enum class Wanted { Always, IfItHoldsAny };
    enum class Copied { Yes, NothingToCopy };
    Result<Copied> copyTo(const std::filesystem::path& copy, Wanted wanted, const std::function<bool()>& giveUp) const;
    void dropOldest(const Backup& newest) const;

    std::filesystem::path database_;
    std::filesystem::path folder_;
};

} // namespace shoal
