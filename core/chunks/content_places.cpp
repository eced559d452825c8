#include "core/chunks/content_places.h"

#include <algorithm>

namespace shoal {

ContentPlaces::ContentPlaces(std::filesystem::path folder, std::vector<FilePlace> places)
    : folder_{std::move(folder)}
    , places_{std::move(places)}
{
    std::sort(places_.begin(), places_.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
}

std::filesystem::path ContentPlaces::of(const Torrent& torrent, std::uint32_t file) const
{
    const auto place = std::lower_bound(places_.begin(), places_.end(), file,
                                        [](const FilePlace& p, std::uint32_t index) { return p.index < index; });
    if (place != places_.end() && place->index == file)
        return place->path;
    return folder_ / torrent.files[file].path;
}

} // namespace shoal
