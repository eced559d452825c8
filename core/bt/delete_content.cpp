#include "core/bt/delete_content.h"

#include "core/bt/disk/part_file.h"
#include "core/bt/part_hash.h"
#include "core/bt/resume_blob.h"
#include "core/bt/torrent_reader.h"
#include "core/files/selection.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace shoal::bt {
namespace {
namespace fs = std::filesystem;

bool isThere(const fs::path& file)
{
    std::error_code failed;
    return fs::exists(fs::symlink_status(file, failed));
}

/// Not wanted, and not there when the last save looked: whatever lies there now, somebody else wrote it.
bool isForeign(const Resume& resume, std::uint32_t file)
{
    const auto& priorities = resume.params.file_priorities;
    const bool isUnwanted = file < priorities.size() && priorities[file] == lt::dont_download;
    return isUnwanted && file < resume.stamps.size() && resume.stamps[file].size < 0;
}
} // namespace

Result<std::vector<std::uint32_t>> ownFiles(const StoredShare& share)
{
    const auto parsed = readTorrent(share.torrent);
    if (!parsed)
        return std::vector<std::uint32_t>{}; // without a file list nothing was ever written
    auto files = visibleFiles(parsed->torrent);
    auto resume = readResume(share.resume);
    if (resume)
        fit(*resume, parsed->torrent);
    const bool isKnown = resume && !resume->stamps.empty();
    if (isKnown) {
        std::erase_if(files, [&resume](std::uint32_t file) { return isForeign(*resume, file); });
        return files;
    }
    const ContentPlaces places{share.folder, share.places};
    if (std::ranges::any_of(files, [&](std::uint32_t file) { return isThere(places.of(parsed->torrent, file)); }))
        return fail({ErrorKind::BadArgument, share.shownName(),
                     "files lie in its place, and it was never found out whether they are its own",
                     "Let it be checked first (`shoal verify`), or remove it without its data"});
    return std::vector<std::uint32_t>{};
}

Result<void> deleteFiles(const StoredShare& share, const std::vector<std::uint32_t>& files)
{
    std::vector<fs::path> paths;
    if (const auto parsed = readTorrent(share.torrent)) {
        const ContentPlaces places{share.folder, share.places};
        for (const auto file : files)
            paths.push_back(places.of(parsed->torrent, file));
        paths.push_back(share.folder / partFileName(partHashOf(share)));
    }
    for (const auto& path : paths) {
        std::error_code code;
        fs::remove(path, code);
        if (code)
            return failWith(code, path.string());
        for (auto folder = path.parent_path(); folder != share.folder && !code; folder = folder.parent_path())
            fs::remove(folder, code); // fails, rightly, on the first that isn't empty
    }
    return {};
}

} // namespace shoal::bt
