#include "tests/support/library_creation.h"

#include <algorithm>
#include <fmt/format.h>
#include <libtorrent/create_torrent.hpp>
#include <libtorrent/file_storage.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/settings_pack.hpp>
#include <libtorrent/torrent_info.hpp>
#include <stdexcept>

namespace shoal::test {
namespace {
template <class Ours, class Theirs>
std::optional<Ours> digestOf(const Theirs& hash)
{
    if (hash.is_all_zeros())
        return std::nullopt;
    Ours digest;
    std::copy_n(reinterpret_cast<const std::uint8_t*>(hash.data()), digest.bytes.size(), digest.bytes.begin());
    return digest;
}

InfoHashes hashesOf(const lt::torrent_info& info)
{
    return {digestOf<Sha1>(info.info_hashes().v1), digestOf<Sha256>(info.info_hashes().v2)};
}

lt::create_flags_t flagsOf(TorrentFormat format)
{
    return format == TorrentFormat::V1 ? lt::create_torrent::v1_only
        : format == TorrentFormat::V2  ? lt::create_torrent::v2_only
                                       : lt::create_flags_t{};
}

lt::file_storage filesOf(const std::filesystem::path& path, const Torrent* order)
{
    lt::file_storage files;
    if (order == nullptr) {
        lt::add_files(files, path.string());
        return files;
    }
    for (const auto& file : order->files)
        files.add_file(file.path, static_cast<std::int64_t>(file.size),
                       file.isExecutable ? lt::file_storage::flag_executable : lt::file_flags_t{});
    return files;
}

std::string differenceOf(const TorrentFile& ours, const lt::file_storage& theirs, lt::file_index_t index)
{
    if (ours.isPad != theirs.pad_file_at(index))
        return ours.path + ": a pad file for one of us";
    if (static_cast<std::int64_t>(ours.size) != theirs.file_size(index))
        return fmt::format("{}: {} or {} bytes", ours.path, ours.size, theirs.file_size(index));
    if (static_cast<std::int64_t>(ours.offset) != theirs.file_offset(index))
        return fmt::format("{}: at {} or {}", ours.path, ours.offset, theirs.file_offset(index));
    if (!ours.isPad && digestOf<Sha256>(theirs.root(index)).value_or(Sha256{}) != ours.piecesRoot)
        return ours.path + ": another pieces root";
    return "";
}
} // namespace

std::vector<char> createByLibrary(const std::filesystem::path& path, TorrentFormat format,
                                  const LibraryOptions& options)
{
    auto files = filesOf(path, options.orderOf);
    lt::create_torrent creation{files, static_cast<int>(options.pieceLength), flagsOf(format)};
    lt::settings_pack settings;
    settings.set_int(lt::settings_pack::hashing_threads, options.threads);
    lt::error_code error;
    lt::set_piece_hashes(
        creation, path.parent_path().string(), settings, [](lt::piece_index_t) {}, error);
    if (error)
        throw std::runtime_error(error.message());
    return creation.generate_buf();
}

InfoHashes libraryInfoHashes(const Torrent& torrent, const std::filesystem::path& path, TorrentFormat format)
{
    const auto bytes = createByLibrary(
        path, format,
        {.pieceLength = torrent.pieceLength, .orderOf = format == TorrentFormat::V1 ? &torrent : nullptr});
    return hashesOf(lt::torrent_info{bytes, lt::from_span});
}

std::string libraryComplaint(const CreatedTorrent& created)
{
    lt::error_code error;
    const lt::torrent_info info{lt::span<const char>{created.bytes}, error, lt::from_span};
    if (error)
        return error.message();
    if (hashesOf(info) != created.torrent.hashes)
        return "other info-hashes";
    if (info.num_pieces() != static_cast<int>(created.torrent.pieceCount))
        return fmt::format("{} pieces", info.num_pieces());
    const auto& files = created.torrent.files;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (auto wrong = differenceOf(files[i], info.files(), lt::file_index_t{static_cast<int>(i)}); !wrong.empty())
            return wrong;
    return "";
}

} // namespace shoal::test
