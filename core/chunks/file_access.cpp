#include "core/chunks/file_access.h"

#include "core/chunks/file_snapshot.h"
#include "core/chunks/utf8.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace shoal {
namespace {
tl::unexpected<Error> failedCall(const std::filesystem::path& path)
{
    return failWith({errno, std::generic_category()}, printable(path.native()));
}

class DiskFile final : public OpenFile {
public:
    DiskFile(int descriptor, const std::filesystem::path& path)
        : descriptor_{descriptor}
        , path_{path}
    {}
    DiskFile(const DiskFile&) = delete;
    DiskFile& operator=(const DiskFile&) = delete;
    ~DiskFile() override { ::close(descriptor_); }

    Result<FileSnapshot> snapshot() override
    {
        struct stat status;
        if (::fstat(descriptor_, &status) != 0)
            return failedCall(path_);
        return snapshotOf(status);
    }

    Result<std::size_t> read(std::span<std::uint8_t> buffer, Bytes offset) override
    {
        std::size_t got = 0;
        while (got < buffer.size()) {
            const auto count =
                ::pread(descriptor_, buffer.data() + got, buffer.size() - got, static_cast<off_t>(offset + got));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return failedCall(path_);
            if (count == 0)
                break;
            got += static_cast<std::size_t>(count);
        }
        return got;
    }

private:
    int descriptor_;
    std::filesystem::path path_;
};
} // namespace

FileSnapshot snapshotOf(const struct stat& status)
{
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = static_cast<Bytes>(status.st_size),
            .modified = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec,
            .isRegular = S_ISREG(status.st_mode)};
}

Result<std::unique_ptr<OpenFile>> DiskAccess::open(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return failedCall(path);
    return std::make_unique<DiskFile>(descriptor, path);
}

Result<FileSnapshot> DiskAccess::snapshot(const std::filesystem::path& path)
{
    struct stat status;
    if (::stat(path.c_str(), &status) != 0)
        return failedCall(path);
    return snapshotOf(status);
}

} // namespace shoal
