// Files that stay open between two reads or writes: a bounded number of them, the least used closed first.
#pragma once

#include "core/bt/disk/file_layer.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace shoal::bt {

/// Any thread. A file that somebody still uses stays open until he is done, beyond the bound if need be.
class FilePool {
public:
    /// At most `limit` (1 or more) files are kept open.
    FilePool(FileLayer& files, std::size_t limit);
    FilePool(const FilePool&) = delete;
    FilePool& operator=(const FilePool&) = delete;
    ~FilePool();

    /// What tells one open file from another: an owner (a torrent's storage, by its number) and a file of his.
    struct Key {
        std::uint64_t owner = 0;
        std::int32_t file = 0;
        auto operator<=>(const Key&) const = default;
    };

    /// The file if it is in the pool, open for that or for more; nullptr if not.
    std::shared_ptr<OpenFile> find(Key key, OpenFor purpose);
    /// A file kept for reading is opened again when it shall be written. When the process has no handle left (EMFILE,
    /// ENFILE) others are closed and it is tried again. `wasOpened` says that it was not in the pool before.
    std::shared_ptr<OpenFile> open(Key key, const std::string& path, OpenFor purpose, lt::error_code& error,
                                   bool* wasOpened = nullptr);
    void close(Key key);
    void closeAll(std::uint64_t owner);
    void setLimit(std::size_t limit);

    struct Entry {
        Key key;
        OpenFor purpose = OpenFor::Reading;
        std::int64_t usedAgo = 0; ///< milliseconds
    };
    std::vector<Entry> entries(std::uint64_t owner) const;

private:
    struct Held;
    struct Shelf;
    std::unique_ptr<OpenFile> openFile(const std::string& path, OpenFor purpose, lt::error_code& error);

    FileLayer& files_;
    std::unique_ptr<Shelf> shelf_;
};

} // namespace shoal::bt
