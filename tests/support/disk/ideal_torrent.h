// What a disk back-end has to know of one torrent if it does everything right, and what libtorrent would ask of it
// then.
#pragma once

#include "tests/support/disk/disk_operation.h"
#include "tests/support/disk/torrent_shape.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/sha1_hash.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace shoal::test {

/// Where a file of the torrent lies: below the torrent's folder, or in a folder of its own.
struct FilePlace {
    std::string name; ///< below its folder
    bool isAway = false;
};

/// Follows the operations one by one. It says of each whether libtorrent would ask it at this point: a read only of
/// what was written, nothing that contradicts what is under way.
class IdealTorrent {
public:
    explicit IdealTorrent(std::uint64_t seed);

    const TorrentShape& shape() const { return shape_; }

    /// Whether libtorrent would ask for it now.
    bool allows(const DiskOperation& operation) const;
    /// Whether libtorrent would wait for its answers first.
    bool waitsBefore(const DiskOperation& operation) const;
    void settle();

    struct WrittenBlock {
        std::vector<char> content;
        std::uint32_t version = 0;
        std::shared_ptr<bool> isHeldBack; ///< until its piece is hashed or the files are closed
    };
    /// For Write. What the block holds from now on.
    WrittenBlock write(int block);
    bool isCurrent(int block, std::uint32_t version) const
    {
        return versions_[static_cast<std::size_t>(block)] == version;
    }
    /// For Clear: blocks that weren't written yet never will be.
    void clear(int piece);
    /// Everything held back is written.
    void flush();
    void flush(int piece);
    bool hasHeldBack() const { return !heldBack_.empty(); }
    void touchForReading(int piece);
    /// For Hash and HashUnwritten.
    void hash(int piece);
    /// Pad files are zeros; what was never written is zeros here.
    std::vector<char> content(int piece, int offset, int length) const;
    bool isKnown(int piece, int offset, int length) const;
    bool isKnown(int piece) const;
    lt::sha1_hash v1Hash(int piece) const;
    lt::sha256_hash v2Hash(int piece, int offset) const;

    /// For Prioritise and AddAgain.
    const lt::aux::vector<lt::download_priority_t, lt::file_index_t>& priorities() const { return priorities_; }
    void prioritise(std::uint32_t seed);
    void wantAll();

    const FilePlace& place(int file) const { return places_[static_cast<std::size_t>(file)]; }
    /// Returns the new name.
    const FilePlace& rename(const DiskOperation& operation);

    int folder() const { return folder_; }
    /// What the back-end has to answer. Somebody else's files count.
    lt::status_t move(int folder, lt::move_flags_t flags);
    void plant(int folder, int file);

    /// The file is deleted, or cut to nothing.
    void lose(int file);
    /// Returns whether something is in the way of the file now.
    bool obstruct(int file);
    /// Whether a write of the block has to fail.
    bool isObstructed(int block) const;
    /// Whether it may, as blocks of a piece are written together.
    bool isNearObstacle(int piece) const;

    void forgetAll();
    void forgetPartFile();

    /// Whether some file's bytes are known that can't be in the part file.
    bool hasSureFile() const;
    bool hasAnything() const;
    /// The request of a Read.
    lt::peer_request readRequest(const DiskOperation& operation) const;

private:
    std::size_t files() const { return static_cast<std::size_t>(shape_.files().num_files()); }
    bool isPad(int file) const { return shape_.files().pad_file_at(lt::file_index_t{file}); }
    std::vector<char> blockContent(int block, std::uint32_t version) const;
    bool isPlanted(int folder, const FilePlace& place) const;
    void forget(int file);
    bool isLost(int block) const;
    bool isAllowedBesideObstacles(DiskOperationKind kind) const;

    std::uint64_t seed_;
    TorrentShape shape_;
    std::vector<std::uint32_t> versions_; // a block's; 0: never written
    std::uint32_t lastVersion_ = 0;
    std::set<int> beingWritten_;                         // blocks
    std::multimap<int, std::shared_ptr<bool>> heldBack_; // by block
    std::set<int> beingRead_;                            // pieces
    std::set<int> beingHashed_;                          // pieces
    lt::aux::vector<lt::download_priority_t, lt::file_index_t> priorities_;
    std::vector<bool> wasSkipped_;
    std::vector<FilePlace> places_;
    int folder_ = 0;
    std::map<int, std::set<std::string>> planted_; // by folder
    std::set<int> lost_;                           // files of which nothing is on disk
    std::set<int> obstructed_;                     // files
};

} // namespace shoal::test
