// What of a folder would still be there after a power cut, when the system had written nothing but what it was told to.
#pragma once

#include "tests/support/randomness.h"

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <sys/types.h>
#include <vector>

namespace shoal::test {

/// What a cut takes. The strictest reading of POSIX: a file's content lasts when the file was synced, its name when the
/// folder was.
enum class Loss {
    All,  ///< everything that was not synced
    Some, ///< of it, every page, size and list of names by a throw of the dice: the system may write early, in any
          ///< order
};

/// Knows of every change before it is made to `live`, and of every sync after it. Not for several threads at once.
class DurableState {
public:
    using FileId = ino_t; ///< inode number in `live`
    static constexpr off_t pageSize = 4096;

    /// What lies in `live` now counts as synced. `graveyard` takes what was removed and would come back; both on one
    /// file system.
    DurableState(std::filesystem::path live, std::filesystem::path graveyard);

    /// A write to these bytes of an open file is about to happen.
    void beforeWrite(int file, off_t offset, off_t size);
    void beforeTruncate(int file, off_t size);
    /// Instead of unlink and rmdir, and before a rename onto it.
    void remove(const std::filesystem::path& path);

    void synced(int file);
    void syncedFolder(const std::filesystem::path& folder);

    /// Makes `live` what a power cut leaves. Nobody has a file of it open.
    void cut(Loss loss, Randomness& random);

private:
    struct Content {
        off_t size = 0; ///< synced
        timespec modified{};
        std::map<off_t, std::vector<char>> undo; ///< by page number: what was synced there, cut at `size`
    };
    using Names = std::map<std::string, FileId>;

    void settle(const std::filesystem::path& folder);
    void keepPage(Content& content, int file, off_t page);
    void loseContent(FileId id, const std::filesystem::path& file, Loss loss, Randomness& random);
    void build(FileId folder, const std::filesystem::path& to, Loss loss, Randomness& random);
    Names namesAfter(FileId folder, Loss loss, Randomness& random) const;
    void findWhereabouts();

    std::filesystem::path live_;
    std::filesystem::path graveyard_;
    std::uint64_t buried_ = 0;
    std::map<FileId, Content> contents_;
    std::map<FileId, Names> folders_;                     ///< as synced
    std::map<FileId, std::filesystem::path> whereabouts_; ///< during a cut
    std::set<FileId> lost_;                               ///< during a cut: contents that are what they will be
};

} // namespace shoal::test
