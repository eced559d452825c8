// Files that are wanted no more, or wanted now: where their bytes go.
#include "core/bt/disk/storage.h"

#include <libtorrent/torrent_status.hpp>

#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cstddef>

namespace shoal::bt {

void Storage::setPriorities(Priorities& priorities, lt::storage_error& error)
{
    if (priorities.size() > priorities_.size())
        priorities_.resize(priorities.size(), lt::default_priority);
    const auto end = std::min(priorities.end_index(), files().end_file());
    for (FileIndex file{0}; file < end && !error; ++file)
        if (!files().pad_file_at(file))
            setPriority(file, priorities[file], error);
    if (error)
        priorities = priorities_;
}

/// What was written of a file stays a file.
void Storage::setPriority(FileIndex file, lt::download_priority_t priority, lt::storage_error& error)
{
    const bool willBeWanted = priority != lt::dont_download;
    if (willBeWanted && !isWanted(file)) {
        makeWanted(file, error);
    } else if (!willBeWanted && isWanted(file)) {
        const bool isThere = sizeOf(file, error).has_value();
        if (error.ec == boost::system::errc::is_a_directory)
            error = {}; // unwanted, it is not in the way
        existed_[static_cast<std::size_t>(static_cast<int>(file))] = isThere;
    }
    if (!error)
        priorities_[file] = priority;
}

void Storage::makeWanted(FileIndex file, lt::storage_error& error)
{
    if (isLink(file))
        return makeLink(file, error);
    if (files().file_size(file) == 0) {
        open(file, writingOf(file), error);
        return;
    }
    if (!isInPartFile(file))
        return;
    const auto pieces = piecesInPartFile(file, error);
    if (!error && !pieces.empty())
        exportFile(file, pieces, error);
    if (!error)
        freePieces(pieces, error);
}

std::vector<int> Storage::piecesInPartFile(FileIndex file, lt::storage_error& error)
{
    std::vector<int> pieces;
    lt::error_code failed;
    const auto first = static_cast<int>(files().map_file(file, 0, 0).piece);
    const auto last = static_cast<int>(files().map_file(file, files().file_size(file) - 1, 0).piece);
    for (int piece = first; piece <= last && !failed; ++piece)
        if (partFile_.has(piece, failed))
            pieces.push_back(piece);
    if (failed)
        error = {failed, lt::torrent_status::error_file_partfile, lt::operation_t::partfile_read};
    return pieces;
}

/// The file gets its name when all of it is there: whoever finds the name looks for nothing in the part file.
void Storage::exportFile(FileIndex file, const std::vector<int>& pieces, lt::storage_error& error)
{
    const auto path = pathOf(file);
    const bool isThere = sizeOf(file, error).has_value(); // made by somebody, since it was looked for
    if (error)
        return;
    const auto target = isThere ? path : nameBeside(path, ".export");
    exportInto(file, target, pieces, error);
    pool_.close({.owner = number_, .file = static_cast<int>(file)});
    lt::error_code failed;
    if (!error && !isThere)
        files_.rename(target, path, failed);
    if (!error && !failed)
        files_.syncNames(path, failed);
    if (failed)
        error = {failed, file, lt::operation_t::file_rename};
    if (!error) {
        existed_[static_cast<std::size_t>(static_cast<int>(file))] = true;
    } else if (!isThere) {
        lt::error_code ignored; // the error above is the one to tell
        files_.remove(target, ignored);
    }
}

void Storage::exportInto(FileIndex file, const std::string& path, const std::vector<int>& pieces,
                         lt::storage_error& error)
{
    lt::error_code failed;
    const FilePool::Key key{.owner = number_, .file = static_cast<int>(file)};
    pool_.close(key);
    const auto into = pool_.open(key, path, writingOf(file), failed);
    if (failed) {
        error = {failed, file, lt::operation_t::file_open};
        return;
    }
    if (takesRoomFirst_)
        takeRoom(file, *into, error);
    for (auto piece = pieces.begin(); piece != pieces.end() && !error; ++piece)
        exportPiece(file, *piece, *into, error);
    if (!error)
        into->sync(failed);
    if (failed)
        error = {failed, file, lt::operation_t::file_write};
}

void Storage::exportPiece(FileIndex file, int piece, OpenFile& into, lt::storage_error& error)
{
    constexpr std::int64_t mostAtOnce = 1 << 20;
    const auto pieceBegin = static_cast<std::int64_t>(piece) * files().piece_length();
    const auto fileBegin = files().file_offset(file);
    auto at = std::max(pieceBegin, fileBegin);
    const auto end = std::min(pieceBegin + files().piece_length(), fileBegin + files().file_size(file));
    std::vector<char> bytes(static_cast<std::size_t>(std::min(end - at, mostAtOnce)));
    while (at < end) {
        lt::error_code failed;
        const iovec buffer{bytes.data(), std::min(bytes.size(), static_cast<std::size_t>(end - at))};
        partFile_.read(piece, static_cast<int>(at - pieceBegin), {&buffer, 1}, failed);
        if (failed) {
            error = {failed, lt::torrent_status::error_file_partfile, lt::operation_t::partfile_read};
            return;
        }
        into.write(at - fileBegin, {&buffer, 1}, failed);
        if (failed) {
            error = {failed, file, lt::operation_t::file_write};
            return;
        }
        at += static_cast<std::int64_t>(buffer.iov_len);
    }
}

void Storage::freePieces(const std::vector<int>& pieces, lt::storage_error& error)
{
    lt::error_code failed;
    for (auto piece = pieces.begin(); piece != pieces.end() && !failed; ++piece)
        if (!isNeeded(*piece))
            partFile_.free(*piece, failed);
    if (failed)
        error = {failed, lt::torrent_status::error_file_partfile, lt::operation_t::partfile_write};
}

/// Whether a file has bytes of the piece in the part file.
bool Storage::isNeeded(int piece) const
{
    const auto begin = static_cast<std::int64_t>(piece) * files().piece_length();
    const auto end = begin + files().piece_length();
    for (auto file = files().file_index_at_offset(begin); file < files().end_file() && files().file_offset(file) < end;
         ++file)
        if (isInPartFile(file) && !files().pad_file_at(file) && files().file_size(file) > 0)
            return true;
    return false;
}

} // namespace shoal::bt
