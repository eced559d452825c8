#include "ui/system/outlined_style.h"

#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

namespace shoal::ui {
namespace {

void drawEdge(const QRect& place, const QColor& colour, QPainter* painter)
{
    painter->save();
    painter->setPen(colour);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(place.adjusted(0, 0, -1, -1));
    painter->restore();
}

bool isDarkGround(const QPalette& palette) { return palette.color(QPalette::Window).lightness() < 128; }

} // namespace

OutlinedStyle::OutlinedStyle()
    : QProxyStyle{QStringLiteral("fusion")}
{}

int OutlinedStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const bool isOfCells = metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin;
    const int margin = QProxyStyle::pixelMetric(metric, option, widget);
    return isOfCells ? margin * 3 / 2 : margin;
}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool hasFocus = option->state.testFlag(State_HasFocus);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isField = element == PE_FrameLineEdit && !hasFocus;
    const bool isButton = element == PE_PanelButtonCommand && qobject_cast<const QPushButton*>(widget) != nullptr;
    const bool isOther = element == PE_Frame || (isButton && !hasFocus);
    if (isBox || isField || (isOther && isDarkGround(option->palette)))
        drawEdge(option->rect, option->palette.color(QPalette::PlaceholderText), painter);
    if (element == PE_Frame && hasFocus)
        drawEdge(option->rect, option->palette.color(QPalette::Highlight), painter);
    // The button that Enter presses has an outline of its own, so that of the focus is a second one.
    if (isButton && hasFocus && option->state.testFlag(State_KeyboardFocusChange))
        drawEdge(option->rect.adjusted(3, 3, -3, -3), option->palette.color(QPalette::ButtonText), painter);
}

void OutlinedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                       const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (!isDarkGround(option->palette))
        return;
    const auto colour = option->palette.color(QPalette::PlaceholderText);
    const bool isField = control == CC_SpinBox || control == CC_ComboBox;
    if (isField && !option->state.testFlag(State_HasFocus))
        drawEdge(option->rect, colour, painter);
    else if (control == CC_Slider)
        drawEdge(subControlRect(control, option, SC_SliderHandle, widget), colour, painter);
    else if (control == CC_ScrollBar)
        drawEdge(subControlRect(control, option, SC_ScrollBarSlider, widget), colour, painter);
}

} // namespace shoal::ui
