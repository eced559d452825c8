#include "ui/details/file_tree_model.h"

#include <QApplication>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace shoal::ui {
FileTreeModel::FileTreeModel(QObject* parent)
    : QAbstractItemModel{parent}
    , folderIcon_{QApplication::style()->standardIcon(QStyle::SP_DirIcon)}
    , fileIcon_{QApplication::style()->standardIcon(QStyle::SP_FileIcon)}
{}

void FileTreeModel::setFiles(const std::vector<ShareFileRow>& rows)
{
    beginResetModel();
    tree_.clear();
    given_.clear();
    endResetModel();
    take(rows);
}

void FileTreeModel::take(const std::vector<ShareFileRow>& rows)
{
    for (const auto& row : rows) {
        if (row.index >= given_.size())
            given_.resize(row.index + 1, FilePriority::Normal);
        given_[row.index] = priorityOf(row);
    }
    tellChanged(tree_.update(rows));
    append(tree_.grow(rows));
    Q_EMIT sumsChanged();
}

void FileTreeModel::append(const std::vector<FileTree::Arrival>& arrivals)
{
    if (isFiltered() && !arrivals.empty())
        return rearrange([&] {
            for (const auto& arrival : arrivals)
                tree_.attach(arrival);
            tree_.filter(filter_);
        });
    std::vector<FileNode*> grown;
    for (const auto& arrival : arrivals) {
        const auto first = static_cast<int>(arrival.folder->shown.size());
        const auto last = first + static_cast<int>(arrival.nodes.size()) - 1;
        beginInsertRows(indexOf(*arrival.folder), first, last);
        tree_.attach(arrival);
        endInsertRows();
        for (auto* folder = arrival.folder; folder->parent != nullptr; folder = folder->parent)
            grown.push_back(folder);
    }
    tellChanged(std::move(grown));
}

void FileTreeModel::setFilter(const QString& text)
{
    if (text == filter_)
        return;
    filter_ = text;
    rearrange([this] { tree_.filter(filter_); });
}

void FileTreeModel::sort(int column, Qt::SortOrder order)
{
    static constexpr std::array byColumn{FileTree::Order::Name, FileTree::Order::Size, FileTree::Order::Progress,
                                         FileTree::Order::Priority};
    const bool isByColumn = column >= 0 && column < ColumnCount;
    const auto by = isByColumn ? byColumn.at(static_cast<std::size_t>(column)) : FileTree::Order::Torrent;
    rearrange([&] { tree_.sort(by, isByColumn && order == Qt::DescendingOrder); });
}

void FileTreeModel::rearrange(const std::function<void()>& change)
{
    Q_EMIT layoutAboutToBeChanged();
    const auto from = persistentIndexList();
    change();
    QModelIndexList to;
    for (const auto& index : from)
        to.append(indexOf(nodeAt(index), index.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
}

void FileTreeModel::setPriority(const QModelIndexList& indexes, FilePriority priority)
{
    std::vector<std::uint32_t> files;
    for (const auto& index : indexes) {
        if (!index.isValid() || index.column() != NameColumn)
            continue;
        auto& node = nodeAt(index);
        const auto changed = tree_.setPriority(node, priority);
        files.insert(files.end(), changed.begin(), changed.end());
        if (!changed.empty())
            tellAllIn(node);
    }
    std::ranges::sort(files);
    std::vector<FileChange> changes;
    for (const auto file : files)
        appendChange(changes, file, priority);
    if (changes.empty())
        return;
    Q_EMIT sumsChanged();
    Q_EMIT chosen(changes);
}

FileSelection FileTreeModel::wanted() const
{
    FileSelection wanted;
    if (sums().withPriority(FilePriority::Skip) == 0)
        return wanted;
    std::vector<FileChange> ranges;
    for (std::uint32_t file = 0; file < tree_.fileEnd(); ++file)
        if (const auto* node = tree_.file(file); node != nullptr && node->priority != FilePriority::Skip)
            appendChange(ranges, file, FilePriority::Normal);
    for (const auto& range : ranges)
        wanted.ranges.emplace_back(range.first, range.last);
    return wanted;
}

std::vector<FileChange> FileTreeModel::changes() const
{
    std::vector<FileChange> changes;
    for (std::uint32_t file = 0; file < tree_.fileEnd(); ++file)
        if (const auto* node = tree_.file(file); node != nullptr && node->priority != given_[file])
            appendChange(changes, file, node->priority);
    return changes;
}

/// Runs of neighbours are one signal.
void FileTreeModel::tellChanged(std::vector<FileNode*> nodes)
{
    std::erase_if(nodes, [](const FileNode* node) { return node->row < 0; });
    std::ranges::sort(nodes, {}, [](const FileNode* node) { return std::pair{node->parent, node->row}; });
    for (std::size_t i = 0; i < nodes.size();) {
        auto end = i + 1;
        while (end < nodes.size() && nodes[end]->parent == nodes[i]->parent
               && nodes[end]->row <= nodes[end - 1]->row + 1)
            ++end;
        Q_EMIT dataChanged(indexOf(*nodes[i]), indexOf(*nodes[end - 1], ColumnCount - 1));
        i = end;
    }
}

void FileTreeModel::tellAllIn(const FileNode& node)
{
    std::vector<FileNode*> changed{const_cast<FileNode*>(&node)};
    for (std::size_t i = 0; i < changed.size(); ++i)
        changed.insert(changed.end(), changed[i]->shown.begin(), changed[i]->shown.end());
    for (auto* folder = node.parent; folder != nullptr && folder->parent != nullptr; folder = folder->parent)
        changed.push_back(folder);
    tellChanged(std::move(changed));
}

QString FileTreeModel::pathOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const auto above = pathOf(index.parent());
    return above.isEmpty() ? nodeAt(index).name : above + QLatin1Char{'/'} + nodeAt(index).name;
}

QModelIndex FileTreeModel::indexOfFile(std::uint32_t file) const
{
    const auto* node = tree_.file(file);
    return node == nullptr ? QModelIndex{} : indexOf(*node);
}

QModelIndex FileTreeModel::indexOf(const FileNode& node, int column) const
{
    return node.parent == nullptr || node.row < 0 ? QModelIndex{} : createIndex(node.row, column, &node);
}

QModelIndex FileTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& folder = parent.isValid() ? nodeAt(parent) : tree_.root();
    if (row < 0 || static_cast<std::size_t>(row) >= folder.shown.size() || column < 0 || column >= ColumnCount
        || parent.column() > NameColumn)
        return {};
    return createIndex(row, column, folder.shown[static_cast<std::size_t>(row)]);
}

QModelIndex FileTreeModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*nodeAt(index).parent) : QModelIndex{};
}

int FileTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > NameColumn)
        return 0;
    return static_cast<int>((parent.isValid() ? nodeAt(parent) : tree_.root()).shown.size());
}

int FileTreeModel::columnCount(const QModelIndex& parent) const
{
    return parent.column() > NameColumn ? 0 : ColumnCount;
}

FileNode& FileTreeModel::nodeAt(const QModelIndex& index) { return *static_cast<FileNode*>(index.internalPointer()); }

} // namespace shoal::ui
