#include "ui/access/picture_role.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QVariant>

namespace shoal::ui {
namespace {
constexpr auto pictureMark = "isPicture";

QAccessibleInterface* pictureOf(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const bool isPicture = widget != nullptr && widget->property(pictureMark).toBool();
    return isPicture ? new QAccessibleWidget{widget, QAccessible::Graphic} : nullptr;
}
} // namespace

void tellAsPicture(QWidget& painted)
{
    QAccessible::installFactory(pictureOf); // once is enough, and Qt sees to that
    painted.setProperty(pictureMark, true);
}

} // namespace shoal::ui
