#include "ui/details/file_tree_view.h"

#include "ui/details/priority_delegate.h"
#include "ui/list/progress_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace shoal::ui {

FileTreeView::FileTreeView(FileTreeModel& model, QWidget* parent)
    : QTreeView{parent}
    , files_{model}
{
    setModel(&model);
    setObjectName(QStringLiteral("files"));
    setAccessibleName(tr("Files"));
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTextElideMode(Qt::ElideMiddle);
    setItemDelegateForColumn(FileTreeModel::ProgressColumn, new ProgressDelegate{this});
    setItemDelegateForColumn(FileTreeModel::PriorityColumn, new PriorityDelegate{this});
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char{'0'});
    setColumnWidth(FileTreeModel::NameColumn, 48 * digit);
    setColumnWidth(FileTreeModel::SizeColumn, 12 * digit);
    setColumnWidth(FileTreeModel::ProgressColumn, 18 * digit);
    header()->setStretchLastSection(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setSortIndicatorClearable(true);
    setSortingEnabled(true);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& folder) {
        if (!folder.isValid())
            openFirst();
    });
}

/// What lies in the one folder is what people came to see.
void FileTreeView::openFirst()
{
    if (files_.rowCount() == 1)
        expand(files_.index(0, 0));
}

void FileTreeView::forFolders(const QModelIndex& parent, const std::function<void(const QModelIndex&)>& use)
{
    for (int row = 0; row < files_.rowCount(parent); ++row) {
        const auto index = files_.index(row, 0, parent);
        if (files_.rowCount(index) == 0)
            continue;
        use(index);
        if (isExpanded(index))
            forFolders(index, use);
    }
}

void FileTreeView::setFilter(const QString& text)
{
    if (!files_.isFiltered()) {
        openBefore_.clear();
        forFolders({}, [this](const QModelIndex& folder) {
            if (isExpanded(folder))
                openBefore_.insert(files_.pathOf(folder));
        });
    }
    files_.setFilter(text);
    if (files_.isFiltered())
        return expandAll();
    collapseAll();
    forFolders({}, [this](const QModelIndex& folder) {
        if (openBefore_.contains(files_.pathOf(folder)))
            expand(folder);
    });
}

QModelIndexList FileTreeView::chosen() const { return selectionModel()->selectedRows(FileTreeModel::NameColumn); }

void FileTreeView::setPriority(FilePriority priority) { files_.setPriority(chosen(), priority); }

std::optional<std::uint32_t> FileTreeView::visibleFile() const
{
    const int bottom = viewport()->height();
    for (auto index = indexAt({0, 0}); index.isValid() && visualRect(index).top() < bottom; index = indexBelow(index))
        if (const auto file = index.siblingAtColumn(FileTreeModel::NameColumn).data(FileTreeModel::FileRole);
            file.isValid())
            return file.toUInt();
    return std::nullopt;
}

/// The space bar ticks all that is chosen, as the one that has the focus.
void FileTreeView::keyPressEvent(QKeyEvent* event)
{
    const auto index = currentIndex().siblingAtColumn(FileTreeModel::NameColumn);
    if (event->key() != Qt::Key_Space || !index.isValid() || chosen().isEmpty())
        return QTreeView::keyPressEvent(event);
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    setPriority(isTicked ? FilePriority::Skip : FilePriority::Normal);
}

} // namespace shoal::ui
