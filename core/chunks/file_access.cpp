#include "core/chunks/file_access.h"

#include "core/chunks/descriptor.h"
#include "core/chunks/file_snapshot.h"
#include "core/chunks/folder_cursor.h"
#include "core/chunks/utf8.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace shoal {
namespace {
tl::unexpected<Error> failedCall(const std::string& path) { return failWith(lastError(), printable(path)); }

class DiskFile final : public OpenFile {
public:
    DiskFile(Descriptor descriptor, std::string path)
        : descriptor_{std::move(descriptor)}
        , path_{std::move(path)}
    {}

    Result<FileSnapshot> snapshot() override
    {
        struct stat status;
        if (::fstat(descriptor_.number(), &status) != 0)
            return failedCall(path_);
        return snapshotOf(status);
    }

    Result<std::size_t> read(std::span<std::uint8_t> buffer, Bytes offset) override
    {
        std::size_t got = 0;
        while (got < buffer.size()) {
            const auto count = ::pread(descriptor_.number(), buffer.data() + got, buffer.size() - got,
                                       static_cast<off_t>(offset + got));
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
    Descriptor descriptor_;
    std::string path_;
};
class LocalAccess final : public FileAccess {
public:
    Result<std::unique_ptr<OpenFile>> open(const std::string& path) override
    {
        if (!cursor_.enterFolderOf(path))
            return failedCall(path);
        Descriptor descriptor{::openat(cursor_.folder(), cursor_.leafOf(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
        if (!descriptor.isOpen())
            return failedCall(path);
        return std::make_unique<DiskFile>(std::move(descriptor), path);
    }

    Result<FileSnapshot> snapshot(const std::string& path) override
    {
        struct stat status;
        if (!cursor_.enterFolderOf(path) || ::fstatat(cursor_.folder(), cursor_.leafOf(path), &status, 0) != 0)
            return failedCall(path);
        return snapshotOf(status);
    }

private:
    FolderCursor cursor_;
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

std::unique_ptr<FileAccess> LocalDisk::access() { return std::make_unique<LocalAccess>(); }

} // namespace shoal
