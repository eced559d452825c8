#include "ui/help/about_dialog.h"
#include "ui/help/shortcuts_page.h"
#include "ui/list/share_list_view.h"
#include "ui/preferences/limits_popup.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/sheets/label_sheet.h"
#include "ui/sheets/limit_sheet.h"
#include "ui/sheets/link_sheet.h"
#include "ui/sheets/move_sheet.h"
#include "ui/sheets/receive_sheet.h"
#include "ui/sheets/remove_sheet.h"
#include "ui/sheets/share_sheet.h"
#include "ui/statistics/statistics_window.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_line.h"
#include "ui/words/format.h"

#include <QFileDialog>

#include <algorithm>

namespace shoal::ui {
namespace {

/// The system's own dialog, without waiting for it.
QFileDialog* fileDialog(QWidget* parent, const QString& title, QFileDialog::FileMode mode)
{
    auto* dialog = new QFileDialog{parent, title};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    return dialog;
}

bool isTorrentFile(const QString& argument)
{
    return argument.endsWith(QLatin1String{".torrent"}, Qt::CaseInsensitive);
}

} // namespace

template <class SheetOfShares>
void MainWindow::openForChosen()
{
    withChosen([this](const ShareIds& ids) {
        NamedShares shares;
        for (const auto id : ids) {
            const auto* known = model_.shareAt(model_.indexOf(id).row());
            shares.push_back({id, known == nullptr ? QString{} : text(known->name)});
        }
        openSheet(new SheetOfShares{desk_, std::move(shares), this});
    });
}

void MainWindow::connectSheetActions()
{
    actions_.onTriggered(Act::Labels, [this] { openForChosen<LabelSheet>(); });
    actions_.onTriggered(Act::Limits, [this] { openForChosen<LimitSheet>(); });
    actions_.onTriggered(Act::Move, [this] { openForChosen<MoveSheet>(); });
    actions_.onTriggered(Act::Remove, [this] { openForChosen<RemoveSheet>(); });
    actions_.onTriggered(Act::ShowLink, [this] { withOne([this](ShareId id) { showLink(id); }); });
    actions_.onTriggered(Act::SaveTorrent, [this] { withOne([this](ShareId id) { saveTorrent(id); }); });
    actions_.onTriggered(Act::Preferences, [this] { openSheet(new PreferencesDialog{desk_, this}); });
    actions_.onTriggered(Act::Statistics, [this] { openSheet(new StatisticsWindow{desk_, this}); });
    actions_.onTriggered(Act::About, [this] { openSheet(new AboutDialog{desk_, this}); });
    actions_.onTriggered(Act::Shortcuts, [this] {
        std::vector<ShortcutRow> rows;
        for (const auto& row : actionTable())
            rows.push_back({titleOf(row.menu), wordsOf(row), actions_[row.act].shortcut(), tipOf(row)});
        openSheet(new ShortcutsPage{rows, this});
    });
    connect(status_, &StatusLine::limitsWanted, this, [this](QWidget* button) {
        auto* popup = new LimitsPopup{desk_, this};
        popup->setAttribute(Qt::WA_DeleteOnClose);
        popup->popUpOver(*button);
    });
}

void MainWindow::openSheet(QDialog* sheet)
{
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::chooseFiles()
{
    auto* dialog = fileDialog(this, tr("Files to share"), QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        std::vector<std::filesystem::path> paths;
        for (const auto& file : files)
            paths.push_back(pathOf(file));
        share(paths);
    });
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto* dialog = fileDialog(this, tr("Folder to share"), QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { share({pathOf(folder)}); });
    dialog->open();
}

void MainWindow::chooseTorrent()
{
    auto* dialog = fileDialog(this, tr("Torrent file to receive"), QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Torrent files (*.torrent)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        for (const auto& file : files)
            receiveFile(pathOf(file));
    });
    dialog->open();
}

void MainWindow::share(const std::vector<std::filesystem::path>& paths)
{
    auto* sheet = new ShareSheet{desk_, paths, this};
    connect(sheet, &ShareSheet::shared, this, [this](ShareId id) {
        awaitInList(id);
        showLink(id);
    });
    connect(sheet, &ShareSheet::hashingBehind, status_, [this](const QString& words) { status_->showMessage(words); });
    openSheet(sheet);
}

bool MainWindow::isHashing() const { return std::ranges::any_of(findChildren<ShareSheet*>(), &ShareSheet::isHashing); }

void MainWindow::receive(const QString& source) { openReceiveSheet(new ReceiveSheet{desk_, source, this}); }

void MainWindow::receiveFromClipboard()
{
    const auto copied = desk_.surroundings.clipboardText();
    receive(torrentFileNamedBy(copied) || readLink(copied) ? copied : QString{});
}

void MainWindow::receiveFile(const std::filesystem::path& file)
{
    openReceiveSheet(new ReceiveSheet{desk_, file, this});
}

void MainWindow::openReceiveSheet(ReceiveSheet* sheet)
{
    message_->endOffer();
    connect(sheet, &ReceiveSheet::showWanted, this, &MainWindow::showInList);
    connect(sheet, &ReceiveSheet::received, this, &MainWindow::awaitInList);
    openSheet(sheet);
}

void MainWindow::showLink(ShareId id) { openSheet(new LinkSheet{desk_, id, this}); }

/// A private swarm's share has no file for others: its sheet says so.
void MainWindow::saveTorrent(ShareId id)
{
    const auto* known = model_.shareAt(model_.indexOf(id).row());
    auto* sheet = new LinkSheet{desk_, id, this};
    openSheet(sheet);
    if (known == nullptr || !known->swarm)
        sheet->saveTorrent();
}

void MainWindow::open(const QStringList& arguments)
{
    comeToFront(); // before what opens over it
    std::vector<std::filesystem::path> toShare;
    for (const auto& argument : arguments) {
        if (!argument.startsWith(QLatin1Char{'/'}))
            receive(argument);
        else if (isTorrentFile(argument))
            receiveFile(pathOf(argument));
        else
            toShare.push_back(pathOf(argument));
    }
    if (!toShare.empty())
        share(toShare);
}

} // namespace shoal::ui
