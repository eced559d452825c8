#include "core/chunks/scan.h"

#include "core/chunks/file_snapshot.h"
#include "core/chunks/share_root.h"
#include "core/chunks/utf8.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal {
namespace fs = std::filesystem;
namespace {
struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

tl::unexpected<Error> failedCall(const std::string& path)
{
    // What was listed a moment ago and is gone was removed meanwhile.
    if (errno == ENOENT)
        return fail(ErrorKind::FileChanged, printable(path), "it vanished");
    return failWith({errno, std::generic_category()}, printable(path));
}

/// Names in byte order, as they will stand in the torrent.
Result<std::vector<std::string>> namesIn(DIR* folder, const std::string& location)
{
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(folder)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
    if (errno != 0)
        return failedCall(location);
    std::sort(names.begin(), names.end());
    return names;
}

/// Walks one entry after the other into a Scan. Paths grow and shrink in place: a folder of a million files costs a
/// stat, an access check and a string each.
class Walk {
public:
    Walk(Scan& scan, std::stop_token stop)
        : scan_{scan}
        , stop_{std::move(stop)}
    {}

    /// `entry` becomes `path` in the torrent. `isInPlace`: it lies where the scan's folder says.
    Result<void> enter(const RootEntry& entry, std::string path, bool isInPlace)
    {
        path_ = std::move(path);
        location_ = entry.location().native();
        isInPlace_ = isInPlace;
        struct stat status;
        if (::stat(location_.c_str(), &status) != 0)
            return failWith({errno, std::generic_category()}, printable(location_));
        if (S_ISDIR(status.st_mode))
            return walkFolder(AT_FDCWD, location_.c_str(), 0, 0);
        if (!S_ISREG(status.st_mode))
            return fail(ErrorKind::UnsupportedFile, printable(location_), "only files and folders can be shared");
        return addFile(AT_FDCWD, location_.c_str(), status);
    }

private:
    Result<void> walkFolder(int parent, const char* name, int depth, int flags)
    {
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (depth > maxFolderDepth)
            return fail(ErrorKind::UnsupportedFile, printable(location_),
                        "more than " + std::to_string(maxFolderDepth) + " folders deep");
        const int descriptor = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags);
        if (descriptor < 0)
            return failedCall(location_);
        const Folder folder{::fdopendir(descriptor)};
        if (!folder) {
            ::close(descriptor);
            return fail(ErrorKind::Io, printable(location_));
        }
        const auto names = namesIn(folder.get(), location_);
        if (!names)
            return fail(names.error());
        const auto before = scan_.files.size();
        for (const auto& entry : *names)
            if (auto done = addEntry(descriptor, entry, depth); !done)
                return done;
        if (depth > 0 && scan_.files.size() == before)
            scan_.leftOut.push_back({location_, LeftOutKind::EmptyFolder});
        return {};
    }

    Result<void> addEntry(int folder, const std::string& name, int depth)
    {
        const auto pathSize = path_.size();
        const auto locationSize = location_.size();
        path_.append("/").append(name);
        location_.append("/").append(name);
        auto done = addNamed(folder, name, depth);
        path_.resize(pathSize);
        location_.resize(locationSize);
        return done;
    }

    Result<void> addNamed(int folder, const std::string& name, int depth)
    {
        struct stat status;
        if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            return failedCall(location_);
        const bool isFolder = S_ISDIR(status.st_mode);
        if (!isFolder && !S_ISREG(status.st_mode)) {
            const bool isLink = S_ISLNK(status.st_mode);
            scan_.leftOut.push_back({location_, isLink ? LeftOutKind::SymbolicLink : LeftOutKind::SpecialFile});
            return {};
        }
        if (!isUtf8(name))
            return fail(ErrorKind::NotUtf8, printable(location_), "BitTorrent names are UTF-8");
        return isFolder ? walkFolder(folder, name.c_str(), depth + 1, O_NOFOLLOW)
                        : addFile(folder, name.c_str(), status);
    }

    Result<void> addFile(int folder, const char* name, const struct stat& status)
    {
        // Asked now, so that a share doesn't fail after an hour of hashing.
        const bool isOurs = status.st_uid == user_ && (status.st_mode & S_IRUSR) != 0;
        if (!isOurs && ::faccessat(folder, name, R_OK, AT_EACCESS) != 0)
            return failedCall(location_);
        if (!isInPlace_)
            scan_.places.push_back({static_cast<std::uint32_t>(scan_.files.size()), location_});
        scan_.files.push_back({path_, snapshotOf(status), (status.st_mode & S_IXUSR) != 0});
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled);
        return {};
    }

    Scan& scan_;
    std::stop_token stop_;
    std::string path_;
    std::string location_;
    bool isInPlace_ = true;
    const uid_t user_ = ::geteuid();
};

Result<void> walkAll(const ShareRoot& root, Scan& scan, const std::stop_token& stop)
{
    Walk walk{scan, stop};
    if (root.entries.size() == 1) {
        const auto& only = root.entries.front();
        return walk.enter(only, root.name, only.name == root.name);
    }
    for (const auto& entry : root.entries) {
        if (!isUtf8(entry.name))
            return fail(ErrorKind::NotUtf8, printable(entry.location().native()), "BitTorrent names are UTF-8");
        const auto path = root.name + '/' + entry.name;
        if (auto done = walk.enter(entry, path, root.folder / path == entry.location()); !done)
            return done;
    }
    return {};
}
} // namespace

Bytes Scan::contentSize() const
{
    Bytes sum = 0;
    for (const auto& file : files)
        sum += file.seen.size;
    return sum;
}

std::vector<std::string> Scan::locations() const
{
    const auto prefix = (folder / "").native();
    std::vector<std::string> all;
    all.reserve(files.size());
    for (const auto& file : files)
        all.push_back(prefix + file.path);
    for (const auto& place : places)
        all[place.index] = place.path.native();
    return all;
}

Result<Scan> scanPaths(const std::vector<fs::path>& paths, const std::string& name, std::stop_token stop)
{
    const auto root = resolveRoot(paths, name);
    if (!root)
        return fail(root.error());
    Scan scan{.name = root->name, .folder = root->folder};
    if (auto done = walkAll(*root, scan, stop); !done)
        return fail(done.error());
    if (scan.contentSize() == 0)
        return fail(ErrorKind::EmptyShare, printable(root->entries.front().location().native()));
    scan.isFolder = root->entries.size() > 1 || scan.files.front().path != scan.name;
    return scan;
}

} // namespace shoal
