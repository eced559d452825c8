// Where the bytes of one torrent lie: in its files, in the part file, or nowhere (pad files).
#pragma once

#include "core/bt/disk/file_moves.h"
#include "core/bt/disk/file_pool.h"
#include "core/bt/disk/mount_watch.h"
#include "core/bt/disk/part_file.h"

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/disk_interface.hpp>
#include <libtorrent/file_storage.hpp>
#include <libtorrent/storage_defs.hpp>
#include <libtorrent/torrent_status.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sys/uio.h>

namespace shoal::bt {

/// Used on disk threads. `read` and `write` may run at once on any number of them; everything else runs alone (the
/// fences of DiskIo see to that). Errors name file and operation, as libtorrent reports them.
class Storage {
public:
    /// `number` is this storage's own among all of a pool, never used again.
    Storage(const lt::storage_params& params, FileLayer& files, FilePool& pool, std::uint64_t number);

    /// As laid out in pieces. The names in it are those that files had once: see `pathOf`. Any thread.
    const lt::file_storage& files() const { return *layout_; }
    /// Where the file lies, or would.
    std::string pathOf(lt::file_index_t file) const;

    /// Bytes of one piece from `offset` on, which may cross files. Pad files read as zeros. A file that ends too early
    /// is the error file_too_short (operation file_read); one that isn't there is ENOENT (file_open). Returns whether
    /// all was read; after an error the buffers' content means nothing.
    bool read(lt::piece_index_t piece, int offset, std::span<const iovec> buffers, lt::storage_error& error);
    /// Files and folders are made as needed; in preallocated mode with their whole room. What falls on pad files is
    /// left out. A file that somebody cut since it was written to is the error file_too_short (operation file_write):
    /// going on would make it as long as before, with a hole in it.
    bool write(lt::piece_index_t piece, int offset, std::span<const iovec> buffers, lt::storage_error& error);

    /// What libtorrent's async_check_files asks for: empty files and symbolic links made, hard links followed, sizes
    /// held against the resume data.
    lt::status_t check(const lt::add_torrent_params* resume, const std::vector<std::string>& links,
                       bool recheckIncomplete, lt::storage_error& error);
    /// Bytes move between the part file and the files. On an error the priorities come back as they were.
    void setPriorities(lt::aux::vector<lt::download_priority_t, lt::file_index_t>& priorities,
                       lt::storage_error& error);
    /// What stands at the new place is replaced.
    void rename(lt::file_index_t file, const std::string& name, lt::storage_error& error);
    /// All files or none: after an error they lie where they were. Returns the folder they lie in now.
    std::pair<lt::status_t, std::string> move(const std::string& folder, lt::move_flags_t flags,
                                              lt::storage_error& error);
    /// The torrent's own files, and its folders if nothing else is in them.
    void remove(lt::remove_flags_t what, lt::storage_error& error);
    /// Closes the files. The part file, which nobody else knows of, is synced first.
    void close(lt::storage_error& error);

    /// Any thread.
    std::vector<lt::open_file_state> openFiles() const;

private:
    using FileIndex = lt::file_index_t;
    using Buffers = std::span<const iovec>;
    using Priorities = lt::aux::vector<lt::download_priority_t, lt::file_index_t>;

    std::string nameOf(FileIndex file) const;
    bool isAbsolute(FileIndex file) const;
    bool isLink(FileIndex file) const;
    bool isWanted(FileIndex file) const;
    bool isInPartFile(FileIndex file) const;
    OpenFor writingOf(FileIndex file) const;
    std::string partFilePath(const std::string& folder) const;

    std::shared_ptr<OpenFile> open(FileIndex file, OpenFor purpose, lt::storage_error& error);
    bool writePartFile(FileIndex file, std::int64_t offset, Buffers buffers, lt::storage_error& error);
    void takeRoom(FileIndex file, OpenFile& opened, lt::storage_error& error);
    bool readFile(FileIndex file, std::int64_t offset, Buffers buffers, lt::storage_error& error);
    bool writeFile(FileIndex file, std::int64_t offset, Buffers buffers, lt::storage_error& error);
    void writeUncut(FileIndex file, OpenFile& opened, std::int64_t offset, Buffers buffers, lt::error_code& error);
    void forgetLengths();

    // storage_check.cpp
    /// Nothing when it isn't there. A folder is the error EISDIR.
    std::optional<std::int64_t> sizeOf(FileIndex file, lt::storage_error& error);
    lt::status_t lookAtFiles(lt::storage_error& error);
    void makeLink(FileIndex file, lt::storage_error& error);
    bool takeLinks(const std::vector<std::string>& links, lt::storage_error& error);
    bool makeHardLink(FileIndex file, const std::string& existing, lt::storage_error& error);
    bool fits(const lt::add_torrent_params& resume, const std::vector<std::string>& links, lt::storage_error& error);
    bool hasAllFiles(bool isSeedMode, lt::storage_error& error);
    bool hasFilesOf(const lt::typed_bitfield<lt::piece_index_t>& pieces, lt::storage_error& error);
    bool hasAnyFile();

    // storage_move.cpp
    lt::status_t moveTo(const std::string& folder, lt::move_flags_t flags, lt::storage_error& error);
    lt::status_t moveFiles(const std::string& folder, lt::move_flags_t flags, FileMoves& moves,
                           lt::storage_error& error);
    bool isThere(FileIndex file, const std::string& folder);
    bool expectNoFiles(const std::string& folder, lt::storage_error& error);
    void expectFolder(const std::string& folder, lt::storage_error& error);
    void removeEmptyFolders(const std::string& folder, lt::error_code& error);

    // storage_priorities.cpp
    void setPriority(FileIndex file, lt::download_priority_t priority, lt::storage_error& error);
    void makeWanted(FileIndex file, lt::storage_error& error);
    std::vector<int> piecesInPartFile(FileIndex file, lt::storage_error& error);
    void exportFile(FileIndex file, const std::vector<int>& pieces, lt::storage_error& error);
    void exportInto(FileIndex file, const std::string& path, const std::vector<int>& pieces, lt::storage_error& error);
    void exportPiece(FileIndex file, int piece, OpenFile& into, lt::storage_error& error);
    void freePieces(const std::vector<int>& pieces, lt::storage_error& error);
    bool isNeeded(int piece) const;

    FileLayer& files_;
    FilePool& pool_;
    std::uint64_t number_;
    bool takesRoomFirst_;
    std::string folder_;
    lt::sha1_hash infoHash_;                       ///< names the part file
    std::unique_ptr<const lt::file_storage> copy_; ///< libtorrent changes its own when a file is renamed
    std::atomic<const lt::file_storage*> layout_;
    std::unordered_map<int, std::string> names_; ///< of files that were renamed
    Priorities priorities_;
    std::vector<bool> existed_; ///< unwanted files whose bytes go to the file, which was there before
    /// How long each file was at least after the last write; 0 before the first.
    std::vector<std::atomic<std::int64_t>> lengths_;
    PartFile partFile_;
    MountWatch mounts_{files_};
};

} // namespace shoal::bt
