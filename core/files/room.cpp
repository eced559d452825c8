#include "core/files/room.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace shoal {
namespace {

namespace fs = std::filesystem;

constexpr Bytes statBlock = 512; // unit of st_blocks, whatever the file system

/// The nearest folder above that exists.
fs::path existing(fs::path path)
{
    std::error_code ignored;
    while (!fs::exists(path, ignored) && path.has_relative_path())
        path = path.parent_path();
    return path;
}

Bytes occupied(const fs::path& file)
{
    struct stat facts {};
    return ::stat(file.c_str(), &facts) == 0 ? static_cast<Bytes>(facts.st_blocks) * statBlock : 0;
}

Result<void> makeEmptyFile(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return failWith(lastError(), file.string());
    ::close(descriptor);
    return {};
}

/// The first part of a path that exists and is no folder.
fs::path obstacle(const fs::path& folder)
{
    fs::path part;
    std::error_code ignored;
    for (const auto& element : folder) {
        part /= element;
        if (fs::exists(part, ignored) && !fs::is_directory(part, ignored))
            return part;
    }
    return folder;
}

Result<void> makeFolder(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (!code)
        return {};
    if (code == std::errc::not_a_directory || code == std::errc::file_exists)
        return fail(ErrorKind::NotAFolder, obstacle(folder).string(), code.message());
    return failWith(code, folder.string());
}

std::string mebibytes(Bytes bytes) { return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1024.0 * 1024.0)); }

} // namespace

std::string roomText(const Room& room)
{
    constexpr Bytes worthAFigure = 64 * 1024;
    const auto free = room.free < worthAFigure ? "almost nothing is" : mebibytes(room.free) + " are";
    return fmt::format("{} are needed, {} free", mebibytes(room.needed), free);
}

Result<Room> roomFor(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& wanted)
{
    Room room;
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        if (!wanted[i])
            continue;
        const auto taken = occupied(places.of(torrent, i));
        room.needed += torrent.files[i].size > taken ? torrent.files[i].size - taken : 0;
    }
    const auto where = existing(places.folder());
    struct statvfs facts {};
    if (::statvfs(where.c_str(), &facts) != 0)
        return failWith(lastError(), where.string());
    room.free = static_cast<Bytes>(facts.f_bavail) * facts.f_frsize;
    return room;
}

Result<void> makeFolders(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& wanted)
{
    fs::path last;
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        if (!wanted[i])
            continue;
        const auto file = places.of(torrent, i);
        if (file.parent_path() != last) {
            last = file.parent_path();
            if (auto made = makeFolder(last); !made)
                return made;
        }
        // The BitTorrent library takes a backslash for the end of a folder's name when it makes a file, not when it
        // opens one.
        const bool isMisread = file.filename().string().find('\\') != std::string::npos;
        if (torrent.files[i].size == 0 || isMisread)
            if (auto made = makeEmptyFile(file); !made)
                return made;
    }
    return {};
}

} // namespace shoal
