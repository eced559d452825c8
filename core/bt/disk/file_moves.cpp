#include "core/bt/disk/file_moves.h"

#include <boost/system/error_code.hpp>

#include <filesystem>

namespace shoal::bt {

void FileMoves::move(const std::string& from, const std::string& to, lt::error_code& error, lt::operation_t& failed)
{
    lt::error_code noLink;
    const auto target = files_.targetOf(from, noLink);
    if (noLink && !isFile(from, error)) {
        failed = lt::operation_t::file_stat;
        return;
    }
    failed = lt::operation_t::mkdir;
    files_.makeFolders(std::filesystem::path{to}.parent_path().string(), error);
    if (error)
        return;
    failed = lt::operation_t::file_rename;
    files_.rename(from, to, error);
    const bool isAcrossDisks = error == boost::system::errc::cross_device_link;
    if (isAcrossDisks) {
        error.clear();
        failed = lt::operation_t::file_copy;
        if (noLink)
            files_.copy(from, to, error);
        else
            files_.symbolicLink(target, to, error);
    }
    if (!error)
        done_.push_back({.from = from, .to = to, .isCopy = isAcrossDisks});
}

bool FileMoves::isFile(const std::string& path, lt::error_code& error)
{
    const auto state = files_.stateOf(path, error);
    const bool isMissing = error == boost::system::errc::no_such_file_or_directory;
    if (isMissing)
        error.clear();
    return !error && !isMissing && !state.isFolder;
}

void FileMoves::undo()
{
    for (; !done_.empty(); done_.pop_back()) {
        const auto& done = done_.back();
        lt::error_code ignored; // the error for which all is undone is the one to tell
        if (done.isCopy)
            files_.remove(done.to, ignored);
        else
            files_.rename(done.to, done.from, ignored);
    }
}

void FileMoves::finish()
{
    for (const auto& done : done_) {
        lt::error_code ignored; // the move is done: what is left over at the old place doesn't undo it
        if (done.isCopy)
            files_.remove(done.from, ignored);
    }
    done_.clear();
}

} // namespace shoal::bt
