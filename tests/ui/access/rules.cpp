#include "tests/ui/access/rules.h"

#include "tests/ui/access/widgets.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QTest>

#include <functional>
#include <set>

namespace shoal::ui::access {
namespace {

bool isPrecise(QAccessible::Role role)
{
    return role != QAccessible::NoRole && role != QAccessible::Client && role != QAccessible::Window;
}

QWidget* next(QWidget& window)
{
    auto* now = window.focusWidget();
    QTest::keyClick(now != nullptr ? now : &window, Qt::Key_Tab);
    return window.focusWidget();
}

/// Visits each widget that Tab goes to, once.
void walk(QWidget& window, const std::function<void(QWidget&)>& visit)
{
    std::set<const QWidget*> seen;
    for (auto* at = next(window); at != nullptr && seen.insert(at).second; at = next(window)) {
        QCoreApplication::processEvents(); // a list that gets the focus may choose its first row, which shows more
        visit(*at);
    }
}

QRect placeIn(const QWidget& window, const QWidget& widget)
{
    const QRect place{widget.mapTo(&window, QPoint{}), widget.size()};
    return window.isRightToLeft() ? QStyle::visualRect(Qt::RightToLeft, window.rect(), place) : place;
}

bool meet(int first, int last, int otherFirst, int otherLast) { return first <= otherLast && otherFirst <= last; }

/// Above it in its column, or before it in its line.
bool isBehind(const QRect& now, const QRect& then)
{
    const bool sharesColumn = meet(now.left(), now.right(), then.left(), then.right());
    const bool sharesLine = meet(now.top(), now.bottom(), then.top(), then.bottom());
    return (sharesColumn && now.bottom() < then.top()) || (sharesLine && now.right() < then.left());
}

QImage seen(QWidget& widget)
{
    auto& window = *widget.window();
    const auto place = QRect{widget.mapTo(&window, QPoint{}), widget.size()}.adjusted(-4, -4, 4, 4);
    return window.grab(place).toImage();
}

} // namespace

QStringList namelessIn(QWidget& window)
{
    QStringList faults;
    for (auto* widget : widgetsOf(window)) {
        if (!isPainted(*widget) && !isOperable(*widget))
            continue;
        auto* told = QAccessible::queryAccessibleInterface(widget);
        if (told == nullptr) {
            faults.append(called(*widget) + QStringLiteral(" is unknown to screen readers"));
            continue;
        }
        if (told->text(QAccessible::Name).trimmed().isEmpty())
            faults.append(called(*widget) + QStringLiteral(" has no name"));
        if (!isPrecise(told->role()))
            faults.append(called(*widget) + QStringLiteral(" has no role"));
        if (isPainted(*widget) && told->text(QAccessible::Description).trimmed().isEmpty())
            faults.append(called(*widget) + QStringLiteral(" doesn't tell what it shows"));
    }
    return faults;
}

QStringList wordlessCellsIn(QWidget& window)
{
    QStringList faults;
    for (auto* view : window.findChildren<QAbstractItemView*>()) {
        const auto* model = view->model();
        if (!view->isVisible() || model == nullptr)
            continue;
        for (int row = 0; row < std::min(model->rowCount(), 50); ++row)
            for (int column = 0; column < model->columnCount(); ++column) {
                const auto cell = model->index(row, column);
                const bool showsMore = model->itemData(cell).keys().last() > Qt::UserRole
                    || cell.data(Qt::DecorationRole).isValid() || cell.data(Qt::CheckStateRole).isValid();
                const auto words = cell.data(Qt::DisplayRole).toString() + cell.data(Qt::AccessibleTextRole).toString();
                if (showsMore && words.trimmed().isEmpty())
                    faults.append(
                        QStringLiteral("%1: row %2, column %3 has no words").arg(called(*view)).arg(row).arg(column));
            }
    }
    return faults;
}

QStringList beyondTabIn(QWidget& window)
{
    QStringList faults;
    std::vector<QWidget*> way;
    walk(window, [&](QWidget& widget) { way.push_back(&widget); });
    for (auto* widget : widgetsOf(window))
        if (isOperable(*widget) && std::find(way.begin(), way.end(), widget) == way.end())
            faults.append(called(*widget) + QStringLiteral(" is not reached by Tab"));
    // The round has one step back: from its end to its start, wherever the walk began.
    QStringList back;
    for (std::size_t i = 0; i < way.size(); ++i) {
        const auto& from = *way[i];
        const auto& to = *way[(i + 1) % way.size()];
        if (isBehind(placeIn(window, to), placeIn(window, from)))
            back.append(QStringLiteral("Tab goes back from %1 to %2").arg(called(from), called(to)));
    }
    return back.size() > 1 ? faults + back : faults;
}

QStringList unseenFocusIn(QWidget& window)
{
    QStringList faults;
    walk(window, [&](QWidget& widget) {
        const auto with = seen(widget);
        widget.clearFocus();
        if (seen(widget) == with)
            faults.append(called(widget) + QStringLiteral(" looks the same with the focus"));
        widget.setFocus(Qt::TabFocusReason);
    });
    return faults;
}

} // namespace shoal::ui::access
