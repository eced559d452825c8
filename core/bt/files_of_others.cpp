#include "core/bt/files_of_others.h"

#include "core/bt/torrent_reader.h"
#include "core/chunks/content_places.h"
#include "core/files/selection.h"

#include <map>
#include <set>

namespace shoal::bt {
namespace {
namespace fs = std::filesystem;

using FilesByPath = std::map<fs::path, std::uint32_t>;

FilesByPath byPath(const StoredShare& share, const std::vector<std::uint32_t>& files)
{
    FilesByPath paths;
    const auto parsed = readTorrent(share.torrent);
    if (!parsed)
        return paths; // then it has no files
    const ContentPlaces places{share.folder, share.places};
    for (const auto file : files)
        paths.emplace(places.of(parsed->torrent, file).lexically_normal(), file);
    return paths;
}

/// The paths and every folder around them: where the content of a share that has one of them begins.
std::set<fs::path> roots(const FilesByPath& paths)
{
    std::set<fs::path> all;
    for (const auto& [path, file] : paths)
        for (auto root = path; root.has_relative_path() && all.insert(root).second;)
            root = root.parent_path();
    return all;
}

void takeShared(const StoredShare& other, const FilesByPath& paths, std::set<std::uint32_t>& shared)
{
    const auto parsed = readTorrent(other.torrent);
    const auto wanted = parsed ? wantedFiles(parsed->torrent, other.wanted) : Result<std::vector<bool>>{};
    if (!parsed || !wanted)
        return; // it has no files yet
    const ContentPlaces places{other.folder, other.places};
    for (const auto file : visibleFiles(parsed->torrent))
        if ((*wanted)[file])
            if (const auto same = paths.find(places.of(parsed->torrent, file).lexically_normal()); same != paths.end())
                shared.insert(same->second);
}
} // namespace

Result<std::vector<std::uint32_t>> filesOfOthers(Catalogue& catalogue, const StoredShare& share,
                                                 const std::vector<std::uint32_t>& files)
{
    const auto paths = byPath(share, files);
    const auto near = catalogue.mayReach(roots(paths));
    if (!near)
        return fail(near.error());
    std::set<std::uint32_t> shared;
    for (const auto id : *near) {
        if (id == share.id)
            continue;
        const auto other = catalogue.get(id);
        if (!other)
            return fail(other.error());
        takeShared(*other, paths, shared);
    }
    return std::vector<std::uint32_t>(shared.begin(), shared.end());
}

} // namespace shoal::bt
