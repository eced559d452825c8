#include "ui/list/progress_delegate.h"

#include "ui/list/share_list_model.h"

#include <QApplication>
#include <QPainter>

namespace shoal::ui {

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    auto background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const auto* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    const auto progress = index.data(ShareListModel::ProgressRole);
    if (!progress.isValid())
        return;

    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto group = option.state.testFlag(QStyle::State_Enabled) ? QPalette::Normal : QPalette::Disabled;
    const auto ink = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const auto fill = isSelected ? ink : option.palette.color(group, QPalette::Highlight);
    const auto words = index.data(Qt::DisplayRole).toString();
    const int margin = 4;
    const int numberWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("100.0 %")) + margin;
    auto bar = option.rect.adjusted(margin, 0, -margin - numberWidth, 0);
    auto number = option.rect.adjusted(option.rect.width() - numberWidth - margin, 0, -margin, 0);
    if (option.direction == Qt::RightToLeft) {
        bar = QStyle::visualRect(option.direction, option.rect, bar);
        number = QStyle::visualRect(option.direction, option.rect, number);
    }
    const int height = std::min(bar.height() - 2 * margin, 10);
    const QRectF outline{QPointF(bar.left() + 0.5, bar.center().y() - height / 2.0 + 0.5),
                         QSizeF(bar.width() - 1.0, height)};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    auto line = ink;
    line.setAlphaF(0.45F);
    painter->setPen(line);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(outline, 3, 3);
    auto done = outline.adjusted(1, 1, -1, -1);
    const double width = done.width() * std::clamp(progress.toDouble(), 0.0, 1.0);
    if (option.direction == Qt::RightToLeft)
        done.setLeft(done.right() - width);
    else
        done.setWidth(width);
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    if (width > 0.5)
        painter->drawRoundedRect(done, 2, 2);
    painter->setPen(ink);
    painter->drawText(number, static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), words);
    painter->restore();
}

} // namespace shoal::ui
