#include "tests/support/fragile_disk/calls.h"

#include "tests/support/fragile_disk/fragile_disk.h"

#include <cerrno>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <system_error>
#include <unistd.h>

namespace shoal::test {

/// Each call asks the gate if it changes or syncs anything, tells the state, and passes on to the folder behind.
struct FragileDiskCalls {
    static FragileDisk& disk() { return *static_cast<FragileDisk*>(fuse_get_context()->private_data); }
    static std::string behind(const char* path) { return disk().behind(path).string(); }
    static int fileOf(const fuse_file_info* info) { return static_cast<int>(info->fh); }
    static int result(long code) { return code < 0 ? -errno : static_cast<int>(code); }

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

    static void* init(fuse_conn_info*, fuse_config* config)
    {
        config->use_ino = 1;
        config->hard_remove = 1; // or a rename onto an open file would be two steps
        return fuse_get_context()->private_data;
    }
    static int getattr(const char* path, struct stat* facts, fuse_file_info* info)
    {
        return result(info != nullptr ? ::fstat(fileOf(info), facts) : ::lstat(behind(path).c_str(), facts));
    }
    static int readdir(const char* path, void* buffer, fuse_fill_dir_t fill, off_t, fuse_file_info*, fuse_readdir_flags)
    {
        std::error_code code;
        for (const auto& entry : std::filesystem::directory_iterator{behind(path), code})
            fill(buffer, entry.path().filename().c_str(), nullptr, 0, static_cast<fuse_fill_dir_flags>(0));
        return code ? -code.value() : 0;
    }
    static int open(const char* path, fuse_file_info* info)
    {
        // Always readable: what a write covers is looked at first.
        const int flags = (info->flags & ~O_ACCMODE & ~O_APPEND & ~O_TRUNC) | O_RDWR | O_CLOEXEC;
        const int file = ::open(behind(path).c_str(), flags);
        if (file >= 0)
            info->fh = static_cast<std::uint64_t>(file);
        return file < 0 ? -errno : 0;
    }
    static int read(const char*, char* to, std::size_t size, off_t offset, fuse_file_info* info)
    {
        return result(::pread(fileOf(info), to, size, offset));
    }
    static int release(const char*, fuse_file_info* info) { return result(::close(fileOf(info))); }
    static int statfs(const char* path, struct statvfs* facts)
    {
        return result(::statvfs(behind(path).c_str(), facts));
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
    static int chmod(const char* path, mode_t mode, fuse_file_info*)
    {
        return result(::chmod(behind(path).c_str(), mode));
    }
    static int utimens(const char* path, const timespec times[2], fuse_file_info*)
    {
        return result(::utimensat(AT_FDCWD, behind(path).c_str(), times, 0));
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
    fuse_operations calls{};
    calls.init = Calls::init;
    calls.getattr = Calls::getattr;
    calls.readdir = Calls::readdir;
    calls.open = Calls::open;
    calls.read = Calls::read;
    calls.release = Calls::release;
    calls.statfs = Calls::statfs;
    calls.create = Calls::create;
    calls.mkdir = Calls::mkdir;
    calls.write = Calls::write;
    calls.truncate = Calls::truncate;
    calls.unlink = Calls::removing;
    calls.rmdir = Calls::removing;
    calls.rename = Calls::rename;
    calls.chmod = Calls::chmod;
    calls.utimens = Calls::utimens;
    calls.fsync = Calls::fsync;
    calls.fsyncdir = Calls::fsyncdir;
    return calls;
}

} // namespace shoal::test
