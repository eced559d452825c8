// Where the bytes of one torrent lie: in its files, in the part file, or nowhere (pad files).
#pragma once

#include "core/bt/disk/file_pool.h"
#include "core/bt/disk/part_file.h"

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/disk_interface.hpp>
#include <libtorrent/file_storage.hpp>
#include <libtorrent/storage_defs.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
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

    /// As laid out in pieces, under the names that files have now.
    const lt::file_storage& files() const;

    /// Bytes of one piece from `offset` on, which may cross files. Pad files read as zeros. A file that ends too early is
    /// the error file_too_short (operation file_read); one that isn't there is ENOENT (file_open). Returns whether all was
    /// read; after an error the buffers' content means nothing.
    bool read(lt::piece_index_t piece, int offset, std::span<const iovec> buffers, lt::storage_error& error);
    /// Files and folders are made as needed; in preallocated mode with their whole room. What falls on pad files is left
    /// out.
    bool write(lt::piece_index_t piece, int offset, std::span<const iovec> buffers, lt::storage_error& error);

    /// What libtorrent's async_check_files asks for: empty files and symbolic links made, hard links followed, sizes
    /// held against the resume data.
    lt::status_t check(const lt::add_torrent_params* resume, const std::vector<std::string>& links,
                       bool recheckIncomplete, lt::storage_error& error);
    /// Bytes move between the part file and the files. On an error the priorities come back as they were.
    void setPriorities(lt::aux::vector<lt::download_priority_t, lt::file_index_t>& priorities,
                       lt::storage_error& error);
    void rename(lt::file_index_t file, const std::string& name, lt::storage_error& error);
    /// All files or none: after an error they lie where they were. Returns the folder they lie in now.
    std::pair<lt::status_t, std::string> move(const std::string& folder, lt::move_flags_t flags,
                                              lt::storage_error& error);
    void remove(lt::remove_flags_t what, lt::storage_error& error);
    /// Closes the files. The part file, which nobody else knows of, is synced first.
    void close(lt::storage_error& error);

    std::vector<lt::open_file_state> openFiles() const;
};

} // namespace shoal::bt
