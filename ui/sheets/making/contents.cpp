#include "ui/sheets/making/contents.h"

#include "ui/words/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_set>

namespace shoal::ui {
namespace {
struct ContentsTexts {
    Q_DECLARE_TR_FUNCTIONS(ContentsTexts)
};

/// Folders that lead to files, all levels.
std::size_t folderCount(const std::vector<FoundFile>& files)
{
    std::unordered_set<std::string_view> folders;
    for (const auto& file : files) {
        std::string_view path = file.path;
        for (auto slash = path.rfind('/'); slash != std::string_view::npos; slash = path.rfind('/')) {
            path = path.substr(0, slash);
            if (!folders.insert(path).second)
                break;
        }
    }
    return folders.size();
}
} // namespace

QString Contents::fileAt(Bytes offset) const
{
    const auto behind =
        std::ranges::upper_bound(inOrder, offset, {}, [](const TorrentFile& file) { return file.offset + file.size; });
    return behind == inOrder.end() ? QString{} : text(behind->path);
}

Result<Contents> readContents(const std::vector<std::filesystem::path>& paths, const std::stop_token& stop)
{
    auto scan = scanPaths(paths, {}, stop);
    if (!scan)
        return fail(scan.error());
    Contents contents{.name = text(scan->name), .files = scan->files.size(), .folders = folderCount(scan->files)};
    contents.leftOut = static_cast<std::size_t>(std::ranges::count_if(
        scan->leftOut, [](const LeftOut& leftOut) { return leftOut.kind != LeftOutKind::EmptyFolder; }));
    contents.inOrder.reserve(scan->files.size());
    for (auto& file : scan->files) {
        contents.inOrder.push_back({.path = std::move(file.path), .size = file.seen.size, .offset = contents.size});
        contents.size += file.seen.size;
    }
    return contents;
}

QString wordsFor(const Contents& contents)
{
    const auto files = ContentsTexts::tr("%Ln file(s)", nullptr, static_cast<int>(contents.files));
    const auto size = bytesText(contents.size);
    if (contents.folders == 0)
        return ContentsTexts::tr("%1, %2", "files, and their size").arg(files, size);
    const auto folders = ContentsTexts::tr("%Ln folder(s)", nullptr, static_cast<int>(contents.folders));
    return ContentsTexts::tr("%1 in %2, %3", "files, folders, and their size").arg(files, folders, size);
}

} // namespace shoal::ui
