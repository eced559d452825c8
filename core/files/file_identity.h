// Which file stands at a place: to notice that it was taken away and another one made.
#pragma once

#include "core/chunks/content_places.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace shoal {

/// Stays while a file is written to, renamed or moved on its disk. The time of its birth tells it from a later file
/// that was given the same number; 0 where the file system doesn't know it.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t number = 0;
    std::int64_t bornNs = 0;

    bool operator==(const FileIdentity&) const = default;
};

/// Nothing: no file is there.
std::optional<FileIdentity> identityOf(const std::filesystem::path& file);

/// By file of the torrent.
using FileIdentities = std::vector<std::optional<FileIdentity>>;
FileIdentities identitiesOf(const Torrent& torrent, const ContentPlaces& places);

} // namespace shoal
