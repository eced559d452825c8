// A D-Bus of a test's own, with nobody on it but whom the test puts there.
#pragma once

#include "tests/support/temporary_folder.h"

#include <QDBusConnection>
#include <QProcess>

namespace shoal::ui {

class PrivateBus {
public:
    PrivateBus();
    ~PrivateBus();
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;

    /// A new connection each time: who offers a service, and who asks it, are two.
    QDBusConnection connect();
    /// Puts an object with its slots and signals on the bus.
    bool offer(QObject& service, const QString& name, const QString& path);

private:
    test::TemporaryFolder folder_;
    QProcess daemon_;
    QString address_;
    QStringList connections_;
};

/// As of a desktop that has no bus.
QDBusConnection noBus();

} // namespace shoal::ui
