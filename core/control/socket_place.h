// Where a profile's control socket lies.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace shoal::control {

/// Longest path of a Unix socket, in bytes (sockaddr_un::sun_path without its end).
constexpr std::size_t longestSocketPath = 107;

/// Places for the socket of a profile (an absolute path), best first; each is short enough, and its folder is for its
/// user alone: `runtime` ($XDG_RUNTIME_DIR) / shoal / a name made of the profile's path, then the profile itself. None,
/// if both are too long.
std::vector<std::filesystem::path> socketPlaces(const std::filesystem::path& profile,
                                                const std::optional<std::filesystem::path>& runtime);

/// The first of at least one whose folder is there, or could be made (mode 0700), and takes a file; else the last.
std::filesystem::path usablePlace(const std::vector<std::filesystem::path>& places);

} // namespace shoal::control
