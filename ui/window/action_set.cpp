#include "ui/window/action_set.h"

#include "ui/system/icons.h"
#include "ui/words/mnemonic.h"

#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <utility>

namespace shoal::ui {

ActionSet::ActionSet(QWidget& window)
    : QObject{&window}
{
    for (const auto& row : actionTable()) {
        auto* action = new QAction{wordsOf(row), &window};
        action->setObjectName(QLatin1String{row.key});
        action->setShortcut(QKeySequence{QLatin1String{row.shortcut}});
        action->setIconText(withoutMnemonic(action->text()));
        action->setStatusTip(tipOf(row));
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(tipOf(row), action->shortcut().toString(QKeySequence::NativeText)));
        action->setCheckable(row.isSwitch);
        if (row.act == Act::Quit)
            action->setMenuRole(QAction::QuitRole);
        else if (row.act == Act::Preferences)
            action->setMenuRole(QAction::PreferencesRole);
        else if (row.act == Act::About)
            action->setMenuRole(QAction::AboutRole);
        if (*row.icon != '\0')
            action->setIcon(icon(QLatin1String{row.icon}));
        window.addAction(action);
        actions_[row.act] = action;
    }
}

void ActionSet::onTriggered(Act act, std::function<void()> run)
{
    connect(actions_.at(act), &QAction::triggered, this, [run = std::move(run)] { run(); });
}

void ActionSet::setChosen(std::size_t shares, bool isEngineThere)
{
    for (const auto& row : actionTable()) {
        const bool isEnough = row.needs == Needs::Nothing || (row.needs == Needs::One ? shares == 1 : shares > 0);
        const bool needsEngine =
            row.needs != Needs::Nothing || row.menu == Menu::Share || (row.menu == Menu::File && row.act != Act::Quit);
        actions_.at(row.act)->setEnabled(isEnough && (isEngineThere || !needsEngine));
    }
}

void ActionSet::fill(QMenuBar& bar)
{
    for (const auto& row : actionTable()) {
        auto*& menu = menus_[row.menu];
        if (menu == nullptr)
            menu = bar.addMenu(titleOf(row.menu));
        if (row.beginsGroup && !menu->isEmpty())
            menu->addSeparator();
        menu->addAction(actions_.at(row.act));
    }
}

void ActionSet::fill(QToolBar& bar)
{
    bool isFirst = true;
    for (const auto& row : actionTable()) {
        if (!row.isInToolBar)
            continue;
        if (row.beginsGroup && !isFirst)
            bar.addSeparator();
        bar.addAction(actions_.at(row.act));
        isFirst = false;
    }
}

void ActionSet::fillForShares(QMenu& menu)
{
    for (const auto& row : actionTable()) {
        if (row.needs == Needs::Nothing)
            continue;
        if (row.beginsGroup && !menu.isEmpty())
            menu.addSeparator();
        menu.addAction(actions_.at(row.act));
    }
}

} // namespace shoal::ui
