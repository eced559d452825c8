#include "core/chunks/scan.h"

#include "core/chunks/file_snapshot.h"
#include "core/chunks/folder_cursor.h"
#include "core/chunks/parallel.h"
#include "core/chunks/share_root.h"
#include "core/chunks/utf8.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <optional>
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
    return failWith(lastError(), printable(path));
}

/// Of a path that was asked for. The part of it that is a file is named where a folder would have to be.
tl::unexpected<Error> failedStat(const std::error_code& code, fs::path path)
{
    std::error_code ignored;
    while (code == std::errc::not_a_directory && !fs::exists(path, ignored) && path.has_relative_path())
        path = path.parent_path();
    return failWith(code, printable(path.native()));
}

/// An entry of a folder; its type is one of dirent.h's.
struct Entry {
    std::string name;
    unsigned char type = DT_UNKNOWN;
};

/// The entries in byte order, as they will stand in the torrent.
Result<std::vector<Entry>> entriesOf(DIR* folder, const std::string& location)
{
    std::vector<Entry> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(folder)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            entries.push_back({std::string{name}, entry->d_type});
    }
    if (errno != 0)
        return failedCall(location);
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
}

/// Not every file system tells types with the names.
Result<unsigned char> typeOf(int folder, const Entry& entry, const std::string& location)
{
    if (entry.type != DT_UNKNOWN)
        return entry.type;
    struct stat status;
    if (::fstatat(folder, entry.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return failedCall(location);
    return static_cast<unsigned char>(IFTODT(status.st_mode));
}

/// Walks one entry after the other into a Scan. Files get their paths only: looking at each is left to all cores.
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
            return failedStat(lastError(), location_);
        if (S_ISDIR(status.st_mode))
            return walkFolder(AT_FDCWD, location_.c_str(), 0, 0);
        if (!S_ISREG(status.st_mode))
            return fail(ErrorKind::UnsupportedFile, printable(location_), "it is a device, pipe or socket");
        byName_.push_back(scan_.files.size());
        addFile();
        return {};
    }

    /// Files that were asked for by name: their links are followed. In rising order.
    const std::vector<std::size_t>& byName() const { return byName_; }

private:
    Result<void> walkFolder(int parent, const char* name, int depth, int flags)
    {
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled);
        if (depth > maxFolderDepth)
            return fail(ErrorKind::UnsupportedFile, printable(location_),
                        "it lies more than " + std::to_string(maxFolderDepth) + " folders deep");
        const int descriptor = ::openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags);
        if (descriptor < 0)
            return failedCall(location_);
        const Folder folder{::fdopendir(descriptor)};
        if (!folder) {
            ::close(descriptor);
            return fail(ErrorKind::Io, printable(location_));
        }
        const auto entries = entriesOf(folder.get(), location_);
        if (!entries)
            return fail(entries.error());
        const auto before = scan_.files.size();
        for (const auto& entry : *entries)
            if (auto done = addEntry(descriptor, entry, depth); !done)
                return done;
        if (depth > 0 && scan_.files.size() == before)
            scan_.leftOut.push_back({location_, LeftOutKind::EmptyFolder});
        return {};
    }

    Result<void> addEntry(int folder, const Entry& entry, int depth)
    {
        const auto pathSize = path_.size();
        const auto locationSize = location_.size();
        path_.append("/").append(entry.name);
        location_.append("/").append(entry.name);
        auto done = addNamed(folder, entry, depth);
        path_.resize(pathSize);
        location_.resize(locationSize);
        return done;
    }

    Result<void> addNamed(int folder, const Entry& entry, int depth)
    {
        const auto type = typeOf(folder, entry, location_);
        if (!type)
            return fail(type.error());
        if (*type != DT_DIR && *type != DT_REG) {
            const bool isLink = *type == DT_LNK;
            scan_.leftOut.push_back({location_, isLink ? LeftOutKind::SymbolicLink : LeftOutKind::SpecialFile});
            return {};
        }
        if (!isUtf8(entry.name))
            return fail(ErrorKind::NotUtf8, printable(location_));
        if (*type == DT_DIR)
            return walkFolder(folder, entry.name.c_str(), depth + 1, O_NOFOLLOW);
        addFile();
        return {};
    }

    void addFile()
    {
        if (!isInPlace_)
            scan_.places.push_back({static_cast<std::uint32_t>(scan_.files.size()), location_});
        scan_.files.push_back({.path = path_});
    }

    Scan& scan_;
    std::stop_token stop_;
    std::string path_;
    std::string location_;
    bool isInPlace_ = true;
    std::vector<std::size_t> byName_;
};

