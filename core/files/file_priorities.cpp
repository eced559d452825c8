#include "core/files/file_priorities.h"

#include "core/files/selection.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal {
namespace {
/// What of `changes` lies outside of `over`, and `over`.
std::vector<FileChange> overlaid(const std::vector<FileChange>& changes, const FileChange& over)
{
    std::vector<FileChange> result{over};
    for (const auto& change : changes) {
        if (change.first < over.first)
            result.push_back({change.first, std::min(change.last, over.first - 1), change.priority});
        if (change.last > over.last)
            result.push_back({std::max(change.first, over.last + 1), change.last, change.priority});
    }
    std::ranges::sort(result, {}, &FileChange::first);
    return result;
}
} // namespace

std::vector<FileChange> withChanges(const std::vector<FileChange>& changes, const std::vector<FileChange>& more)
{
    auto all = changes;
    for (const auto& change : more)
        all = overlaid(all, change);
    std::vector<FileChange> merged;
    for (const auto& change : all) {
        const bool isNext = !merged.empty() && merged.back().priority == change.priority
            && std::uint64_t{merged.back().last} + 1 == change.first;
        if (isNext)
            merged.back().last = change.last;
        else
            merged.push_back(change);
    }
    return merged;
}

Result<std::vector<FilePriority>> filePriorities(const Torrent& torrent, const FileSelection& selection,
                                                 const std::vector<FileChange>& changes)
{
    const auto wanted = wantedFiles(torrent, selection);
    if (!wanted)
        return fail(wanted.error());
    std::vector<FilePriority> priorities(wanted->size(), FilePriority::Skip);
    for (std::size_t file = 0; file < wanted->size(); ++file)
        if ((*wanted)[file])
            priorities[file] = FilePriority::Normal;
    const auto visible = visibleFiles(torrent);
    for (const auto& [first, last, priority] : changes) {
        if (first > last || last >= visible.size())
            return fail(ErrorKind::BadArgument, "files",
                        fmt::format("there is no file {}: the share has {}", std::uint64_t{last} + 1, visible.size()));
        for (auto file = first; file <= last; ++file)
            priorities[visible[file]] = priority;
    }
    if (std::ranges::all_of(priorities, [](FilePriority priority) { return priority == FilePriority::Skip; }))
        return fail(ErrorKind::BadArgument, "files", "no file of the share would be wanted");
    return priorities;
}

std::vector<bool> wantedOf(const std::vector<FilePriority>& priorities)
{
    std::vector<bool> wanted(priorities.size());
    for (std::size_t file = 0; file < wanted.size(); ++file)
        wanted[file] = priorities[file] != FilePriority::Skip;
    return wanted;
}

} // namespace shoal
