#include "ui/system/tray.h"

#include "ui/system/icons.h"
#include "ui/words/format.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>

namespace shoal::ui {
namespace {
/// 0 too: in a menu nothing is left out.
QString speedText(BytesPerSecond speed) { return speed.value == 0 ? bytesText(0) : rateText(speed); }
} // namespace

Tray::Tray(QObject* parent)
    : QObject{parent}
    , icon_{applicationIcon()}
    , toggle_{new QAction{this}}
    , rates_{new QAction{this}}
{
    build();
    setWindowShown(true);
    setStatus({});
    watchPanel();
}

void Tray::build()
{
    rates_->setObjectName(QStringLiteral("rates"));
    rates_->setEnabled(false); // it is read, not chosen
    toggle_->setObjectName(QStringLiteral("toggle"));
    menu_.addAction(toggle_);
    menu_.addAction(rates_);
    menu_.addSeparator();
    const auto entry = [this](const char* name, const QString& words, const QIcon& sign, auto wanted) {
        auto* action = menu_.addAction(sign, words);
        action->setObjectName(QLatin1String{name});
        connect(action, &QAction::triggered, this, wanted);
    };
    entry("pauseAll", tr("&Pause all"), icon(QStringLiteral("pause")), &Tray::pauseAllWanted);
    entry("resumeAll", tr("S&tart all"), icon(QStringLiteral("resume")), &Tray::resumeAllWanted);
    menu_.addSeparator();
    entry("quit", tr("&Quit"), {}, &Tray::quitWanted);
    icon_.setContextMenu(&menu_);

    connect(toggle_, &QAction::triggered, this, &Tray::toggleWanted);
    connect(&icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT toggleWanted();
    });
    connect(&icon_, &QSystemTrayIcon::messageClicked, this, [this] {
        if (told_)
            told_();
    });
}

/// Panels of today take icons over D-Bus. One that is restarted takes the icon again by itself.
void Tray::watchPanel()
{
    auto* panel =
        new QDBusServiceWatcher{QStringLiteral("org.kde.StatusNotifierWatcher"), QDBusConnection::sessionBus(),
                                QDBusServiceWatcher::WatchForUnregistration, this};
    connect(panel, &QDBusServiceWatcher::serviceUnregistered, this, &Tray::vanished);
}

bool Tray::isThere() const { return icon_.isVisible() && QSystemTrayIcon::isSystemTrayAvailable(); }

void Tray::setOn(bool isOn) { icon_.setVisible(isOn); }

void Tray::setWindowShown(bool isShown) { toggle_->setText(isShown ? tr("&Hide Shoal") : tr("&Show Shoal")); }

void Tray::setStatus(const EngineStatus& status)
{
    const auto down = speedText(status.downRate);
    const auto up = speedText(status.upRate);
    rates_->setText(tr("Receiving %1, sending %2").arg(down, up));
    icon_.setToolTip(tr("Shoal: receiving %1, sending %2").arg(down, up));
}

void Tray::tell(const Notice& notice)
{
    if (!isThere())
        return;
    told_ = notice.actions.empty() ? std::function<void()>{} : notice.actions.front().run;
    icon_.showMessage(notice.title, notice.text,
                      notice.isTrouble ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

} // namespace shoal::ui
