// What the cells of the tree show, and what happens when a person changes one.
#include "ui/details/file_tree_model.h"
#include "ui/words/format.h"
#include "ui/words/plain_tip.h"
#include "ui/words/state_words.h"

#include <optional>

namespace shoal::ui {
namespace {
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
    case Qt::ToolTipRole: return isName ? QVariant{plainTip(pathOf(index))} : QVariant{};
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
