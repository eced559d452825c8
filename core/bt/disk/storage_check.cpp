// What lies on the disk before a torrent is started, held against what its resume data say.
#include "core/bt/disk/storage.h"

#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace shoal::bt {
namespace {

namespace fs = std::filesystem;

bool isMissing(const lt::error_code& error) { return error == boost::system::errc::no_such_file_or_directory; }

bool saysWhatIsThere(const lt::add_torrent_params& resume)
{
    return !resume.have_pieces.empty() || (resume.flags & lt::torrent_flags::seed_mode);
}

lt::storage_error tooShort(lt::file_index_t file, lt::operation_t operation)
{
    return {lt::error_code{lt::errors::mismatching_file_size}, file, operation};
}

} // namespace

lt::status_t Storage::check(const lt::add_torrent_params* resume, const std::vector<std::string>& links,
                            bool recheckIncomplete, lt::storage_error& error)
{
    mounts_.forget();
    forgetLengths();
    const auto oversized = lookAtFiles(error);
    if (error)
        return lt::status_t::fatal_disk_error | oversized;
    const lt::add_torrent_params nothingKnown;
    const auto& known = resume ? *resume : nothingKnown;
    const bool isAsKnown = fits(known, links, error);
    if (!recheckIncomplete)
        return lt::status_t::no_error | oversized;
    const bool isToBeChecked = saysWhatIsThere(known) ? !isAsKnown : hasAnyFile();
    return (isToBeChecked ? lt::status_t::need_full_check : lt::status_t::no_error) | oversized;
}

std::optional<std::int64_t> Storage::sizeOf(FileIndex file, lt::storage_error& error)
{
    lt::error_code failed;
    const auto state = files_.stateOf(pathOf(file), failed);
    if (isMissing(failed))
        return std::nullopt;
    if (!failed && state.isFolder)
        failed = {EISDIR, lt::system_category()};
    if (!failed)
        return state.size;
    error = {failed, file, lt::operation_t::file_stat};
    return std::nullopt;
}

/// Makes those that are empty; finds out which unwanted ones are there. Returns 0 or the flag `oversized_file`.
lt::status_t Storage::lookAtFiles(lt::storage_error& error)
{
    auto oversized = lt::status_t::no_error;
    for (const auto file : files().file_range()) {
        if (files().pad_file_at(file))
            continue;
        if (isLink(file)) {
            if (isWanted(file))
                makeLink(file, error);
        } else {
            lt::storage_error failed;
            const auto size = sizeOf(file, failed);
            existed_[static_cast<std::size_t>(static_cast<int>(file))] = size.has_value();
            if (size.value_or(0) > files().file_size(file))
                oversized = lt::status_t::oversized_file;
            if (isWanted(file))
                error = failed;
            if (!error && !size && isWanted(file) && files().file_size(file) == 0)
                open(file, writingOf(file), error);
        }
        if (error)
            break;
    }
    return oversized;
}

/// Leads to its place in the torrent from its own folder, so that both may move together.
void Storage::makeLink(FileIndex file, lt::storage_error& error)
{
    const fs::path link = pathOf(file);
    const fs::path place = fs::path{folder_} / files().symlink(file);
    auto target = place.lexically_relative(link.parent_path()).string();
    if (target.empty())
        target = place.string();
    lt::error_code failed;
    files_.makeFolders(link.parent_path().string(), failed);
    if (failed) {
        error = {failed, file, lt::operation_t::mkdir};
        return;
    }
    files_.symbolicLink(target, link.string(), failed);
    if (failed == boost::system::errc::file_exists) {
        lt::error_code noLink;
        if (files_.targetOf(link.string(), noLink) == target && !noLink)
            return;
    }
    if (failed)
        error = {failed, file, lt::operation_t::symlink};
}

bool Storage::fits(const lt::add_torrent_params& resume, const std::vector<std::string>& links,
                   lt::storage_error& error)
{
    const bool hasTakenLinks = takeLinks(links, error);
    if (error)
        return false;
    const auto& have = resume.have_pieces;
    const bool isSeedMode = bool(resume.flags & lt::torrent_flags::seed_mode);
    if (isSeedMode || (have.size() >= files().num_pieces() && have.all_set()))
        return hasAllFiles(isSeedMode, error);
    return !hasTakenLinks && hasFilesOf(have, error);
}

/// Files of other torrents that are the same (BEP 38). Returns whether there were any.
bool Storage::takeLinks(const std::vector<std::string>& links, lt::storage_error& error)
{
    bool hasTaken = false;
    const auto count = std::min(links.size(), static_cast<std::size_t>(files().num_files()));
    for (std::size_t i = 0; i < count && !error; ++i)
        if (!links[i].empty())
            hasTaken = makeHardLink(FileIndex{static_cast<int>(i)}, links[i], error) || hasTaken;
    return hasTaken;
}

/// Returns whether it was made; a file that is there is left as it is.
bool Storage::makeHardLink(FileIndex file, const std::string& existing, lt::storage_error& error)
{
    const auto path = pathOf(file);
    lt::error_code failed;
    files_.makeFolders(fs::path{path}.parent_path().string(), failed);
    if (failed) {
        error = {failed, file, lt::operation_t::mkdir};
        return false;
    }
    files_.hardLink(existing, path, failed);
    if (failed == boost::system::errc::file_exists)
        return false;
    if (failed)
        error = {failed, file, lt::operation_t::file_hard_link};
    return !failed;
}

/// The bytes of unwanted files may be in the part file; who seeds without looking has all as files.
bool Storage::hasAllFiles(bool isSeedMode, lt::storage_error& error)
{
    for (const auto file : files().file_range()) {
        if (files().pad_file_at(file) || isLink(file) || (!isWanted(file) && !isSeedMode))
            continue;
        const auto size = sizeOf(file, error);
        if (!error && !size)
            error = tooShort(file, lt::operation_t::file_stat);
        if (!error && *size < files().file_size(file))
            error = tooShort(file, lt::operation_t::check_resume);
        if (error)
            return false;
    }
    return true;
}

/// Of each file that pieces begin in which we have: is it there?
bool Storage::hasFilesOf(const lt::typed_bitfield<lt::piece_index_t>& pieces, lt::storage_error& error)
{
    const auto& layout = files();
    const auto end = std::min(pieces.end_index(), layout.end_piece());
    for (lt::piece_index_t piece{0}; piece < end; ++piece) {
        if (!pieces[piece])
            continue;
        const auto file = layout.file_index_at_piece(piece);
        if (!isWanted(file) || layout.pad_file_at(file))
            continue;
        const auto size = sizeOf(file, error);
        if (!error && !size)
            error = tooShort(file, lt::operation_t::file_stat);
        if (error)
            return false;
        const auto last = layout.map_file(file, std::max<std::int64_t>(layout.file_size(file) - 1, 0), 0).piece;
        piece = std::max(piece, last); // the rest of the file
    }
    return true;
}

/// What can't be looked at is not there.
bool Storage::hasAnyFile()
{
    for (const auto file : files().file_range()) {
        lt::storage_error ignored;
        if (!isLink(file) && !files().pad_file_at(file) && sizeOf(file, ignored).value_or(0) > 0)
            return true;
    }
    lt::error_code ignored;
    return partFile_.isThere(ignored);
}

} // namespace shoal::bt
