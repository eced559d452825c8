// The one window: filters, the list of shares, details of the chosen one.
#pragma once

#include "ui/desk.h"
#include "ui/list/share_list_model.h"
#include "ui/window/action_set.h"
#include "ui/window/share_commands.h"
#include "ui/window/window_layout.h"

#include <QMainWindow>

class QLabel;
class QLineEdit;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace shoal::ui {

class DetailsPanel;
class MessageBar;
class ReceiveSheet;
class ShareListView;
class Sidebar;
class StatusLine;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `kept` remembers the layout; it outlives the window.
    MainWindow(Desk& desk, QSettings& kept, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Links and .torrent files are received, other files and folders shared; nothing: the window comes to the front.
    void open(const QStringList& arguments);
    void comeToFront();
    ActionSet& actions() { return actions_; }
    /// Files are being read for a share, in sight or behind a closed sheet; the window's end stops that.
    bool isHashing() const;

Q_SIGNALS:
    /// The window was closed, or Quit chosen: who runs the program decides what that means.
    void closeWanted();
    void quitWanted();
    void told(const shoal::EngineStatus& status);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void connectParts();
    void connectActions();
    void connectShareActions();
    void connectSheetActions();
    void restore(const WindowLayout& layout);
    void keep();

    void showCounts(const ShareCounts& counts);
    void follow();
    void filterChanged();
    void offerActions(const QPoint& where);
    /// Chooses a share as soon as it is in the list, unless the user looks elsewhere meanwhile.
    void awaitInList(ShareId id);
    void chooseAwaited();
    /// The same, though a filter hides it now.
    void showInList(ShareId id);
    void goToNextPart();
    void withChosen(std::function<void(ShareIds)> use);
    void withOne(std::function<void(ShareId)> use);
    /// Opens a sheet about the chosen shares.
    template <class SheetOfShares>
    void openForChosen();
    void setEngineThere(bool isThere);

    void chooseFiles();
    void chooseFolder();
    void chooseTorrent();
    void share(const std::vector<std::filesystem::path>& paths);
    void receive(const QString& source);
    /// The link or torrent file that was copied, if that is what was; else it asks for one.
    void receiveFromClipboard();
    void receiveFile(const std::filesystem::path& file);
    void openReceiveSheet(ReceiveSheet* sheet);
    void showLink(ShareId id);
    void saveTorrent(ShareId id);
    void openSheet(QDialog* sheet);

    Desk& desk_;
    QSettings& kept_;
    ActionSet actions_;
    ShareCommands commands_;
    ShareListModel model_;
    ShareFilter filter_;
    bool isEngineThere_ = true;
    std::optional<ShareId> awaited_;

    Sidebar* sidebar_ = nullptr;
    QLineEdit* search_ = nullptr;
    MessageBar* message_ = nullptr;
    ShareListView* list_ = nullptr;
    QLabel* nothingFits_ = nullptr;
    QStackedWidget* middle_ = nullptr; ///< the welcome, the list, or that nothing fits the filter
    DetailsPanel* details_ = nullptr;
    QSplitter* beside_ = nullptr;
    QSplitter* below_ = nullptr;
    StatusLine* status_ = nullptr;
};

} // namespace shoal::ui
