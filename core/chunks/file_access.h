// How hashing gets at files: by positional reads (a file cut short is a short read, not a signal).
#pragma once

#include "core/result.h"
#include "core/units.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace shoal {

/// What tells one state of a file from another.
struct FileSnapshot {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    Bytes size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    bool isRegular = false;
    bool operator==(const FileSnapshot&) const = default;
};

/// A file open for reading; closed with the object. One thread at a time.
class OpenFile {
public:
    virtual ~OpenFile() = default;
    virtual Result<FileSnapshot> snapshot() = 0;
    /// Fills `buffer` from `offset`; returns fewer bytes only at the file's end.
    virtual Result<std::size_t> read(std::span<std::uint8_t> buffer, Bytes offset) = 0;
};

/// Files by their absolute path. One thread at a time. Errors name the file, printable.
class FileAccess {
public:
    virtual ~FileAccess() = default;
    /// Follows symbolic links; never waits for a FIFO's writer.
    virtual Result<std::unique_ptr<OpenFile>> open(const std::string& path) = 0;
    virtual Result<FileSnapshot> snapshot(const std::string& path) = 0;
};

/// A disk, narrow enough that a test can stand in for it. Called from many threads.
class Disk {
public:
    virtual ~Disk() = default;
    /// For the calling thread alone.
    virtual std::unique_ptr<FileAccess> access() = 0;
};

/// The disk of this machine.
class LocalDisk final : public Disk {
public:
    std::unique_ptr<FileAccess> access() override;
};

} // namespace shoal
