// Paints progress as a bar with its number beside it.
#pragma once

#include <QStyledItemDelegate>

namespace shoal::ui {

class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace shoal::ui
