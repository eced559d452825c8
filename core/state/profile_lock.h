// One engine a profile: whoever holds the lock owns everything in the folder.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace shoal {

/// Holds a profile until it is destroyed or the process ends, however it ends. The kernel keeps the lock (flock on the
/// file `lock`); the text in the file only tells others who has it.
class ProfileLock {
public:
    /// Makes the folder (mode 0700) if it is missing. `purpose` is for people, for example "shoal get"; `socket` is
    /// where the holder can be talked to, empty if nowhere. Errors: ProfileInUse (about = folder, reason = "process 123
    /// (shoal get)"), NotAFolder, PermissionDenied, Io.
    static Result<ProfileLock> take(const std::filesystem::path& folder, const std::string& purpose,
                                    const std::filesystem::path& socket = {});

    /// Where the profile's holder can be talked to, as it wrote there: a hint, for the holder may be gone.
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
