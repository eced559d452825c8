#include "app/shoal/commands/content_place.h"

#include "core/chunks/content_places.h"
#include "core/files/selection.h"

#include <algorithm>

namespace shoal::app {
namespace {
namespace fs = std::filesystem;

/// Absolute and without a separator at its end, so that `filename()` is its last element.
fs::path tidy(const fs::path& data)
{
    auto path = fs::absolute(data.empty() ? fs::path{"."} : data).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

bool isThere(const fs::path& path)
{
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

bool isFolder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

/// The content has another name on disk than in the torrent: each file is named by itself.
ContentPlace renamed(const Torrent& torrent, const fs::path& path)
{
    ContentPlace place{path.parent_path(), {}, path};
    for (std::uint32_t index = 0; index < torrent.files.size(); ++index) {
        const auto& file = torrent.files[index];
        if (file.isPad)
            continue;
        const auto below = torrent.isFolder ? file.path.substr(torrent.name.size() + 1) : std::string{};
        place.places.push_back({index, below.empty() ? path : path / below});
    }
    return place;
}
} // namespace

ContentPlace locateContent(const Torrent& torrent, const fs::path& data)
{
    const auto path = tidy(data);
    if (isFolder(path) && isThere(path / torrent.name))
        return {path, {}, path / torrent.name};
    if (path.filename() == torrent.name)
        return {path.parent_path(), {}, path};
    const bool isContent = !data.empty() && isThere(path) && isFolder(path) == torrent.isFolder;
    return isContent ? renamed(torrent, path) : ContentPlace{path, {}, path / torrent.name};
}

ContentPlace locateContent(const std::string& name, const fs::path& data)
{
    const auto path = tidy(data);
    const bool isContent = !name.empty() && path.filename() == name && !isThere(path / name);
    if (isContent)
        return {path.parent_path(), {}, path};
    return {path, {}, path / name};
}

bool holdsAnyOf(const Torrent& torrent, const ContentPlace& place)
{
    const ContentPlaces places{place.folder, place.places};
    const auto files = visibleFiles(torrent);
    return std::ranges::any_of(files, [&](std::uint32_t file) { return isThere(places.of(torrent, file)); });
}

fs::path targetFolder(const std::string& option, const Settings& settings)
{
    const auto& folder = option.empty() ? settings.downloadFolder : option;
    // Without its last separator, or a path below it would name an empty element.
    return folder.empty() ? fs::current_path() : fs::absolute(folder).lexically_normal();
}

} // namespace shoal::app
