#include "app/shoal/doctor/surroundings.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::app {
namespace {
namespace fs = std::filesystem;
using std::chrono::sys_seconds;

sys_seconds writtenAt(const struct stat& found) { return sys_seconds{std::chrono::seconds{found.st_mtime}}; }

/// Of files alone: a folder's time says when a name in it came or went.
std::optional<sys_seconds> newestOf(const fs::path& folder)
{
    std::optional<sys_seconds> newest;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        struct stat found {};
        if (::lstat(entry.path().c_str(), &found) == 0 && S_ISREG(found.st_mode))
            newest = std::max(newest.value_or(sys_seconds{}), writtenAt(found));
    }
    return newest;
}

/// The folder, or the first above it that is there.
fs::path nearestFolder(fs::path folder)
{
    std::error_code error;
    while (!fs::exists(folder, error) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder;
}

/// Tries it with a file that has no name, and so never lies around; some file systems know only files with names.
std::optional<Error> tryWriting(const fs::path& folder)
{
    int file = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) {
        std::string name = folder / ".shoal-XXXXXX";
        file = ::mkostemp(name.data(), O_CLOEXEC);
        if (file < 0)
            return failWith(lastError(), folder.string()).value();
        ::unlink(name.c_str());
    }
    ::close(file);
    return std::nullopt;
}

std::uint64_t openFilesOf(std::int64_t process)
{
    rlimit limit{};
    const bool isKnown = ::prlimit(static_cast<pid_t>(process), RLIMIT_NOFILE, nullptr, &limit) == 0;
    if (!isKnown && ::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    return limit.rlim_cur;
}
} // namespace

Surroundings lookAround(const fs::path& profile, std::int64_t process)
{
    Surroundings seen{.profile = profile, .user = ::geteuid(), .openFiles = openFilesOf(process)};
    struct stat found {};
    seen.hasProfile = ::stat(profile.c_str(), &found) == 0;
    if (seen.hasProfile) {
        seen.owner = found.st_uid;
        seen.mode = found.st_mode & 07777U;
        seen.lastWritten = newestOf(profile);
    }
    const auto folder = nearestFolder(profile);
    seen.writeError = tryWriting(folder);
    std::error_code error;
    const auto room = fs::space(folder, error);
    seen.free = error ? 0 : room.available;
    seen.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (::stat("/proc/self/exe", &found) == 0)
        seen.programMade = writtenAt(found);
    return seen;
}

} // namespace shoal::app
