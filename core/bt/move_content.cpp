#include "core/bt/move_content.h"

#include "core/bt/disk/file_moves.h"
#include "core/bt/disk/part_file.h"
#include "core/bt/part_hash.h"
#include "core/bt/torrent_reader.h"
#include "core/files/selection.h"
#include "core/files/sync.h"

#include <set>
#include <system_error>

#include <unistd.h>
#include <vector>

namespace shoal::bt {
namespace {
namespace fs = std::filesystem;

struct Way {
    fs::path from;
    fs::path to;
};

bool isThere(const fs::path& path)
{
    std::error_code failed;
    return fs::exists(fs::symlink_status(path, failed));
}

/// Of every file that goes along, and of the part file.
Result<std::vector<Way>> waysOf(const StoredShare& share, const fs::path& folder)
{
    std::vector<Way> ways;
    if (share.torrent.empty())
        return ways; // without a list of files nothing was ever written
    const auto parsed = readTorrent(share.torrent);
    if (!parsed)
        return fail(parsed.error());
    const auto& torrent = parsed->torrent;
    const ContentPlaces before{share.folder, share.places}, after{folder, share.places};
    for (const auto index : visibleFiles(torrent)) {
        Way way{before.of(torrent, index), after.of(torrent, index)};
        if (way.from != way.to)
            ways.push_back(std::move(way));
    }
    const auto part = partFileName(partHashOf(share));
    ways.push_back({share.folder / part, folder / part});
    return ways;
}

/// What an earlier call has moved before it was killed goes back, too.
void takeBack(const std::vector<Way>& ways, FileLayer& files)
{
    FileMoves back{files};
    for (const auto& [from, to] : ways) {
        lt::error_code ignored; // the error for which all is undone is the one to tell
        auto operation = lt::operation_t::unknown;
        if (!isThere(from) && isThere(to))
            back.move(to.string(), from.string(), ignored, operation);
    }
    back.finish();
}

/// The share's own folders within `folder`, as far as nothing is in them.
void removeEmptyFolders(const std::set<fs::path>& files, const fs::path& folder)
{
    for (const auto& file : files) {
        std::error_code failed; // the first that isn't empty, rightly
        for (auto path = file.parent_path(); path != folder && !failed; path = path.parent_path())
            fs::remove(path, failed);
    }
}
} // namespace

Error isMovingAlready(const StoredShare& share)
{
    return {ErrorKind::BadArgument, share.shownName(), "its files are being moved to " + share.movingTo.string(),
            "Wait until they have arrived"};
}

Result<void> checkMove(const StoredShare& share, const fs::path& folder)
{
    const auto ways = waysOf(share, folder);
    if (!ways)
        return fail(ways.error());
    for (const auto& way : *ways)
        if (isThere(way.to) && isThere(way.from))
            return fail(ErrorKind::AlreadyExists, way.to.string());
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed && !fs::is_directory(folder, failed) && !failed)
        failed = std::make_error_code(std::errc::not_a_directory);
    if (failed)
        return failWith(failed, folder.string());
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return failWith(lastError(), folder.string());
    return {};
}

Result<void> moveContent(const StoredShare& share, const fs::path& folder)
{
    const auto ways = waysOf(share, folder);
    if (!ways)
        return fail(ways.error());
    const auto files = systemFiles();
    FileMoves moves{*files};
    std::set<fs::path> before, after;
    for (const auto& [from, to] : *ways) {
        before.insert(from);
        after.insert(to);
        lt::error_code failed;
        auto operation = lt::operation_t::unknown;
        moves.move(from.string(), to.string(), failed, operation);
        if (!failed)
            continue;
        moves.undo();
        takeBack(*ways, *files);
        removeEmptyFolders(after, folder);
        return failWith(failed, isThere(from) ? to.string() : from.string());
    }
    // The list says that they are there only when the disk knows it.
    std::erase_if(after, [](const fs::path& path) { return !isThere(path); });
    if (auto synced = syncNamesOf(after); !synced) {
        moves.undo();
        takeBack(*ways, *files);
        return synced;
    }
    moves.finish();
    removeEmptyFolders(before, share.folder);
    return {};
}

} // namespace shoal::bt
