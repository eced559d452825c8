#include "tests/ui/system/private_bus.h"

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
/// Without folders of services, so that nothing of the machine is started.
constexpr auto busRules = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";
constexpr int patience = 10'000; // ms; only a failure uses it up

QString nextName()
{
    static int last = 0;
    return QStringLiteral("of-a-test-%1").arg(++last);
}
} // namespace

PrivateBus::PrivateBus()
{
    const auto rules = QString::fromLatin1(busRules).arg(QString::fromStdString((folder_ / "bus").string()));
    const auto file = folder_.write("bus.conf", rules.toStdString());
    daemon_.start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address"),
                   QStringLiteral("--config-file=%1").arg(QString::fromStdString(file.string()))});
    EXPECT_TRUE(daemon_.waitForReadyRead(patience)) << daemon_.errorString().toStdString();
    address_ = QString::fromUtf8(daemon_.readLine()).trimmed();
}

PrivateBus::~PrivateBus()
{
    for (const auto& name : connections_)
        QDBusConnection::disconnectFromBus(name);
    daemon_.kill();
    daemon_.waitForFinished(patience);
}

QDBusConnection PrivateBus::connect()
{
    connections_.append(nextName());
    return QDBusConnection::connectToBus(address_, connections_.back());
}

bool PrivateBus::offer(QObject& service, const QString& name, const QString& path)
{
    auto connection = connect();
    return connection.registerObject(path, &service,
                                     QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
        && connection.registerService(name);
}

QDBusConnection noBus() { return QDBusConnection{QStringLiteral("there is none")}; }

} // namespace shoal::ui
