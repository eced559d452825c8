// Where a torrent's files lie on disk.
#pragma once

#include "core/chunks/create.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace shoal {

/// folder / path, but for the places named.
class ContentPlaces {
public:
    ContentPlaces(std::filesystem::path folder, std::vector<FilePlace> places = {});
    std::filesystem::path of(const Torrent& torrent, std::uint32_t file) const;
    const std::filesystem::path& folder() const { return folder_; }
    const std::vector<FilePlace>& places() const { return places_; }

private:
    std::filesystem::path folder_;
    std::vector<FilePlace> places_; // sorted by index
};

} // namespace shoal
