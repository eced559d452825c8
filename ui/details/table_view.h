// How the tables of the details look and are sorted.
#pragma once

#include "ui/details/keyed_table.h"

#include <QSortFilterProxyModel>
#include <QTreeView>

namespace shoal::ui {

/// A table of rows that are chosen as a whole.
class TableView : public QTreeView {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    /// Sorted by what OrderRole says; at first in the order of the model. The view's columns get `widths`, in digits.
    void showTable(QAbstractItemModel& table, const std::vector<int>& widths);
    template <class Row>
    void showTable(KeyedTable<Row>& table)
    {
        std::vector<int> widths;
        for (const auto& column : table.columns())
            widths.push_back(column.width);
        showTable(table, widths);
    }

    /// Of the table's model.
    QModelIndex chosen() const;

Q_SIGNALS:
    void choiceChanged();

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    QSortFilterProxyModel* order_;
};

} // namespace shoal::ui
