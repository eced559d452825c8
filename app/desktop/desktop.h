// The life of the desktop: a profile's engine opened, a window over it, and both closed in order.
#pragma once

#include "app/desktop/arguments.h"
#include "app/desktop/wait_window.h"
#include "core/engine.h"
#include "core/work_thread.h"
#include "ui/desk.h"
#include "ui/preferences/desktop_choices.h"
#include "ui/system/notifier.h"
#include "ui/system/tray.h"

#include <QMessageBox>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QMessageBox;

namespace shoal::app {

/// What a window tells.
struct WindowHooks {
    std::function<void()> closeWanted;
    std::function<void()> quitWanted;
    std::function<void(const EngineStatus&)> told;
};

/// The main window, as far as it concerns the program's life.
struct DesktopWindow {
    std::unique_ptr<QWidget> widget;
    std::function<void(const QStringList&)> open;
    std::function<void(const QString& action)> act; ///< by its key in ui/window/actions.h
    std::function<bool()> isHashing; ///< for a new share, which is lost with the window
    std::function<void()> comeToFront;
};

struct DesktopParts {
    std::function<Result<std::unique_ptr<Engine>>()> openEngine; ///< takes its time, on a thread of its own
    std::function<DesktopWindow(ui::Desk&, const WindowHooks&)> makeWindow;
    std::filesystem::path settingsFile;
    std::chrono::milliseconds savingIsShownAfter{500};
};

/// Ends before the application object.
class Desktop : public QObject {
    Q_OBJECT
public:
    /// All of them outlive it.
    Desktop(DesktopParts parts, ui::DesktopChoices& choices, ui::Surroundings& surroundings, ui::Tray& tray);
    /// Without `quit` before it, it saves here, and waits for it.
    ~Desktop() override;

    void start(const Wish& wish);
    /// Another start asks for this. While there is no window yet, it waits for it.
    void ask(const Wish& wish);
    /// Saves and closes everything, then `ended` comes.
    void quit();
    /// The same, once the user agrees that transfers, or the making of a share, end with it, where they do.
    void askToQuit();

    const WaitWindow& waiting() const { return waiting_; }

Q_SIGNALS:
    /// Another start may open the profile from now on.
    void ending();
    void ended();

private:
    void heedChoices();
    void open();
    void opened(Result<std::unique_ptr<Engine>> engine);
    void showWindow();
    void fulfil(const Wish& wish);
    void closeWanted();
    void toggleWindow();
    void told(const EngineStatus& status);
    bool wouldEndTransfers() const;
    void askWhetherToQuit(const QString& question, const QString& consequence);
    void takeDown();
    void close();
    void end();
    bool eventFilter(QObject* watched, QEvent* event) override;

    DesktopParts parts_;
    ui::DesktopChoices& choices_;
    ui::Surroundings& surroundings_;
    ui::Tray& tray_;
    WaitWindow waiting_;
    QTimer savingIsLong_;
    std::vector<Wish> wishes_; ///< of starts, until there is a window
    bool isEnding_ = false;
    bool isOpening_ = false;
    bool isClosing_ = false;
    std::optional<EngineStatus> status_;

    // In the order in which they are made; they go the other way round.
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<ui::CoreBridge> core_;
    std::unique_ptr<ui::SettingsHome> settings_;
    std::unique_ptr<ui::Desk> desk_;
    std::unique_ptr<ui::Notifier> notifier_;
    DesktopWindow window_;
    QPointer<QMessageBox> question_;
    WorkThread worker_; ///< opens and destroys engines
};

} // namespace shoal::app
