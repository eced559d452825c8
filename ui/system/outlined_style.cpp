#include "ui/system/outlined_style.h"

#include <QPainter>
#include <QStyleOption>

namespace shoal::ui {

OutlinedStyle::OutlinedStyle()
    : QProxyStyle{QStringLiteral("fusion")}
{}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isField = element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus);
    if (!isBox && !isField)
        return;
    painter->save();
    painter->setPen(option->palette.color(QPalette::PlaceholderText));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace shoal::ui
