#include "ui/details/file_tree_model.h"

#include "ui/words/format.h"
#include "ui/words/state_words.h"

#include <QApplication>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace shoal::ui {
namespace {
FileNode& nodeAt(const QModelIndex& index) { return *static_cast<FileNode*>(index.internalPointer()); }

std::optional<FilePriority> commonPriority(const FileSums& sums)
{
    for (int i = 0; i < 4; ++i)
        if (sums.files.at(static_cast<std::size_t>(i)) == sums.count())
            return static_cast<FilePriority>(i);
    return std::nullopt;
}

Qt::CheckState tickOf(const FileSums& sums)
{
    const auto skipped = sums.withPriority(FilePriority::Skip);
    return skipped == 0 ? Qt::Checked : skipped == sums.count() ? Qt::Unchecked : Qt::PartiallyChecked;
}
} // namespace

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

QVariant FileTreeModel::display(const FileNode& node, int column) const
{
    switch (column) {
    case NameColumn: return node.name;
    case SizeColumn: return bytesText(tree_.shownSums(node).size);
    case ProgressColumn: return percentText(tree_.shownSums(node).progress());
    default: break;
    }
    const auto priority = commonPriority(tree_.shownSums(node));
    return priority ? filePriorityText(*priority) : tr("Mixed", "files of several priorities");
}

QVariant FileTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& node = nodeAt(index);
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole: return display(node, index.column());
    case Qt::CheckStateRole: return isName ? QVariant{tickOf(tree_.shownSums(node))} : QVariant{};
    case Qt::DecorationRole: return isName ? QVariant{node.isFolder ? folderIcon_ : fileIcon_} : QVariant{};
    case Qt::ToolTipRole: return isName ? QVariant{pathOf(index)} : QVariant{};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == SizeColumn ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleDescriptionRole:
        return isName && node.isFolder
            ? QVariant{tr("Folder of %n file(s)", nullptr, static_cast<int>(tree_.shownSums(node).count()))}
            : QVariant{};
    case ProgressRole: return tree_.shownSums(node).progress();
    case PathRole: return pathOf(index);
    case FileRole: return node.isFolder ? QVariant{} : QVariant{node.file};
    case Qt::EditRole:
    case PriorityRole: {
        const auto priority = commonPriority(tree_.shownSums(node));
        if (role == Qt::EditRole && index.column() != PriorityColumn)
            return display(node, index.column());
        return priority ? QVariant{static_cast<int>(*priority)} : QVariant{};
    }
    default: return {};
    }
}

QVariant FileTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case SizeColumn: return tr("Size");
    case ProgressColumn: return tr("Progress");
    default: return tr("Priority");
    }
}

Qt::ItemFlags FileTreeModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return flags;
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == PriorityColumn)
        flags |= Qt::ItemIsEditable;
    if (!nodeAt(index).isFolder)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

bool FileTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool isTick = role == Qt::CheckStateRole && index.column() == NameColumn;
    const bool isPriority = role == PriorityRole || (role == Qt::EditRole && index.column() == PriorityColumn);
    if (!isTick && !isPriority)
        return false;
    const auto ticked = value.toInt() == Qt::Unchecked ? FilePriority::Skip : FilePriority::Normal;
    setPriority({index.siblingAtColumn(NameColumn)}, isTick ? ticked : static_cast<FilePriority>(value.toInt()));
    return true;
}

} // namespace shoal::ui
