// Where pieces' bytes lie that belong to files nobody wants: one file a torrent, of the format in docs/part-file.md.
#pragma once

#include "core/bt/disk/file_pool.h"
#include "core/bt/disk/part_file_fault.h"

#include <libtorrent/sha1_hash.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace shoal::bt {

/// In the folder that the torrent's files are saved to.
std::string partFileName(const lt::sha1_hash& infoHash);

/// `read` and `write` from any threads at once, also of one piece; everything else alone. Nothing is made on disk
/// before the first write. What is there and isn't as it should be is an error (PartFileFault) and is left alone: it
/// may be moved and removed, no more.
class PartFile {
public:
    /// `key`: its place in the pool.
    PartFile(FileLayer& files, FilePool& pool, FilePool::Key key, std::string path, int pieces, int pieceLength);

    /// Bytes of a piece of which nothing was written here: ENOENT. Where only others of its bytes were written, what is
    /// read means nothing. A file that ends too early: lt::errors::file_too_short. Returns the bytes read.
    std::int64_t read(int piece, int offset, std::span<const iovec> buffers, lt::error_code& error);
    std::int64_t write(int piece, int offset, std::span<const iovec> buffers, lt::error_code& error);
    bool has(int piece, lt::error_code& error);
    /// The place may be used by another piece, once the disk knows that it is free.
    void free(int piece, lt::error_code& error);

    void sync(lt::error_code& error);
    /// Closes it; the next use opens it again. An empty one is removed.
    void close(lt::error_code& error);

    const std::string& path() const { return path_; }
    bool isThere(lt::error_code& error);
    /// It lies at `path` now: whoever moved it says so. It was closed before.
    void wasMovedTo(std::string path);
    void remove(lt::error_code& error);

private:
    /// Where a piece lies. 0: nowhere.
    using Place = std::uint32_t;

    void load(lt::error_code& error);
    void readHeader(OpenFile& file, lt::error_code& error) const;
    void readTable(OpenFile& file, lt::error_code& error);
    void takeOver(std::vector<Place> places);
    void forget();
    void create(lt::error_code& error);
    std::shared_ptr<OpenFile> open(OpenFor purpose, lt::error_code& error);
    std::shared_ptr<OpenFile> openOrCreate(lt::error_code& error);
    Place reserve(int piece, OpenFile& file, lt::error_code& error);
    void enter(int piece, Place place, OpenFile& file, lt::error_code& error);
    void syncLocked(lt::error_code& error);
    std::int64_t begin(Place place) const;

    FileLayer& files_;
    FilePool& pool_;
    FilePool::Key key_;
    std::string path_;
    int pieces_;
    int pieceLength_;

    std::mutex mutex_;                        ///< guards what follows
    bool isLoaded_ = false;                   ///< what follows is as on disk
    std::vector<Place> places_;               ///< by piece; empty: there is no file
    std::unordered_map<int, Place> reserved_; ///< by piece: being written, not in the table yet
    Place last_ = 0;                          ///< no place behind it was ever given
    int held_ = 0;                            ///< pieces that have a place
    std::vector<Place> free_;
    std::vector<Place> freedUnsynced_; ///< after a power cut the table may say that they are taken
    bool isUnsynced_ = false;
    bool isNameUnsynced_ = false;
};

} // namespace shoal::bt
