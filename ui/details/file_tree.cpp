#include "ui/details/file_tree.h"

#include "ui/words/format.h"

#include <algorithm>
#include <unordered_set>

namespace shoal::ui {
namespace {
void show(FileNode& folder)
{
    folder.shown.clear();
    for (auto* child : folder.children) {
        if (child->row < 0)
            continue;
        child->row = static_cast<int>(folder.shown.size());
        folder.shown.push_back(child);
    }
}

/// Whether anything in it is shown.
bool filterFolder(FileNode& folder, const QString& text, bool isAll)
{
    bool isAny = false;
    for (auto* child : folder.children) {
        const bool isNamed = isAll || child->name.contains(text, Qt::CaseInsensitive);
        const bool isShown = child->isFolder ? filterFolder(*child, text, isNamed) || isNamed : isNamed;
        child->row = isShown ? 0 : -1;
        isAny = isAny || isShown;
    }
    show(folder);
    return isAny;
}

void settle(FileNode& node)
{
    node.isThere = true;
    for (auto* child : node.children)
        settle(*child);
}

FilePriority highestPriority(const FileNode& node)
{
    for (const auto priority : {FilePriority::High, FilePriority::Normal, FilePriority::Low})
        if (node.sums.withPriority(priority) > 0)
            return priority;
    return FilePriority::Skip;
}

/// Folders before files where names count; files in the torrent's order where nothing else tells.
bool comesBefore(const FileNode& left, const FileNode& right, FileTree::Order order)
{
    switch (order) {
    case FileTree::Order::Size: return left.sums.size < right.sums.size;
    case FileTree::Order::Progress: return left.sums.progress() < right.sums.progress();
    case FileTree::Order::Priority: return highestPriority(left) < highestPriority(right);
    case FileTree::Order::Name:
        return left.isFolder != right.isFolder ? left.isFolder : isNaturallyLess(left.name, right.name);
    case FileTree::Order::Torrent: break;
    }
    return left.file < right.file;
}

void setAll(FileNode& node, FilePriority priority, std::vector<std::uint32_t>& changed)
{
    if (node.isFolder) {
        node.sums = {};
        for (auto* child : node.children) {
            if (child->row >= 0)
                setAll(*child, priority, changed);
            node.sums += child->sums;
        }
    } else if (node.priority != priority) {
        node.priority = priority;
        node.sums = sumsOf(node.sums.size, node.sums.done, priority);
        changed.push_back(node.file);
    }
}
} // namespace

void FileTree::clear()
{
    nodes_.clear();
    files_.clear();
    folders_.clear();
    isFiltered_ = false;
    root_ = &nodes_.emplace_back();
    root_->isFolder = true;
    root_->isThere = true;
}

FileNode* FileTree::file(std::uint32_t index) const { return index < files_.size() ? files_[index] : nullptr; }

std::vector<FileTree::Arrival> FileTree::grow(const std::vector<ShareFileRow>& rows)
{
    std::vector<Arrival> arrivals;
    for (const auto& row : rows) {
        if (file(row.index) != nullptr)
            continue;
        const auto slash = row.path.rfind('/');
        const auto name = slash == std::string::npos ? row.path : row.path.substr(slash + 1);
        auto& folder = slash == std::string::npos ? *root_ : folderOf(row.path.substr(0, slash), arrivals);
        auto& node = newNode(text(name), &folder);
        node.file = row.index;
        node.priority = priorityOf(row);
        place(node, arrivals);
        count(node, {}, sumsOf(row.size, row.done, node.priority));
        if (row.index >= files_.size())
            files_.resize(row.index + 1);
        files_[row.index] = &node;
    }
    return arrivals;
}

FileNode& FileTree::newNode(QString name, FileNode* parent)
{
    auto& node = nodes_.emplace_back();
    node.name = std::move(name);
    node.parent = parent;
    return node;
}

FileNode& FileTree::folderOf(const std::string& path, std::vector<Arrival>& arrivals)
{
    if (const auto found = folders_.find(path); found != folders_.end())
        return *found->second;
    const auto slash = path.rfind('/');
    auto& parent = slash == std::string::npos ? *root_ : folderOf(path.substr(0, slash), arrivals);
    auto& node = newNode(text(slash == std::string::npos ? path : path.substr(slash + 1)), &parent);
    node.isFolder = true;
    folders_[path] = &node;
    node.file = static_cast<std::uint32_t>(files_.size());
    place(node, arrivals);
    return node;
}

void FileTree::place(FileNode& node, std::vector<Arrival>& arrivals)
{
    auto& folder = *node.parent;
    if (!folder.isThere) {
        node.row = static_cast<int>(folder.shown.size());
        folder.children.push_back(&node);
        folder.shown.push_back(&node);
        return;
    }
    // Files of one folder follow each other in most torrents: the last arrival is nearly always the one.
    const auto found = std::find_if(arrivals.rbegin(), arrivals.rend(),
                                    [&](const Arrival& arrival) { return arrival.folder == &folder; });
    auto& arrival = found != arrivals.rend() ? *found : arrivals.emplace_back(Arrival{&folder, {}});
    arrival.nodes.push_back(&node);
}

void FileTree::attach(const Arrival& arrival)
{
    auto& folder = *arrival.folder;
    for (auto* node : arrival.nodes) {
        folder.children.push_back(node);
        node->row = static_cast<int>(folder.shown.size());
        folder.shown.push_back(node);
        settle(*node);
    }
}

void FileTree::count(FileNode& node, const FileSums& before, const FileSums& after)
{
    for (auto* at = &node; at != nullptr; at = at->parent) {
        at->sums -= before;
        at->sums += after;
    }
}

std::vector<FileNode*> FileTree::update(const std::vector<ShareFileRow>& rows)
{
    std::vector<FileNode*> changed;
    std::unordered_set<FileNode*> folders;
    for (const auto& row : rows) {
        auto* node = file(row.index);
        const auto priority = priorityOf(row);
        const auto sums = sumsOf(row.size, row.done, priority);
        if (node == nullptr || node->sums == sums)
            continue;
        node->priority = priority;
        count(*node, FileSums{node->sums}, sums);
        changed.push_back(node);
        for (auto* folder = node->parent; folder->parent != nullptr; folder = folder->parent)
            if (!folders.insert(folder).second)
                break;
    }
    changed.insert(changed.end(), folders.begin(), folders.end());
    return changed;
}

std::vector<std::uint32_t> FileTree::setPriority(FileNode& node, FilePriority priority)
{
    std::vector<std::uint32_t> changed;
    const auto before = node.sums;
    setAll(node, priority, changed);
    if (node.parent != nullptr)
        count(*node.parent, before, node.sums);
    std::ranges::sort(changed);
    return changed;
}

void FileTree::filter(const QString& text)
{
    isFiltered_ = !text.isEmpty();
    filterFolder(*root_, text, !isFiltered_);
}

FileSums FileTree::shownSums(const FileNode& node) const
{
    if (!isFiltered_ || !node.isFolder)
        return node.sums;
    FileSums sums;
    for (const auto* child : node.shown)
        sums += shownSums(*child);
    return sums;
}

void FileTree::sort(Order order, bool isDescending)
{
    for (auto& folder : nodes_) {
        if (!folder.isFolder)
            continue;
        std::ranges::stable_sort(folder.children, [&](const FileNode* left, const FileNode* right) {
            return isDescending ? comesBefore(*right, *left, order) : comesBefore(*left, *right, order);
        });
        show(folder);
    }
}

} // namespace shoal::ui
