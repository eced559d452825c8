#include "core/bt/disk/system_file.h"

#include "core/bt/disk/buffers.h"

#include <algorithm>
#include <cerrno>
#include <climits>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace shoal::bt {
namespace {

/// Calls until all is done, nothing is moved any more (the end of the file) or an error stands in the way.
template <class Call>
std::int64_t transfer(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error, Call call)
{
    std::vector<iovec> kept;
    std::int64_t done = 0;
    for (buffers = behind(buffers, 0, kept); !buffers.empty();) {
        const auto count = static_cast<int>(std::min<std::size_t>(buffers.size(), IOV_MAX));
        const auto moved = call(buffers.data(), count, offset + done);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved < 0)
            error = lastSystemError();
        if (moved <= 0)
            break;
        done += moved;
        buffers = behind(buffers, moved, kept);
    }
    return done;
}

} // namespace

lt::error_code lastSystemError() { return {errno, lt::system_category()}; }

void expectDone(int result, lt::error_code& error)
{
    if (result != 0)
        error = lastSystemError();
}

int openDescriptor(const std::string& path, int flags, unsigned mode)
{
    int descriptor = -1;
    do
        descriptor = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

SystemFile::SystemFile(int descriptor)
    : descriptor_{descriptor}
{}

SystemFile::~SystemFile() { ::close(descriptor_); }

std::int64_t SystemFile::read(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error)
{
    return transfer(offset, buffers, error, [this](const iovec* parts, int count, std::int64_t at) {
        return ::preadv(descriptor_, parts, count, at);
    });
}

std::int64_t SystemFile::write(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error)
{
    const auto done = transfer(offset, buffers, error, [this](const iovec* parts, int count, std::int64_t at) {
        return ::pwritev(descriptor_, parts, count, at);
    });
    if (!error && done < lengthOf(buffers))
        error = {EIO, lt::system_category()}; // the system took nothing and named no reason
    return done;
}

/// Whether there is room for so many bytes on its disk, besides those that it has. Where that can't be told: yes.
bool SystemFile::hasRoomFor(std::int64_t size) const
{
    struct stat file{};
    struct statvfs disk{};
    if (::fstat(descriptor_, &file) != 0 || ::fstatvfs(descriptor_, &disk) != 0)
        return true;
    constexpr std::int64_t unit = 512; // st_blocks', whatever the disk's own are
    const auto lacking = std::max<std::int64_t>(size - file.st_blocks * unit, 0);
    return static_cast<std::uint64_t>(lacking) / disk.f_frsize <= disk.f_bavail;
}

void SystemFile::allocate(std::int64_t size, lt::error_code& error)
{
    const auto before = this->size(error);
    if (error || size <= 0)
        return;
    // fallocate takes all that is left before it says that it isn't enough; until that is given back, nobody else on the
    // disk can write a byte.
    if (!hasRoomFor(size)) {
        error = {ENOSPC, lt::system_category()};
        return;
    }
    int failed = 0;
    do
        failed = ::fallocate(descriptor_, 0, 0, size) == 0 ? 0 : errno;
    while (failed == EINTR);
    if (failed == EOPNOTSUPP || failed == ENOSYS || failed == EINVAL) {
        if (before < size)
            truncate(size, error);
    } else if (failed != 0) {
        error = {failed, lt::system_category()};
        lt::error_code ignored; // what was taken before the disk was full; the error above is the one to tell
        truncate(before, ignored);
    }
}

void SystemFile::truncate(std::int64_t size, lt::error_code& error)
{
    expectDone(::ftruncate(descriptor_, size), error);
}

std::int64_t SystemFile::size(lt::error_code& error)
{
    struct stat state {};
    expectDone(::fstat(descriptor_, &state), error);
    return state.st_size;
}

void SystemFile::sync(lt::error_code& error) { expectDone(::fdatasync(descriptor_), error); }

} // namespace shoal::bt
