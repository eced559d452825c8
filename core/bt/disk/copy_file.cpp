#include "core/bt/disk/system_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::bt {
namespace {

constexpr std::int64_t chunkBytes = 1 << 20;

/// Where data begin and end, from `from` on; the file's end twice when no more come. A disk that knows no holes calls
/// all of it data.
std::pair<std::int64_t, std::int64_t> nextData(const SystemFile& file, std::int64_t from, std::int64_t size,
                                               lt::error_code& error)
{
    const auto begin = ::lseek(file.descriptor(), from, SEEK_DATA);
    if (begin < 0 && errno == ENXIO)
        return {size, size};
    const auto end = begin < 0 ? begin : ::lseek(file.descriptor(), begin, SEEK_HOLE);
    if (end < 0) {
        error = lastSystemError();
        return {size, size};
    }
    return {begin, std::min<std::int64_t>(end, size)};
}

void copyBytes(SystemFile& from, SystemFile& to, std::int64_t begin, std::int64_t end, std::vector<char>& bytes,
               lt::error_code& error)
{
    while (begin < end && !error) {
        iovec buffer{bytes.data(), std::min(bytes.size(), static_cast<std::size_t>(end - begin))};
        const auto got = from.read(begin, {&buffer, 1}, error);
        if (error || got == 0)
            return; // cut meanwhile: the copy gets a hole where the file ended
        buffer.iov_len = static_cast<std::size_t>(got);
        begin += to.write(begin, {&buffer, 1}, error);
    }
}

void copyContent(SystemFile& from, SystemFile& to, lt::error_code& error)
{
    const auto size = from.size(error);
    if (!error)
        to.truncate(size, error);
    std::vector<char> bytes(static_cast<std::size_t>(std::min(size, chunkBytes)));
    for (std::int64_t at = 0; at < size && !error;) {
        const auto [begin, end] = nextData(from, at, size, error);
        if (!error)
            copyBytes(from, to, begin, end, bytes, error);
        at = end;
    }
}

/// What a move on one disk would keep, too.
void copyAttributes(const SystemFile& from, const SystemFile& to, lt::error_code& error)
{
    struct stat status {};
    expectDone(::fstat(from.descriptor(), &status), error);
    if (error)
        return;
    const timespec times[]{status.st_atim, status.st_mtim};
    expectDone(::futimens(to.descriptor(), times), error);
    if (::fchmod(to.descriptor(), status.st_mode & 0777) != 0 && errno != EPERM && errno != EOPNOTSUPP)
        error = lastSystemError(); // disks without permissions (FAT) refuse them
}

} // namespace

void copyFile(const std::string& from, const std::string& to, lt::error_code& error)
{
    const int source = openDescriptor(from, O_RDONLY);
    if (source < 0) {
        error = lastSystemError();
        return;
    }
    SystemFile reader{source};
    const auto unfinished = nameBeside(to, ".copy");
    const int target = openDescriptor(unfinished, O_WRONLY | O_CREAT | O_TRUNC);
    if (target < 0) {
        error = lastSystemError();
        return;
    }
    SystemFile writer{target};
    copyContent(reader, writer, error);
    if (!error)
        copyAttributes(reader, writer, error);
    if (!error)
        writer.sync(error);
    if (!error)
        expectDone(::rename(unfinished.c_str(), to.c_str()), error);
    if (error)
        ::unlink(unfinished.c_str());
}

} // namespace shoal::bt
