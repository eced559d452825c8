// Keeps the computer from falling asleep by itself. Whoever tells it to sleep is obeyed.
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace shoal::ui {

/// Asks the desktop's portal and logind; where neither is there, nothing happens.
class SleepGuard : public QObject {
    Q_OBJECT
public:
    SleepGuard(QDBusConnection session, QDBusConnection system, QObject* parent = nullptr);
    ~SleepGuard() override;

    void hold(bool isHeld);

private:
    void askPortal();
    void askLogind();
    void letGo();

    QDBusConnection session_;
    QDBusConnection system_;
    bool isHeld_ = false;
    int serial_ = 0;                 ///< of the last change: answers to earlier ones are let go of
    QDBusObjectPath portal_;         ///< the portal's request, until it is closed
    QDBusUnixFileDescriptor logind_; ///< logind's, until it is closed
};

} // namespace shoal::ui
