// Which letters of Alt a window and its menus use.
#include "tests/ui/access/rules.h"
#include "tests/ui/access/widgets.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QGroupBox>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>

#include <map>

namespace shoal::ui::access {
namespace {

/// The texts of each letter.
using ByLetter = std::map<QString, QStringList>;

void note(ByLetter& letters, const QString& text)
{
    const auto letter = QKeySequence::mnemonic(text).toString();
    if (!letter.isEmpty())
        letters[letter].append(text);
}

void noteActions(ByLetter& letters, const QList<QAction*>& actions)
{
    for (const auto* action : actions)
        if (action->isVisible() && !action->isSeparator())
            note(letters, action->text());
}

void noteWidget(ByLetter& letters, const QWidget& widget)
{
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        note(letters, button->text());
    else if (const auto* label = qobject_cast<const QLabel*>(&widget); label != nullptr && label->buddy() != nullptr)
        note(letters, label->text());
    else if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
        note(letters, group->title());
    else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        for (int i = 0; i < tabs->count(); ++i)
            note(letters, tabs->tabText(i));
    else if (const auto* bar = qobject_cast<const QMenuBar*>(&widget))
        noteActions(letters, bar->actions());
}

void tellShared(const ByLetter& letters, const QString& where, QStringList& faults)
{
    for (const auto& [letter, texts] : letters)
        if (texts.size() > 1)
            faults.append(QStringLiteral("%1: %2 means %3").arg(where, letter, texts.join(QStringLiteral(" | "))));
}

} // namespace

QStringList sharedLettersIn(QWidget& window)
{
    QStringList faults;
    ByLetter letters;
    for (const auto* widget : widgetsOf(window))
        noteWidget(letters, *widget);
    tellShared(letters, window.windowTitle(), faults);
    for (const auto* menu : window.findChildren<QMenu*>()) {
        ByLetter inMenu;
        noteActions(inMenu, menu->actions());
        tellShared(inMenu, menu->title(), faults);
    }
    return faults;
}

QStringList sharedLettersInContextMenusOf(QWidget& window, int& opened)
{
    QStringList faults;
    for (auto* view : window.findChildren<QAbstractItemView*>()) {
        if (!view->isVisible() || view->contextMenuPolicy() != Qt::CustomContextMenu)
            continue;
        const auto look = [&faults, &opened, view] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (menu == nullptr)
                return;
            ++opened;
            ByLetter letters;
            noteActions(letters, menu->actions());
            tellShared(letters, QStringLiteral("menu of ") + called(*view), faults);
            menu->close();
        };
        // The menu waits for a choice, and so for this.
        QMetaObject::invokeMethod(view, look, Qt::QueuedConnection);
        Q_EMIT view->customContextMenuRequested(QPoint{5, 5});
        QCoreApplication::processEvents();
    }
    return faults;
}

} // namespace shoal::ui::access
