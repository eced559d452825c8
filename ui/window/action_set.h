// The actions of the table as Qt's, in menus and a tool bar.
#pragma once

#include "ui/window/actions.h"

#include <QAction>
#include <QObject>

#include <functional>
#include <map>

class QMenu;
class QMenuBar;
class QToolBar;

namespace shoal::ui {

class ActionSet : public QObject {
    Q_OBJECT
public:
    explicit ActionSet(QWidget& window);

    QAction& operator[](Act act) { return *actions_.at(act); }
    void onTriggered(Act act, std::function<void()> run);
    /// Which of them can be used now.
    void setChosen(std::size_t shares, bool isEngineThere);

    void fill(QMenuBar& bar);
    /// Once the menu bar is filled.
    QMenu& menuOf(Menu menu) { return *menus_.at(menu); }
    void fill(QToolBar& bar);
    /// What can be done with the chosen shares.
    void fillForShares(QMenu& menu);

private:
    std::map<Act, QAction*> actions_;
    std::map<Menu, QMenu*> menus_;
};

} // namespace shoal::ui