/// Looks at files: size, time, whether they can be read. One thread at a time.
class Look {
public:
    /// `follows` links: for a file that was asked for by name.
    Result<void> at(const std::string& location, bool follows, FoundFile& file)
    {
        struct stat status;
        if (!cursor_.enterFolderOf(location))
            return failedCall(location);
        const auto* leaf = cursor_.leafOf(location);
        if (::fstatat(cursor_.folder(), leaf, &status, follows ? 0 : AT_SYMLINK_NOFOLLOW) != 0)
            return failedCall(location);
        if (!S_ISREG(status.st_mode))
            return fail(ErrorKind::FileChanged, printable(location), "it is no file any more");
        // Asked now, so that a share doesn't fail after an hour of hashing.
        const bool isOurs = status.st_uid == user_ && (status.st_mode & S_IRUSR) != 0;
        if (!isOurs && ::faccessat(cursor_.folder(), leaf, R_OK, AT_EACCESS) != 0)
            return failedCall(location);
        file.seen = snapshotOf(status);
        file.isExecutable = (status.st_mode & S_IXUSR) != 0;
        return {};
    }

private:
    FolderCursor cursor_;
    const uid_t user_ = ::geteuid();
};

/// With several errors the first file's counts, whatever thread met it.
class EarliestError {
public:
    void set(std::size_t file, const Error& error)
    {
        const std::lock_guard lock{mutex_};
        if (file < file_)
            error_ = error;
        file_ = std::min(file, file_);
    }
    const std::optional<Error>& get() const { return error_; }

private:
    std::mutex mutex_;
    std::size_t file_ = SIZE_MAX;
    std::optional<Error> error_;
};

Result<void> lookAtAll(Scan& scan, const std::vector<std::size_t>& byName, const std::stop_token& stop)
{
    constexpr std::size_t batch = 256;
    const auto locations = scan.locations();
    EarliestError error;
    const auto isByName = [&](std::size_t i) { return std::binary_search(byName.begin(), byName.end(), i); };
    const auto makeStep = [&]() -> ParallelStep {
        return [&, look = std::make_shared<Look>()](std::size_t step) {
            for (auto i = step * batch; i < std::min(locations.size(), (step + 1) * batch); ++i)
                if (const auto seen = look->at(locations[i], isByName(i), scan.files[i]); !seen) {
                    error.set(i, seen.error());
                    return false;
                }
            return !stop.stop_requested();
        };
    };
    if (auto done = inParallel((locations.size() + batch - 1) / batch, 0, makeStep); !done)
        return done;
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    return error.get() ? Result<void>{fail(*error.get())} : Result<void>{};
}

Result<void> walkAll(const ShareRoot& root, Walk& walk)
{
    if (root.entries.size() == 1) {
        const auto& only = root.entries.front();
        return walk.enter(only, root.name, only.name == root.name);
    }
    for (const auto& entry : root.entries) {
        if (!isUtf8(entry.name))
            return fail(ErrorKind::NotUtf8, printable(entry.location().native()));
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
    Walk walk{scan, stop};
    if (auto done = walkAll(*root, walk); !done)
        return fail(done.error());
    if (auto seen = lookAtAll(scan, walk.byName(), stop); !seen)
        return fail(seen.error());
    if (scan.contentSize() == 0)
        return fail(ErrorKind::EmptyShare, printable(root->entries.front().location().native()));
    scan.isFolder = root->entries.size() > 1 || scan.files.front().path != scan.name;
    return scan;
}

} // namespace shoal
