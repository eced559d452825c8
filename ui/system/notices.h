// Notices over the desktop's own service (org.freedesktop.Notifications).
#pragma once

#include "ui/system/notice.h"

#include <QDBusConnection>
#include <QObject>

#include <functional>
#include <map>

namespace shoal::ui {

class Notices : public QObject {
    Q_OBJECT
public:
    /// `otherwise` gets those that the service doesn't take: it isn't there.
    Notices(QDBusConnection session, std::function<void(const Notice&)> otherwise, QObject* parent = nullptr);

    void show(Notice notice);

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);
    void activationToken(uint id, const QString& token);
    void notificationClosed(uint id, uint reason);

private:
    void send(Notice notice, const QStringList& capabilities);

    QDBusConnection session_;
    std::function<void(const Notice&)> otherwise_;
    std::map<uint, std::vector<Notice::Action>> shown_;
};

} // namespace shoal::ui
