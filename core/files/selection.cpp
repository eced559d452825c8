#include "core/files/selection.h"

#include <algorithm>
#include <fnmatch.h>

namespace shoal {
namespace {

bool matches(const std::string& pattern, const std::string& path)
{
    const auto fits = [&pattern](const std::string& text) { return ::fnmatch(pattern.c_str(), text.c_str(), 0) == 0; };
    const auto below = path.find('/');
    return fits(path) || (below != std::string::npos && fits(path.substr(below + 1)))
        || fits(path.substr(path.rfind('/') + 1));
}

} // namespace

std::vector<std::uint32_t> visibleFiles(const Torrent& torrent)
{
    std::vector<std::uint32_t> visible;
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i)
        if (!torrent.files[i].isPad)
            visible.push_back(i);
    return visible;
}

Result<std::vector<bool>> wantedFiles(const Torrent& torrent, const FileSelection& selection)
{
    const auto visible = visibleFiles(torrent);
    std::vector<bool> wanted(torrent.files.size(), false);
    for (const auto& [first, last] : selection.ranges) {
        if (first > last || last >= visible.size())
            return fail(ErrorKind::BadArgument, "file " + std::to_string(last + std::uint64_t{1}),
                        "the share has " + std::to_string(visible.size()) + (visible.size() == 1 ? " file" : " files"));
        for (auto i = first; i <= last; ++i)
            wanted[visible[i]] = true;
    }
    for (const auto index : visible)
        if (selection.isAll()
            || std::any_of(selection.patterns.begin(), selection.patterns.end(),
                           [&](const auto& pattern) { return matches(pattern, torrent.files[index].path); }))
            wanted[index] = true;
    if (std::none_of(wanted.begin(), wanted.end(), [](bool is) { return is; }))
        return fail(ErrorKind::BadArgument, "the choice of files", "no file of the share is named");
    return wanted;
}

Bytes sizeOf(const Torrent& torrent, const std::vector<bool>& wanted)
{
    Bytes sum = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        sum += wanted[i] ? torrent.files[i].size : 0;
    return sum;
}

} // namespace shoal
