#include "core/bt/disk/storage.h"

#include "core/bt/disk/buffers.h"

#include <libtorrent/torrent_status.hpp>

#include <boost/system/error_code.hpp>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>

namespace shoal::bt {
namespace {

constexpr std::int32_t partFileNumber = -1; ///< among the files of a storage in the pool

/// Calls `visit(file, offset in it, buffers)` for each file that holds some of the bytes, until it returns false.
template <class Visit>
bool visitFiles(const lt::file_storage& layout, lt::piece_index_t piece, int offset, std::span<const iovec> buffers,
                Visit visit)
{
    std::vector<iovec> keptFirst;
    std::vector<iovec> keptRest;
    auto at = static_cast<std::int64_t>(static_cast<int>(piece)) * layout.piece_length() + offset;
    auto left = lengthOf(buffers);
    for (auto file = layout.file_index_at_offset(at); left > 0 && file < layout.end_file(); ++file) {
        const auto within = at - layout.file_offset(file);
        const auto length = std::min(left, layout.file_size(file) - within);
        if (length <= 0)
            continue; // an empty file
        const auto part = length == left ? buffers : firstOf(buffers, length, keptFirst);
        if (!visit(file, within, part))
            return false;
        buffers = behind(buffers, length, keptRest);
        at += length;
        left -= length;
    }
    return left == 0;
}

std::unordered_map<int, std::string> namesOf(const lt::file_storage& now, const lt::file_storage& before)
{
    std::unordered_map<int, std::string> names;
    for (const auto file : now.file_range())
        if (auto name = now.file_path(file); name != before.file_path(file))
            names[static_cast<int>(file)] = std::move(name);
    return names;
}

} // namespace

Storage::Storage(const lt::storage_params& params, FileLayer& files, FilePool& pool, std::uint64_t number)
    : files_{files}
    , pool_{pool}
    , number_{number}
    , takesRoomFirst_{params.mode == lt::storage_mode_allocate}
    , folder_{params.path}
    , infoHash_{params.info_hash}
    , layout_{&params.files}
    , priorities_{params.priorities}
    , existed_(static_cast<std::size_t>(params.files.num_files()))
    , lengths_(static_cast<std::size_t>(params.files.num_files()))
    , partFile_{files,
                pool,
                {.owner = number, .file = partFileNumber},
                partFilePath(folder_),
                params.files.num_pieces(),
                params.files.piece_length()}
{
    if (params.mapped_files)
        names_ = namesOf(*params.mapped_files, params.files);
}

std::string Storage::partFilePath(const std::string& folder) const
{
    return (std::filesystem::path{folder} / partFileName(infoHash_)).string();
}

std::string Storage::nameOf(FileIndex file) const
{
    const auto renamed = names_.find(static_cast<int>(file));
    return renamed == names_.end() ? files().file_path(file) : renamed->second;
}

std::string Storage::pathOf(FileIndex file) const
{
    return (std::filesystem::path{folder_} / nameOf(file)).string(); // an absolute name stays what it is
}

bool Storage::isAbsolute(FileIndex file) const { return std::filesystem::path{nameOf(file)}.is_absolute(); }

bool Storage::isLink(FileIndex file) const { return bool(files().file_flags(file) & lt::file_storage::flag_symlink); }

bool Storage::isWanted(FileIndex file) const
{
    return file >= priorities_.end_index() || priorities_[file] != lt::dont_download;
}

bool Storage::isInPartFile(FileIndex file) const
{
    return !isWanted(file) && !existed_[static_cast<std::size_t>(static_cast<int>(file))];
}

OpenFor Storage::writingOf(FileIndex file) const
{
    const bool isExecutable = bool(files().file_flags(file) & lt::file_storage::flag_executable);
    return isExecutable ? OpenFor::WritingExecutable : OpenFor::Writing;
}

bool Storage::read(lt::piece_index_t piece, int offset, Buffers buffers, lt::storage_error& error)
{
    return visitFiles(files(), piece, offset, buffers,
                      [&](FileIndex file, std::int64_t at, Buffers part) { return readFile(file, at, part, error); });
}

bool Storage::write(lt::piece_index_t piece, int offset, Buffers buffers, lt::storage_error& error)
{
    return visitFiles(files(), piece, offset, buffers,
                      [&](FileIndex file, std::int64_t at, Buffers part) { return writeFile(file, at, part, error); });
}

bool Storage::readFile(FileIndex file, std::int64_t offset, Buffers buffers, lt::storage_error& error)
{
    lt::error_code failed;
    if (files().pad_file_at(file)) {
        for (const auto& buffer : buffers)
            std::memset(buffer.iov_base, 0, buffer.iov_len);
    } else if (isInPartFile(file)) {
        const auto at = files().map_file(file, offset, 0);
        partFile_.read(static_cast<int>(at.piece), at.start, buffers, failed);
        if (failed)
            error = {failed, file, lt::operation_t::partfile_read};
    } else if (const auto opened = open(file, OpenFor::Reading, error)) {
        const auto done = opened->read(offset, buffers, failed);
        if (!failed && done < lengthOf(buffers))
            failed = lt::errors::file_too_short;
        if (failed)
            error = {failed, file, lt::operation_t::file_read};
    }
    return !error;
}

bool Storage::writeFile(FileIndex file, std::int64_t offset, Buffers buffers, lt::storage_error& error)
{
    lt::error_code failed;
    if (files().pad_file_at(file))
        return true;
    if (isInPartFile(file))
        return writePartFile(file, offset, buffers, error);
    if (const auto opened = open(file, writingOf(file), error)) {
        writeUncut(file, *opened, offset, buffers, failed);
        if (failed)
            error = {failed, file, lt::operation_t::file_write};
    }
    return !error;
}

void Storage::writeUncut(FileIndex file, OpenFile& opened, std::int64_t offset, Buffers buffers, lt::error_code& error)
{
    auto& length = lengths_[static_cast<std::size_t>(static_cast<int>(file))];
    const auto least = length.load();
    const auto size = opened.size(error);
    if (!error && size < least)
        error = lt::errors::file_too_short;
    if (!error)
        opened.write(offset, buffers, error);
    if (error)
        return;
    const auto now = std::max(size, offset + lengthOf(buffers));
    for (auto known = length.load(); known < now && !length.compare_exchange_weak(known, now);) {}
}

/// What stands there may be another file, or has been looked at anew.
void Storage::forgetLengths()
{
    for (auto& length : lengths_)
        length = 0;
}

bool Storage::writePartFile(FileIndex file, std::int64_t offset, Buffers buffers, lt::storage_error& error)
{
    lt::error_code failed;
    const auto at = files().map_file(file, offset, 0);
    const bool isOpen = pool_.find({.owner = number_, .file = partFileNumber}, OpenFor::Writing) != nullptr;
    if (!isOpen)
        mounts_.expectMounted(folder_, partFile_.path(), failed);
    if (!failed)
        partFile_.write(static_cast<int>(at.piece), at.start, buffers, failed);
    if (failed)
        error = {failed, file, lt::operation_t::partfile_write};
    else if (!isOpen)
        mounts_.saw(folder_, partFile_.path());
    return !error;
}

std::shared_ptr<OpenFile> Storage::open(FileIndex file, OpenFor purpose, lt::storage_error& error)
{
    const FilePool::Key key{.owner = number_, .file = static_cast<int>(file)};
    if (auto opened = pool_.find(key, purpose))
        return opened;
    const auto path = pathOf(file);
    lt::error_code failed;
    bool wasOpened = false;
    const bool isInFolder = !isAbsolute(file);
    if (isInFolder && isForWriting(purpose))
        mounts_.expectMounted(folder_, path, failed);
    if (failed) {
        error = {failed, file, lt::operation_t::file_open};
        return nullptr;
    }
    auto opened = pool_.open(key, path, purpose, failed, &wasOpened);
    if (failed) {
        lt::error_code noFolder;
        if (isForWriting(purpose))
            files_.makeFolders(std::filesystem::path{path}.parent_path().string(), noFolder);
        error = noFolder ? lt::storage_error{noFolder, file, lt::operation_t::mkdir}
                         : lt::storage_error{failed, file, lt::operation_t::file_open};
        return nullptr;
    }
    if (isInFolder)
        mounts_.saw(folder_, path);
    if (wasOpened && takesRoomFirst_ && isForWriting(purpose))
        takeRoom(file, *opened, error);
    if (!error)
        return opened;
    pool_.close(key); // so that room is asked for again the next time
    return nullptr;
}

void Storage::takeRoom(FileIndex file, OpenFile& opened, lt::storage_error& error)
{
    lt::error_code failed;
    const auto size = files().file_size(file);
    if (opened.size(failed) < size && !failed)
        opened.allocate(size, failed);
    if (failed)
        error = {failed, file, lt::operation_t::file_fallocate};
}

void Storage::close(lt::storage_error& error)
{
    lt::error_code failed;
    partFile_.close(failed);
    if (failed)
        error = {failed, lt::torrent_status::error_file_partfile, lt::operation_t::partfile_write};
    pool_.closeAll(number_);
    forgetLengths();
}

std::vector<lt::open_file_state> Storage::openFiles() const
{
    std::vector<lt::open_file_state> open;
    const auto now = lt::clock_type::now();
    for (const auto& entry : pool_.entries(number_)) {
        if (entry.key.file == partFileNumber)
            continue;
        const auto mode = isForWriting(entry.purpose) ? lt::file_open_mode::read_write : lt::file_open_mode::read_only;
        open.push_back({FileIndex{entry.key.file}, mode, now - std::chrono::milliseconds{entry.usedAgo}});
    }
    return open;
}

} // namespace shoal::bt
