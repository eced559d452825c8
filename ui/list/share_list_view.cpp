#include "ui/list/share_list_view.h"

#include "ui/list/list_menus.h"
#include "ui/list/progress_delegate.h"
#include "ui/list/share_columns.h"

#include <QHeaderView>
#include <QItemSelection>
#include <QMenu>

namespace shoal::ui {

ShareListView::ShareListView(ShareListModel& model, QWidget* parent)
    : QTreeView{parent}
    , model_{model}
{
    setModel(&model);
    setObjectName(QStringLiteral("shares"));
    setAccessibleName(tr("Shares"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setContextMenuPolicy(Qt::CustomContextMenu);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    setIconSize({side, side});
    setItemDelegateForColumn(progressColumn(), new ProgressDelegate{this});

    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setStretchLastSection(false);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &ShareListView::offerColumns);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char{'0'});
    const int air = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, this) * 2 / 3;
    for (int i = 0; i < model.columnCount(); ++i) {
        const auto& column = listColumns()[static_cast<std::size_t>(i)];
        setColumnWidth(i, column.width * digit + air);
        setColumnHidden(i, !column.isShownAtFirst);
    }
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setSortIndicatorClearable(true);
    setSortingEnabled(true);

    connect(&model, &ShareListModel::settled, this, &ShareListView::tellVisible);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto* share = model_.shareAt(index.row()))
            Q_EMIT activatedShare(share->id);
    });
}

std::set<int> ShareListView::selectedRows() const
{
    std::set<int> rows;
    for (const auto& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    return rows;
}

std::optional<ShareId> ShareListView::current() const
{
    const auto index = currentIndex();
    const auto* share =
        index.isValid() && selectionModel()->isRowSelected(index.row()) ? model_.shareAt(index.row()) : nullptr;
    if (share == nullptr)
        return std::nullopt;
    return share->id;
}

void ShareListView::choose(ShareId id)
{
    const auto index = model_.indexOf(id);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

QByteArray ShareListView::layoutState() const { return header()->saveState(); }

void ShareListView::restoreLayoutState(const QByteArray& state)
{
    header()->restoreState(state);
    model_.sort(header()->sortIndicatorSection(), header()->sortIndicatorOrder());
}

void ShareListView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    if (isVisible() && std::exchange(isToFill_, false)) {
        const int left = viewport()->width() - header()->length();
        setColumnWidth(stateColumn, columnWidth(stateColumn) + std::max(left, 0));
    }
    tellVisible();
}

void ShareListView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    if (dy != 0)
        tellVisible();
}

void ShareListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

void ShareListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT choiceChanged();
}

void ShareListView::tellVisible()
{
    const auto top = indexAt({0, 0});
    const int first = top.isValid() ? top.row() : 0;
    const int height = std::max(sizeHintForRow(0), fontMetrics().height());
    model_.setVisible(first, first + viewport()->height() / height + 1);
}

void ShareListView::offerColumns(const QPoint& where)
{
    QMenu menu;
    fillWithColumns(menu, *this);
    menu.exec(header()->mapToGlobal(where));
}

} // namespace shoal::ui
