#include "core/bt/raw_paths.h"

#include <optional>
#include <unordered_set>

namespace shoal::bt {
namespace {

constexpr std::size_t longestElement = 255; // NAME_MAX of every Linux file system

bool canStandOnDisk(std::string_view element)
{
    return !element.empty() && element.size() <= longestElement && element != "." && element != ".."
        && element.find('/') == std::string_view::npos && element.find('\0') == std::string_view::npos;
}

std::string_view text(const lt::bdecode_node& node)
{
    const auto value = node.string_value();
    return {value.data(), value.size()};
}

/// Appends '/' and the element; nothing when the element can't stand on disk.
std::optional<std::string> joined(const std::string& parent, std::string_view element)
{
    if (!canStandOnDisk(element))
        return std::nullopt;
    return parent + '/' + std::string{element};
}

using RawPaths = std::vector<std::optional<std::string>>; // of the files that are not padding

/// BEP 3: a list of paths below the name, or the name alone.
RawPaths pathsOfV1(const lt::bdecode_node& info, const std::string& name)
{
    RawPaths paths;
    const auto files = info.dict_find_list("files");
    if (!files)
        return {name};
    for (int i = 0; i < files.list_size(); ++i) {
        const auto file = files.list_at(i);
        if (file.type() != lt::bdecode_node::dict_t)
            return {};
        const auto attributes = file.dict_find_string("attr");
        if (attributes && text(attributes).find('p') != std::string_view::npos)
            continue;
        auto elements = file.dict_find_list("path.utf-8");
        if (!elements)
            elements = file.dict_find_list("path");
        std::optional<std::string> path = name;
        for (int e = 0; elements && path && e < elements.list_size(); ++e)
            path = joined(*path, text(elements.list_at(e)));
        paths.push_back(path);
    }
    return paths;
}

/// BEP 52: a tree of dictionaries; the file itself is the one under the empty key.
void walkTree(const lt::bdecode_node& tree, const std::optional<std::string>& parent, RawPaths& paths)
{
    for (int i = 0; i < tree.dict_size(); ++i) {
        const auto [key, value] = tree.dict_at_node(i);
        if (value.type() != lt::bdecode_node::dict_t)
            continue;
        if (text(key).empty()) {
            paths.push_back(parent);
            continue;
        }
        walkTree(value, parent ? joined(*parent, text(key)) : std::nullopt, paths);
    }
}

RawPaths pathsOfV2(const lt::bdecode_node& info, const std::string& name, bool isFolder)
{
    RawPaths paths;
    const auto tree = info.dict_find_dict("file tree");
    walkTree(tree, name, paths);
    // A tree of one file is that file, whatever the torrent is called.
    if (!isFolder && paths.size() == 1 && paths.front())
        paths.front() = paths.front()->substr(name.size() + 1);
    return paths;
}

std::string rawName(const lt::bdecode_node& info, const std::string& fallback)
{
    auto name = info.dict_find_string("name.utf-8");
    if (!name)
        name = info.dict_find_string("name");
    return name && canStandOnDisk(text(name)) ? std::string{text(name)} : fallback;
}

/// Paths and folders already taken: a file may not stand where another file or folder does.
class Taken {
public:
    bool take(const std::string& path)
    {
        if (folders_.contains(path) || files_.contains(path))
            return false;
        for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
            if (files_.contains(path.substr(0, slash)))
                return false;
        for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
            folders_.insert(path.substr(0, slash));
        files_.insert(path);
        return true;
    }

private:
    std::unordered_set<std::string> folders_;
    std::unordered_set<std::string> files_;
};

std::size_t visibleFiles(const lt::file_storage& files)
{
    std::size_t count = 0;
    for (const auto i : files.file_range())
        count += files.pad_file_at(i) ? 0 : 1;
    return count;
}

} // namespace

std::vector<std::string> keptPaths(const lt::bdecode_node& info, const lt::file_storage& files)
{
    std::vector<std::string> paths;
    for (const auto i : files.file_range())
        paths.push_back(files.file_path(i));

    const bool isFolder =
        visibleFiles(files) != 1 || files.file_path(lt::file_index_t{0}).find('/') != std::string::npos;
    const auto name = rawName(info, files.name());
    const bool hasTree = bool(info.dict_find_dict("file tree"));
    const auto raw = hasTree ? pathsOfV2(info, name, isFolder) : pathsOfV1(info, name);
    if (raw.size() != visibleFiles(files))
        return paths;

    auto kept = paths;
    Taken taken;
    std::size_t next = 0;
    for (const auto i : files.file_range()) {
        if (files.pad_file_at(i))
            continue;
        auto& path = kept[static_cast<std::size_t>(static_cast<int>(i))];
        if (const auto& wanted = raw[next++])
            path = *wanted;
        if (!taken.take(path))
            return paths; // two would collide: libtorrent has resolved that
    }
    return kept;
}

} // namespace shoal::bt
