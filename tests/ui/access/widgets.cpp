#include "tests/ui/access/widgets.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace shoal::ui::access {
namespace {

/// Parts that Qt makes for itself: the field of a spin box, the scroll areas' inside, a field's button to clear it.
bool isInner(const QWidget& widget)
{
    if (widget.objectName().startsWith(QLatin1String{"qt_"}) || qobject_cast<const QHeaderView*>(&widget) != nullptr)
        return true;
    const auto* parent = widget.parentWidget();
    return qobject_cast<const QAbstractSpinBox*>(parent) != nullptr || qobject_cast<const QComboBox*>(parent) != nullptr
        || qobject_cast<const QTabBar*>(parent) != nullptr || qobject_cast<const QLineEdit*>(parent) != nullptr;
}

/// A tool bar's buttons are its actions, which menus and keys have.
bool isOfToolBar(const QWidget& widget)
{
    const auto* button = qobject_cast<const QToolButton*>(&widget);
    return qobject_cast<const QToolBar*>(widget.parentWidget()) != nullptr && button != nullptr;
}

/// Of radio buttons Tab reaches the chosen one; arrows the others.
bool isLeftToArrows(const QWidget& widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button != nullptr && !button->isChecked()
        && (button->autoExclusive() || (button->group() != nullptr && button->group()->exclusive()));
}

} // namespace

std::vector<QWidget*> widgetsOf(QWidget& window)
{
    std::vector<QWidget*> widgets;
    for (auto* widget : window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->window() == &window && !isInner(*widget))
            widgets.push_back(widget);
    return widgets;
}

bool isPainted(const QWidget& widget)
{
    const auto* meta = widget.metaObject();
    return QLatin1String{meta->className()}.startsWith(QLatin1String{"shoal::ui::"}) && widget.layout() == nullptr
        && QLatin1String{meta->superClass()->className()} == QLatin1String{"QWidget"}
    && widget.findChildren<QWidget*>().isEmpty();
}

bool isOperable(const QWidget& widget)
{
    // Text to be read, which the mouse may select.
    if (qobject_cast<const QLabel*>(&widget) != nullptr && (widget.focusPolicy() & Qt::TabFocus) == 0)
        return false;
    if (!widget.isEnabled() || isOfToolBar(widget) || isLeftToArrows(widget))
        return false;
    if (widget.focusProxy() != nullptr)
        return false;
    return widget.focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton*>(&widget) != nullptr;
}

QString called(const QWidget& widget)
{
    const auto* parent = widget.parentWidget();
    return QStringLiteral("%1 \"%2\" in %3 \"%4\"")
        .arg(QLatin1String{widget.metaObject()->className()}, widget.objectName(),
             QLatin1String{parent != nullptr ? parent->metaObject()->className() : "nothing"},
             parent != nullptr ? parent->objectName() : QString{});
}

} // namespace shoal::ui::access
