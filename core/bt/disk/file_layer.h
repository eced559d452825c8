// The system calls that the disk back-end makes: one narrow seam, where tests put a disk that fails.
#pragma once

#include <libtorrent/error_code.hpp>

#include <cstdint>
#include <ctime>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sys/uio.h>

namespace shoal::bt {

enum class OpenFor {
    Reading,
    Writing,           ///< and reading; the file and the folders above it are made if they lack
    WritingExecutable, ///< the same; a file that is made may be run
};
inline bool isForWriting(OpenFor purpose) { return purpose != OpenFor::Reading; }

/// A file that is open. Any thread; reads and writes at different places may run at once.
class OpenFile {
public:
    virtual ~OpenFile() = default;

    /// Reads until the buffers are full or the file ends; interrupted and partial reads go on. Returns the bytes read.
    virtual std::int64_t read(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error) = 0;
    /// Writes all of the buffers or says why not. Returns the bytes written.
    virtual std::int64_t write(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error) = 0;
    /// Takes room for the whole file from the disk (ENOSPC now rather than in the middle) and makes it `size` long. A
    /// disk that can't do that makes it `size` long without taking room.
    virtual void allocate(std::int64_t size, lt::error_code& error) = 0;
    virtual void truncate(std::int64_t size, lt::error_code& error) = 0;
    virtual std::int64_t size(lt::error_code& error) = 0;
    virtual void sync(lt::error_code& error) = 0;
};

struct FileState {
    std::int64_t size = 0;
    std::time_t changedAt = 0; ///< seconds since 1970
    bool isFolder = false;
    std::uint64_t device = 0; ///< the disk that it lies on
};

/// Paths are UTF-8. Any thread.
class FileLayer {
public:
    virtual ~FileLayer() = default;

    /// Error: EISDIR for a folder, EEXIST for what else is no file (a pipe, a device).
    virtual std::unique_ptr<OpenFile> open(const std::string& path, OpenFor purpose, lt::error_code& error) = 0;
    /// Symbolic links are followed. Error: ENOENT when nothing is there.
    virtual FileState stateOf(const std::string& path, lt::error_code& error) = 0;
    /// The folder and those above it; no error when they are there.
    virtual void makeFolders(const std::string& path, lt::error_code& error) = 0;
    /// Error: EXDEV across disks.
    virtual void rename(const std::string& from, const std::string& to, lt::error_code& error) = 0;
    /// What stands at `to` is replaced when the copy is whole and the disk has it; on an error it is as it was. Holes
    /// stay holes.
    virtual void copy(const std::string& from, const std::string& to, lt::error_code& error) = 0;
    /// A file or a link, no folder.
    virtual void remove(const std::string& path, lt::error_code& error) = 0;
    /// Error: ENOTEMPTY when something is in it.
    virtual void removeFolder(const std::string& path, lt::error_code& error) = 0;
    virtual void hardLink(const std::string& existing, const std::string& path, lt::error_code& error) = 0;
    virtual void symbolicLink(const std::string& target, const std::string& path, lt::error_code& error) = 0;
    /// Where the symbolic link leads, as it is written there. Error: EINVAL when it is none.
    virtual std::string targetOf(const std::string& path, lt::error_code& error) = 0;
    /// Waits until the disk has the file's name, and those of the folders that lead to it.
    virtual void syncNames(const std::string& path, lt::error_code& error) = 0;
};

/// The machine's own.
std::shared_ptr<FileLayer> systemFiles();

/// A hidden name in the same folder, for what shall take the path's place when it is whole.
std::string nameBeside(const std::string& path, std::string_view ending);

} // namespace shoal::bt
