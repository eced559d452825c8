// What an engine stands on beside the network: its profile's folder and disk, the process, the clock.
#pragma once

#include "core/result.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <sys/types.h>

namespace shoal::app {

struct Surroundings {
    std::filesystem::path profile;
    bool hasProfile = false; ///< the folder is there; the following three are its
    uid_t owner = 0;
    mode_t mode = 0;
    std::optional<std::chrono::sys_seconds> lastWritten; ///< the newest of its files
    uid_t user = 0;                                      ///< who looks
    std::optional<Error> writeError; ///< why nothing can be written where the profile is, or will be
    Bytes free = 0;                  ///< that this user may still write there
    std::uint64_t openFiles = 0;     ///< that the engine's process may have at once
    std::chrono::sys_seconds now{};
    std::chrono::sys_seconds programMade{};
};

/// `process`: whose limits count; 0 is this one.
Surroundings lookAround(const std::filesystem::path& profile, std::int64_t process);

} // namespace shoal::app
