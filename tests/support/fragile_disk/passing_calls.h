// Calls that a disk of the tests passes on, as they are, to the folder behind it.
#pragma once

#include "tests/support/fragile_disk/calls.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace shoal::test {

/// A Disk tells where a path of it lies: `behind(path)`.
template <class Disk>
struct PassingCalls {
    static Disk& disk() { return *static_cast<Disk*>(fuse_get_context()->private_data); }
    static std::string behind(const char* path) { return disk().behind(path).string(); }
    static int fileOf(const fuse_file_info* info) { return static_cast<int>(info->fh); }
    static int result(long code) { return code < 0 ? -errno : static_cast<int>(code); }

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
    static int chmod(const char* path, mode_t mode, fuse_file_info*)
    {
        return result(::chmod(behind(path).c_str(), mode));
    }
    static int utimens(const char* path, const timespec times[2], fuse_file_info*)
    {
        return result(::utimensat(AT_FDCWD, behind(path).c_str(), times, 0));
    }

    static fuse_operations passing()
    {
        fuse_operations calls{};
        calls.init = init;
        calls.getattr = getattr;
        calls.readdir = readdir;
        calls.open = open;
        calls.read = read;
        calls.release = release;
        calls.statfs = statfs;
        calls.chmod = chmod;
        calls.utimens = utimens;
        return calls;
    }
};

} // namespace shoal::test
