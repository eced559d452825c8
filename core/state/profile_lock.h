// One engine a profile: whoever holds the lock owns everything in the folder.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace shoal {

enum class Tenure {
    OfACommand, ///< it ends with the holder's own work, whoever else uses its engine
    OfAService, ///< whoever stops it starts it again: others wait for it
};

/// Who has a profile, as it wrote into the lock: a hint, for it may be gone.
struct ProfileHolder {
    std::int64_t pid = 0;
    std::string purpose = {};          ///< for people: "shoal get"
    std::filesystem::path socket = {}; ///< where it can be talked to; empty: nowhere
    Tenure tenure = Tenure::OfACommand;
};
/// "process 123 (shoal get)".
std::string nameOf(const ProfileHolder& holder);

/// Holds a profile until it is destroyed or the process ends, however it ends. The kernel keeps the lock (flock on the
/// file `lock`); the text in the file only tells others who has it.
class ProfileLock {
public:
    /// Makes the folder (mode 0700) if it is missing. `purpose` is for people, for example "shoal get"; `socket` is
    /// where the holder can be talked to, empty if nowhere. Errors: ProfileInUse (about = folder, reason = "process 123
    /// (shoal get)"), NotAFolder, PermissionDenied, Io.
    static Result<ProfileLock> take(const std::filesystem::path& folder, const std::string& purpose,
                                    const std::filesystem::path& socket = {}, Tenure tenure = Tenure::OfACommand);

    /// Nothing: nobody ever had it, or what stands there can't be read.
    static std::optional<ProfileHolder> holderOf(const std::filesystem::path& folder);
    /// Where the profile's holder can be talked to.
    static std::optional<std::filesystem::path> socketOf(const std::filesystem::path& folder);

    ProfileLock(ProfileLock&& other) noexcept;
    ProfileLock& operator=(ProfileLock&& other) noexcept;
    ~ProfileLock();

    const std::filesystem::path& folder() const { return folder_; }
    /// Whether the profile's lock is still the one that we hold: false when somebody removed the folder, or put another
    /// in its place.
    bool isInPlace() const;

private:
    ProfileLock(std::filesystem::path folder, int file);

    std::filesystem::path folder_;
    int file_ = -1; ///< descriptor that carries the lock; -1 after a move
};

} // namespace shoal
