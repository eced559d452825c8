// Where a torrent's files lie: moved, renamed, removed.
#include "core/bt/disk/storage.h"

#include <libtorrent/session_handle.hpp>

#include <boost/system/error_code.hpp>

#include <cerrno>
#include <filesystem>
#include <functional>
#include <set>

namespace shoal::bt {
namespace {

namespace fs = std::filesystem;
namespace errc = boost::system::errc;

std::string absolute(const std::string& folder)
{
    std::error_code failed;
    const auto path = fs::absolute(folder, failed);
    return failed ? folder : path.string();
}

} // namespace

std::pair<lt::status_t, std::string> Storage::move(const std::string& folder, lt::move_flags_t flags,
                                                   lt::storage_error& error)
{
    const auto target = absolute(folder);
    const auto status = target == absolute(folder_) ? lt::status_t::no_error : moveTo(target, flags, error);
    return {status, folder_};
}

lt::status_t Storage::moveTo(const std::string& folder, lt::move_flags_t flags, lt::storage_error& error)
{
    if (flags == lt::move_flags_t::fail_if_exist && !expectNoFiles(folder, error))
        return lt::status_t::file_exist;
    expectFolder(folder, error);
    if (!error)
        close(error); // the part file is complete on its disk before it leaves it
    FileMoves moves{files_};
    auto status = lt::status_t::no_error;
    if (!error)
        status = moveFiles(folder, flags, moves, error);
    if (error) {
        moves.undo();
        lt::error_code ignored; // what was made for the files, and is empty again; the error above is the one to tell
        removeEmptyFolders(folder, ignored);
        return lt::status_t::fatal_disk_error;
    }
    moves.finish();
    const auto before = std::exchange(folder_, folder);
    mounts_.forget();
    partFile_.wasMovedTo(partFilePath(folder_));
    lt::error_code ignored; // the move is done, whatever is left over
    removeEmptyFolders(before, ignored);
    return status;
}

/// Those with absolute names stay where they are.
lt::status_t Storage::moveFiles(const std::string& folder, lt::move_flags_t flags, FileMoves& moves,
                                lt::storage_error& error)
{
    auto status = lt::status_t::no_error;
    lt::error_code failed;
    auto operation = lt::operation_t::unknown;
    for (const auto file : files().file_range()) {
        if (files().pad_file_at(file) || isAbsolute(file))
            continue;
        if (flags == lt::move_flags_t::dont_replace && isThere(file, folder)) {
            status = lt::status_t::need_full_check;
            continue;
        }
        moves.move(pathOf(file), (fs::path{folder} / nameOf(file)).string(), failed, operation);
        if (failed) {
            error = {failed, file, operation};
            return lt::status_t::fatal_disk_error;
        }
    }
    moves.move(partFile_.path(), partFilePath(folder), failed, operation);
    if (failed)
        error = {failed, lt::torrent_status::error_file_partfile, lt::operation_t::partfile_move};
    return status;
}

bool Storage::isThere(FileIndex file, const std::string& folder)
{
    lt::error_code missing;
    files_.stateOf((fs::path{folder} / nameOf(file)).string(), missing);
    return !missing;
}

bool Storage::expectNoFiles(const std::string& folder, lt::storage_error& error)
{
    for (const auto file : files().file_range()) {
        if (files().pad_file_at(file) || isAbsolute(file))
            continue;
        lt::error_code failed;
        files_.stateOf((fs::path{folder} / nameOf(file)).string(), failed);
        if (failed == errc::no_such_file_or_directory)
            continue;
        error = {failed ? failed : lt::error_code{EEXIST, lt::system_category()}, file, lt::operation_t::file_stat};
        return false;
    }
    return true;
}

void Storage::expectFolder(const std::string& folder, lt::storage_error& error)
{
    lt::error_code failed;
    const auto state = files_.stateOf(folder, failed);
    if (failed == errc::no_such_file_or_directory) {
        failed.clear();
        files_.makeFolders(folder, failed);
        if (failed)
            error = {failed, lt::torrent_status::error_file_none, lt::operation_t::mkdir};
        return;
    }
    if (!failed && !state.isFolder)
        failed = {ENOTDIR, lt::system_category()};
    if (failed)
        error = {failed, lt::torrent_status::error_file_none, lt::operation_t::file_stat};
}

/// The torrent's own, not `folder` itself. What isn't there, or holds something, is no error.
void Storage::removeEmptyFolders(const std::string& folder, lt::error_code& error)
{
    std::set<std::string, std::greater<>> folders; // a folder before the one that it lies in
    for (const auto file : files().file_range())
        if (!isAbsolute(file))
            for (auto path = fs::path{nameOf(file)}.parent_path(); !path.empty(); path = path.parent_path())
                if (!folders.insert((fs::path{folder} / path).string()).second)
                    break;
    for (const auto& path : folders) {
        lt::error_code failed;
        files_.removeFolder(path, failed);
        const bool isExpected = failed == errc::no_such_file_or_directory || failed == errc::directory_not_empty
            || failed == errc::file_exists || failed == errc::not_a_directory;
        if (failed && !isExpected && !error)
            error = failed;
    }
}

void Storage::rename(lt::file_index_t file, const std::string& name, lt::storage_error& error)
{
    if (file < FileIndex{0} || file >= files().end_file())
        return;
    pool_.close({.owner = number_, .file = static_cast<int>(file)});
    forgetLengths();
    FileMoves moves{files_};
    lt::error_code failed;
    auto operation = lt::operation_t::file_rename;
    moves.move(pathOf(file), (fs::path{folder_} / name).string(), failed, operation);
    if (failed) {
        error = {failed, file, operation};
        return;
    }
    moves.finish();
    mounts_.forget();
    if (!copy_) {
        copy_ = std::make_unique<const lt::file_storage>(files());
        layout_ = copy_.get();
    }
    names_[static_cast<int>(file)] = name;
}

void Storage::remove(lt::remove_flags_t what, lt::storage_error& error)
{
    const auto note = [&error](const lt::error_code& failed, FileIndex file) {
        if (failed && !error && failed != errc::no_such_file_or_directory && failed != errc::not_a_directory)
            error = {failed, file, lt::operation_t::file_remove};
    };
    pool_.closeAll(number_);
    forgetLengths();
    lt::error_code failed;
    const bool removesFiles = bool(what & lt::session_handle::delete_files);
    if (removesFiles || (what & lt::session_handle::delete_partfile)) {
        partFile_.remove(failed);
        note(failed, lt::torrent_status::error_file_partfile);
    }
    if (!removesFiles)
        return;
    for (const auto file : files().file_range()) {
        if (files().pad_file_at(file))
            continue;
        const auto path = pathOf(file);
        for (const auto& own : {path, nameBeside(path, ".export")}) {
            failed.clear();
            files_.remove(own, failed);
            if (failed != errc::is_a_directory) // which is not the torrent's
                note(failed, file);
        }
    }
    failed.clear();
    removeEmptyFolders(folder_, failed);
    note(failed, lt::torrent_status::error_file_none);
}

} // namespace shoal::bt
