#include "ui/access/tab_order.h"

#include <QLayout>
#include <QScrollArea>

#include <vector>

namespace shoal::ui {
namespace {

using TabStops = std::vector<QWidget*>;

void gatherStops(const QLayout& layout, TabStops& stops);

void gatherStops(QWidget& widget, TabStops& stops)
{
    if ((widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr)
        stops.push_back(&widget);
    if (const auto* area = qobject_cast<QScrollArea*>(&widget); area != nullptr && area->widget() != nullptr)
        gatherStops(*area->widget(), stops);
    else if (widget.layout() != nullptr)
        gatherStops(*widget.layout(), stops);
}

void gatherStops(const QLayout& layout, TabStops& stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        auto* item = layout.itemAt(i);
        if (item->widget() != nullptr)
            gatherStops(*item->widget(), stops);
        else if (item->layout() != nullptr)
            gatherStops(*item->layout(), stops);
    }
}

} // namespace

void tabAsLaidOut(QWidget& part)
{
    TabStops stops;
    gatherStops(part, stops);
    for (std::size_t i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace shoal::ui
