#include "tests/core/bt/disk/stored_torrent.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace shoal::test {
namespace {

const lt::sha1_hash hash{"abcdefghijklmnopqrst"};

using Priorities = lt::aux::vector<lt::download_priority_t, lt::file_index_t>;

Priorities prioritiesOf(const Wanted& wanted)
{
    Priorities priorities;
    for (const int priority : wanted)
        priorities.push_back(lt::download_priority_t{static_cast<std::uint8_t>(priority)});
    return priorities;
}

bt::Storage storageOf(const Content& content, const std::string& folder, const StoredTorrent::Options& options,
                      bt::FileLayer& files, bt::FilePool& pool)
{
    const auto priorities = prioritiesOf(options.wanted);
    return {lt::storage_params{content.layout, options.renamed, folder, options.mode, priorities, hash}, files, pool,
            7};
}

} // namespace

Content::Content(std::initializer_list<StoredFile> files, int length)
{
    std::mt19937 random{1};
    for (const auto& file : files) {
        layout.add_file(file.path, file.size, file.flags, 0, file.linksTo);
        const bool isPad = bool(file.flags & lt::file_storage::flag_pad_file);
        std::generate_n(std::back_inserter(bytes), file.size, [&] { return static_cast<char>(isPad ? 0 : random()); });
    }
    layout.set_piece_length(length);
    layout.set_num_pieces(static_cast<int>((layout.total_size() + length - 1) / length));
}

std::string Content::piece(int piece) const
{
    return bytes.substr(static_cast<std::size_t>(piece) * static_cast<std::size_t>(layout.piece_length()),
                        static_cast<std::size_t>(pieceSize(piece)));
}

std::string Content::file(int file) const
{
    const lt::file_index_t index{file};
    return bytes.substr(static_cast<std::size_t>(layout.file_offset(index)),
                        static_cast<std::size_t>(layout.file_size(index)));
}

StoredTorrent::StoredTorrent(const Content& held, const std::string& folder, const Options& options,
                             std::shared_ptr<bt::FileLayer> layer)
    : content{held}
    , files{std::move(layer)}
    , storage{storageOf(held, folder, options, *files, pool)}
{}

bool StoredTorrent::write(int piece)
{
    error = {};
    auto bytes = content.piece(piece);
    const iovec buffer{bytes.data(), bytes.size()};
    return storage.write(lt::piece_index_t{piece}, 0, {&buffer, 1}, error);
}

void StoredTorrent::writeAll()
{
    for (int piece = 0; piece < content.layout.num_pieces(); ++piece)
        if (!write(piece))
            return;
}

std::optional<std::string> StoredTorrent::read(int piece)
{
    error = {};
    std::string bytes(static_cast<std::size_t>(content.pieceSize(piece)), '?');
    const iovec buffer{bytes.data(), bytes.size()};
    if (!storage.read(lt::piece_index_t{piece}, 0, {&buffer, 1}, error))
        return std::nullopt;
    return bytes;
}

lt::status_t StoredTorrent::check(const lt::add_torrent_params* resume, const std::vector<std::string>& links)
{
    error = {};
    return storage.check(resume, links, true, error);
}

void StoredTorrent::want(const Wanted& wanted)
{
    error = {};
    auto changed = prioritiesOf(wanted);
    storage.setPriorities(changed, error);
    priorities.clear();
    for (const auto priority : changed)
        priorities.push_back(static_cast<std::uint8_t>(priority));
}

lt::status_t StoredTorrent::move(const std::string& folder, lt::move_flags_t flags)
{
    error = {};
    return storage.move(folder, flags, error).first;
}

void StoredTorrent::rename(int file, const std::string& name)
{
    error = {};
    storage.rename(lt::file_index_t{file}, name, error);
}

void StoredTorrent::remove(lt::remove_flags_t what)
{
    error = {};
    storage.remove(what, error);
}

void StoredTorrent::close()
{
    error = {};
    storage.close(error);
}

std::string partFileName() { return ".6162636465666768696a6b6c6d6e6f7071727374.shoal-parts"; }

std::vector<std::string> tree(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        const auto name = std::filesystem::relative(entry.path(), folder).string();
        names.push_back(entry.is_directory() && !entry.is_symlink() ? name + "/" : name);
    }
    std::ranges::sort(names);
    return names;
}

} // namespace shoal::test
