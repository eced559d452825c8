#include "ui/list/list_menus.h"

#include "ui/list/share_columns.h"
#include "ui/list/share_list_view.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>

#include <functional>

namespace shoal::ui {
namespace {

struct ListMenus {
    Q_DECLARE_TR_FUNCTIONS(ListMenus)
};

QAction* addChoice(QMenu& menu, const QString& words, bool isChosen, std::function<void(bool)> choose)
{
    auto* action = menu.addAction(words);
    action->setCheckable(true);
    action->setChecked(isChosen);
    QObject::connect(action, &QAction::triggered, &menu, std::move(choose));
    return action;
}

void fillWithOrders(QMenu& menu, ShareListView& list)
{
    const auto by = list.header()->sortIndicatorSection();
    const auto order = list.header()->sortIndicatorOrder();
    auto* group = new QActionGroup{&menu};
    const auto addOrder = [&](const QString& words, int column) {
        group->addAction(
            addChoice(menu, words, by == column, [&list, column, order](bool) { list.sortByColumn(column, order); }));
    };
    addOrder(ListMenus::tr("As they were added", "the order of a list"), -1);
    for (int i = 0; i < list.model()->columnCount(); ++i)
        if (!list.isColumnHidden(i))
            addOrder(titleOf(listColumns()[static_cast<std::size_t>(i)]), i);
    menu.addSeparator();
    auto* backwards =
        addChoice(menu, ListMenus::tr("&Backwards"), order == Qt::DescendingOrder,
                  [&list, by](bool isOn) { list.sortByColumn(by, isOn ? Qt::DescendingOrder : Qt::AscendingOrder); });
    backwards->setEnabled(by >= 0);
}

/// Made anew each time: columns come and go, and headings are clicked.
void addFreshMenu(QMenu& menu, const QString& title, ShareListView& list, void (*fill)(QMenu&, ShareListView&))
{
    auto* inner = menu.addMenu(title);
    QObject::connect(inner, &QMenu::aboutToShow, &list, [inner, fill, &list] {
        inner->clear();
        qDeleteAll(inner->findChildren<QActionGroup*>());
        fill(*inner, list);
    });
}

} // namespace

void fillWithColumns(QMenu& menu, ShareListView& list)
{
    for (int i = 0; i < list.model()->columnCount(); ++i) {
        const auto title = titleOf(listColumns()[static_cast<std::size_t>(i)]);
        auto* action = addChoice(menu, title, !list.isColumnHidden(i),
                                 [&list, i](bool isShown) { list.setColumnHidden(i, !isShown); });
        action->setEnabled(i != nameColumn);
    }
}

void offerLayout(QMenu& menu, ShareListView& list)
{
    addFreshMenu(menu, ListMenus::tr("&Columns"), list, fillWithColumns);
    addFreshMenu(menu, ListMenus::tr("S&ort by"), list, fillWithOrders);
}

} // namespace shoal::ui
