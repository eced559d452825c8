#include "core/bt/torrent_reader.h"

#include "core/bt/convert.h"
#include "core/bt/library_torrent.h"
#include "core/bt/raw_paths.h"
#include "core/bt/torrent_faults.h"
#include "core/chunks/merkle.h"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/torrent_info.hpp>

#include <algorithm>
#include <cstring>

namespace shoal::bt {
namespace {

lt::load_torrent_limits limits()
{
    lt::load_torrent_limits bounds;
    bounds.max_buffer_size = static_cast<int>(largestFile);
    bounds.max_pieces = mostPieces;
    bounds.max_decode_depth = deepestNesting;
    bounds.max_decode_tokens = mostTokens;
    return bounds;
}

std::vector<TorrentFile> filesOf(const lt::torrent_info& info, const lt::bdecode_node& dictionary)
{
    const auto& storage = info.files();
    const auto paths = keptPaths(dictionary, storage);
    std::vector<TorrentFile> files;
    files.reserve(paths.size());
    for (const auto i : storage.file_range()) {
        TorrentFile file;
        file.path = paths[static_cast<std::size_t>(static_cast<int>(i))];
        file.size = static_cast<Bytes>(storage.file_size(i));
        file.offset = static_cast<Bytes>(storage.file_offset(i));
        file.isPad = storage.pad_file_at(i);
        file.isExecutable = bool(storage.file_flags(i) & lt::file_storage::flag_executable);
        if (info.info_hashes().has_v2())
            file.piecesRoot = fromLibrary(storage.root(i));
        files.push_back(std::move(file));
    }
    return files;
}

PieceHashes hashesOf(const lt::torrent_info& info)
{
    PieceHashes hashes;
    if (info.info_hashes().has_v1())
        for (const auto piece : info.piece_range())
            hashes.pieces.push_back(fromLibrary(info.hash_for_piece(piece)));
    if (!info.info_hashes().has_v2())
        return hashes;
    for (const auto file : info.files().file_range()) {
        const auto bytes = info.piece_layer(file);
        auto& layer = hashes.layers.emplace_back(static_cast<std::size_t>(bytes.size()) / 32);
        for (std::size_t i = 0; i < layer.size(); ++i)
            std::memcpy(layer[i].bytes.data(), bytes.data() + i * 32, 32);
    }
    return hashes;
}

Torrent modelOf(const lt::torrent_info& info, const lt::bdecode_node& dictionary)
{
    Torrent torrent;
    torrent.files = filesOf(info, dictionary);
    torrent.name = torrent.files.front().path.substr(0, torrent.files.front().path.find('/'));
    torrent.hashes = fromLibrary(info.info_hashes());
    torrent.pieceLength = static_cast<Bytes>(info.piece_length());
    torrent.pieceCount = static_cast<std::uint32_t>(info.num_pieces());
    torrent.isFolder = std::any_of(torrent.files.begin(), torrent.files.end(), [](const auto& file) {
        return !file.isPad && file.path.find('/') != std::string::npos;
    });
    torrent.isPrivate = info.priv();
    torrent.comment = info.comment();
    torrent.creator = info.creator();
    torrent.createdAt = std::chrono::sys_seconds{std::chrono::seconds{info.creation_date()}};
    for (const auto& tracker : info.trackers())
        torrent.trackers.push_back(tracker.url);
    for (const auto& seed : info.web_seeds())
        torrent.webSeeds.push_back(seed.url);
    return torrent;
}

/// libtorrent looks at their number only. A layer is what its file's root was made of (BEP 52), where it is there at
/// all.
bool layersFit(const ParsedTorrent& parsed)
{
    const auto& torrent = parsed.torrent;
    for (std::size_t i = 0; i < parsed.hashes.layers.size(); ++i) {
        const auto& layer = parsed.hashes.layers[i];
        if (torrent.files[i].size > torrent.pieceLength && !layer.empty()
            && piecesRootOf(layer, torrent.pieceLength) != torrent.files[i].piecesRoot)
            return false;
    }
    return true;
}

} // namespace

Result<LoadedTorrent> loadTorrent(std::string_view bytes)
{
    if (bytes.size() > largestFile)
        return fail(ErrorKind::NotATorrent, {}, "larger than 512 MiB");
    lt::error_code code;
    int position = 0;
    const auto root = lt::bdecode({bytes.data(), static_cast<std::ptrdiff_t>(bytes.size())}, code, &position,
                                  deepestNesting, mostTokens);
    if (code)
        return fail(decodingFault(bytes, code, position));
    if (root.type() != lt::bdecode_node::dict_t)
        return fail(decodingFault(bytes, {}, 0));
    try {
        auto info = std::make_shared<lt::torrent_info>(root, limits());
        if (info->num_files() == 0)
            return fail(contentFault(root, lt::errors::torrent_missing_info));
        ParsedTorrent parsed{modelOf(*info, root.dict_find_dict("info")), hashesOf(*info)};
        if (!layersFit(parsed))
            return fail(contentFault(root, lt::errors::torrent_invalid_piece_layer));
        return LoadedTorrent{std::move(info), std::move(parsed)};
    } catch (const lt::system_error& problem) { // libtorrent has no other way to report a bad torrent here
        return fail(contentFault(root, problem.code()));
    } catch (const std::exception&) { // bytes from anybody: whatever else it throws must not end the engine's work
        return fail(contentFault(root, {}));
    }
}

Result<ParsedTorrent> readTorrent(std::string_view bytes)
{
    auto loaded = loadTorrent(bytes);
    if (!loaded)
        return fail(loaded.error());
    return std::move(loaded->parsed);
}

std::string wrapInfoDictionary(std::string_view info) { return "d4:info" + std::string{info} + "e"; }

} // namespace shoal::bt
