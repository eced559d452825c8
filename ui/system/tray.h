// The icon in the desktop's panel: the speeds, and the way back to a window that was closed.
#pragma once

#include "core/engine_status.h"
#include "ui/system/notice.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace shoal::ui {

class Tray : public QObject {
    Q_OBJECT
public:
    explicit Tray(QObject* parent = nullptr);

    /// Whether somebody sees it: it was switched on, and the desktop has a place for it.
    bool isThere() const;
    void setOn(bool isOn);
    void setWindowShown(bool isShown);
    void setStatus(const EngineStatus& status);
    /// For desktops without a service for notices. Where there is no icon either, nobody hears of it.
    void tell(const Notice& notice);

    const QMenu& menu() const { return menu_; }
    QString toolTip() const { return icon_.toolTip(); }

Q_SIGNALS:
    void toggleWanted();
    void pauseAllWanted();
    void resumeAllWanted();
    void quitWanted();
    /// The desktop's panel went away with it.
    void vanished();

private:
    void build();
    void watchPanel();

    QMenu menu_;
    QSystemTrayIcon icon_;
    QAction* toggle_;
    QAction* rates_;
    std::function<void()> told_; ///< what a click on the last message does
};

} // namespace shoal::ui
