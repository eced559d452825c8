#include "ui/details/table_view.h"

#include <QHeaderView>

namespace shoal::ui {

TableView::TableView(QWidget* parent)
    : QTreeView{parent}
    , order_{new QSortFilterProxyModel{this}}
{
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTextElideMode(Qt::ElideMiddle);
    setTabKeyNavigation(false);
    header()->setSectionsMovable(true);
    header()->setStretchLastSection(true);
    order_->setSortCaseSensitivity(Qt::CaseInsensitive);
    order_->setSortLocaleAware(true);
}

void TableView::showTable(QAbstractItemModel& table, const std::vector<int>& widths)
{
    order_->setSortRole(Qt::UserRole); // KeyedTable's OrderRole
    order_->setSourceModel(&table);
    setModel(order_);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char{'0'});
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto title = table.headerData(static_cast<int>(i), Qt::Horizontal, Qt::DisplayRole).toString();
        // No title is cut at first, in whatever language.
        const int least = fontMetrics().horizontalAdvance(title) + 4 * digit;
        setColumnWidth(static_cast<int>(i), std::max(widths[i] * digit, least));
    }
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    header()->setSortIndicatorClearable(true);
    setSortingEnabled(true);
}

QModelIndex TableView::chosen() const
{
    const auto rows = selectionModel() == nullptr ? QModelIndexList{} : selectionModel()->selectedRows();
    return rows.isEmpty() ? QModelIndex{} : order_->mapToSource(rows.front());
}

void TableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

} // namespace shoal::ui
