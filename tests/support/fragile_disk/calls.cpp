#include "tests/support/fragile_disk/calls.h"

#include "tests/support/fragile_disk/fragile_disk.h"
#include "tests/support/fragile_disk/passing_calls.h"

#include <system_error>

namespace shoal::test {

/// Each call asks the gate if it changes or syncs anything, tells the state, and passes on to the folder behind.
struct FragileDiskCalls : PassingCalls<FragileDisk> {
    template <class Change>
    static int changing(Change change)
    {
        if (!disk().gate_.mayPass(fuse_get_context()->pid))
            return -EIO;
        try {
            return result(change(*disk().state_));
        } catch (const std::system_error& problem) {
            return -problem.code().value();
        }
    }

    static int create(const char* path, mode_t mode, fuse_file_info* info)
    {
        return changing([&](DurableState&) -> long {
            const int file = ::open(behind(path).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
            if (file < 0)
                return -1;
            info->fh = static_cast<std::uint64_t>(file);
            return 0;
        });
    }
    static int mkdir(const char* path, mode_t mode)
    {
        return changing([&](DurableState&) { return ::mkdir(behind(path).c_str(), mode); });
    }
    static int write(const char*, const char* from, std::size_t size, off_t offset, fuse_file_info* info)
    {
        return changing([&](DurableState& state) {
            state.beforeWrite(fileOf(info), offset, static_cast<off_t>(size));
            return ::pwrite(fileOf(info), from, size, offset);
        });
    }
    static int truncate(const char* path, off_t size, fuse_file_info*)
    {
        return changing([&](DurableState& state) -> long {
            const int file = ::open(behind(path).c_str(), O_RDWR | O_CLOEXEC);
            if (file < 0)
                return -1;
            state.beforeTruncate(file, size);
            const auto done = ::ftruncate(file, size);
            ::close(file);
            return done;
        });
    }
    static int removing(const char* path)
    {
        return changing([&](DurableState& state) {
            state.remove(behind(path));
            return 0;
        });
    }
    static int rename(const char* from, const char* to, unsigned flags)
    {
        if (flags != 0)
            return -EINVAL;
        return changing([&](DurableState& state) {
            if (::access(behind(to).c_str(), F_OK) == 0)
                state.remove(behind(to));
            return ::rename(behind(from).c_str(), behind(to).c_str());
        });
    }
    static int fsync(const char*, int, fuse_file_info* info)
    {
        return changing([&](DurableState& state) {
            state.synced(fileOf(info));
            return 0;
        });
    }
    static int fsyncdir(const char* path, int, fuse_file_info*)
    {
        return changing([&](DurableState& state) {
            state.syncedFolder(behind(path));
            return 0;
        });
    }
};

fuse_operations fragileDiskCalls()
{
    using Calls = FragileDiskCalls;
    auto calls = Calls::passing();
    calls.create = Calls::create;
    calls.mkdir = Calls::mkdir;
    calls.write = Calls::write;
    calls.truncate = Calls::truncate;
    calls.unlink = Calls::removing;
    calls.rmdir = Calls::removing;
    calls.rename = Calls::rename;
    calls.fsync = Calls::fsync;
    calls.fsyncdir = Calls::fsyncdir;
    return calls;
}

} // namespace shoal::test
