// A torrent without a network: what it holds, and a storage to put it in.
#pragma once

#include "core/bt/disk/storage.h"
#include "tests/support/temporary_folder.h"

#include <libtorrent/session_handle.hpp>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shoal::test {

struct StoredFile {
    std::string path;
    std::int64_t size = 0;
    lt::file_flags_t flags = {};
    std::string linksTo = {}; ///< without the torrent's name
};

/// The files of a torrent, and all their bytes: noise, and zeros in pad files.
struct Content {
    Content(std::initializer_list<StoredFile> files, int length);

    int pieceSize(int piece) const { return layout.piece_size(lt::piece_index_t{piece}); }
    std::string piece(int piece) const;
    std::string file(int file) const;

    lt::file_storage layout;
    std::string bytes;
};

using Wanted = std::vector<int>; ///< a priority a file; files behind the last are wanted

struct StoredTorrentOptions {
    Wanted wanted = {};
    lt::storage_mode_t mode = lt::storage_mode_sparse;
    const lt::file_storage* renamed = nullptr;
};

/// As libtorrent's back-ends use a storage, one call after the other.
class StoredTorrent {
public:
    using Options = StoredTorrentOptions;
    StoredTorrent(const Content& content, const std::string& folder, const Options& options = {},
                  std::shared_ptr<bt::FileLayer> files = bt::systemFiles());

    bool write(int piece);
    void writeAll();
    /// Nothing after an error.
    std::optional<std::string> read(int piece);
    lt::status_t check(const lt::add_torrent_params* resume = nullptr, const std::vector<std::string>& links = {});
    void want(const Wanted& wanted);
    lt::status_t move(const std::string& folder, lt::move_flags_t flags = lt::move_flags_t::always_replace_files);
    void rename(int file, const std::string& name);
    void remove(lt::remove_flags_t what);
    void close();

    const Content& content;
    lt::storage_error error;     ///< of the last call
    std::vector<int> priorities; ///< that the last `want` ended with
    std::shared_ptr<bt::FileLayer> files;
    bt::FilePool pool{*files, 10};
    bt::Storage storage;
};

std::string partFileName();
/// "folder/file", sorted; folders end in '/'.
std::vector<std::string> tree(const std::filesystem::path& folder);

} // namespace shoal::test
