#include "ui/details/details_panel.h"
#include "ui/list/share_list_view.h"
#include "ui/sidebar/sidebar.h"
#include "ui/window/main_window.h"
#include "ui/window/status_line.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>

namespace shoal::ui {

void MainWindow::connectActions()
{
    actions_.onTriggered(Act::ShareFiles, [this] { chooseFiles(); });
    actions_.onTriggered(Act::ShareFolder, [this] { chooseFolder(); });
    actions_.onTriggered(Act::Receive, [this] { receiveFromClipboard(); });
    actions_.onTriggered(Act::OpenTorrent, [this] { chooseTorrent(); });
    actions_.onTriggered(Act::Quit, [this] {
        keep();
        Q_EMIT quitWanted();
    });
    actions_.onTriggered(Act::SelectAll, [this] {
        list_->setFocus();
        list_->selectAll();
    });
    actions_.onTriggered(Act::Find, [this] {
        search_->setFocus();
        search_->selectAll();
    });
    actions_.onTriggered(Act::ShowSidebar, [this] { sidebar_->setVisible(actions_[Act::ShowSidebar].isChecked()); });
    actions_.onTriggered(Act::ShowDetails, [this] { details_->setVisible(actions_[Act::ShowDetails].isChecked()); });
    actions_.onTriggered(Act::NextPart, [this] { goToNextPart(); });
    actions_.onTriggered(Act::ResumeAll, [this] { commands_.resumeAll(); });
    actions_.onTriggered(Act::PauseAll, [this] { commands_.pauseAll(); });
}

void MainWindow::connectShareActions()
{
    const auto chosen = [this](Act act, void (ShareCommands::*command)(const ShareIds&)) {
        actions_.onTriggered(
            act, [this, command] { withChosen([this, command](const ShareIds& ids) { (commands_.*command)(ids); }); });
    };
    chosen(Act::Resume, &ShareCommands::resume);
    chosen(Act::Pause, &ShareCommands::pause);
    chosen(Act::Verify, &ShareCommands::verify);
    chosen(Act::Reannounce, &ShareCommands::reannounce);
    chosen(Act::CopyLink, &ShareCommands::copyLinks);
    actions_.onTriggered(Act::Open, [this] { withOne([this](ShareId id) { commands_.open(id); }); });
    actions_.onTriggered(Act::ShowInFolder, [this] { withOne([this](ShareId id) { commands_.showInFolder(id); }); });
    actions_.onTriggered(Act::Rename, [this] {
        withOne([this](ShareId id) {
            list_->setFocus();
            list_->edit(model_.indexOf(id));
        });
    });
    connectSheetActions();
}

void MainWindow::withChosen(std::function<void(ShareIds)> use)
{
    model_.idsOf(list_->selectedRows(), [use = std::move(use)](ShareIds ids) {
        if (!ids.empty())
            use(std::move(ids));
    });
}

void MainWindow::withOne(std::function<void(ShareId)> use)
{
    withChosen([use = std::move(use)](const ShareIds& ids) { use(ids.front()); });
}

void MainWindow::offerActions(const QPoint& where)
{
    QMenu menu;
    actions_.fillForShares(menu);
    menu.exec(list_->viewport()->mapToGlobal(where));
}

/// Filters, list, details, and round; those that are hidden or have nothing to show are passed over.
void MainWindow::goToNextPart()
{
    const std::array<QWidget*, 3> parts{sidebar_, list_, details_};
    std::size_t now = parts.size() - 1;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (const auto* focus = QApplication::focusWidget();
            focus != nullptr && (focus == parts[i] || parts[i]->isAncestorOf(focus)))
            now = i;
    for (std::size_t step = 1; step <= parts.size(); ++step) {
        auto* part = parts[(now + step) % parts.size()];
        const bool takesKeys = part->focusPolicy() != Qt::NoFocus || part->focusProxy() != nullptr;
        if (!part->isVisible() || !part->isEnabled() || !takesKeys)
            continue;
        part->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

} // namespace shoal::ui
