#include "tests/support/fragile_disk/calls.h"
#include "tests/support/fragile_disk/passing_calls.h"
#include "tests/support/fragile_disk/troubled_disk.h"

namespace shoal::test {
namespace {

/// Reads, writes and syncs ask what is wrong with the disk; all else passes.
struct TroubledDiskCalls : PassingCalls<TroubledDisk> {
    /// Calls `pass` with as many bytes as may be done.
    template <class Pass>
    static int asking(DiskCall call, std::size_t size, Pass pass)
    {
        const auto permitted = disk().trouble().permit(call, static_cast<std::int64_t>(size));
        return permitted < 0 ? static_cast<int>(permitted) : result(pass(static_cast<std::size_t>(permitted)));
    }

    static int open(const char* path, fuse_file_info* info)
    {
        info->direct_io = 1;
        return PassingCalls::open(path, info);
    }
    static int create(const char* path, mode_t mode, fuse_file_info* info)
    {
        const int file = ::open(behind(path).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file < 0)
            return -errno;
        info->fh = static_cast<std::uint64_t>(file);
        info->direct_io = 1;
        return 0;
    }
    static int read(const char*, char* to, std::size_t size, off_t offset, fuse_file_info* info)
    {
        return asking(DiskCall::Read, size,
                      [&](std::size_t permitted) { return ::pread(fileOf(info), to, permitted, offset); });
    }
    static int write(const char*, const char* from, std::size_t size, off_t offset, fuse_file_info* info)
    {
        return asking(DiskCall::Write, size,
                      [&](std::size_t permitted) { return ::pwrite(fileOf(info), from, permitted, offset); });
    }
    static int fsync(const char*, int, fuse_file_info*)
    {
        return asking(DiskCall::Sync, 0, [](std::size_t) { return 0L; });
    }
    static int truncate(const char* path, off_t size, fuse_file_info*)
    {
        return result(::truncate(behind(path).c_str(), size));
    }
    static int mkdir(const char* path, mode_t mode) { return result(::mkdir(behind(path).c_str(), mode)); }
    static int unlink(const char* path) { return result(::unlink(behind(path).c_str())); }
    static int rmdir(const char* path) { return result(::rmdir(behind(path).c_str())); }
    static int rename(const char* from, const char* to, unsigned flags)
    {
        return flags != 0 ? -EINVAL : result(::rename(behind(from).c_str(), behind(to).c_str()));
    }
};

} // namespace

fuse_operations troubledDiskCalls()
{
    using Calls = TroubledDiskCalls;
    auto calls = Calls::passing();
    calls.open = Calls::open;
    calls.create = Calls::create;
    calls.read = Calls::read;
    calls.write = Calls::write;
    calls.fsync = Calls::fsync;
    calls.truncate = Calls::truncate;
    calls.mkdir = Calls::mkdir;
    calls.unlink = Calls::unlink;
    calls.rmdir = Calls::rmdir;
    calls.rename = Calls::rename;
    return calls;
}

} // namespace shoal::test
