#include "ui/system/sleep_guard.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace shoal::ui {
namespace {
constexpr uint portalsSuspend = 4; // the flag of org.freedesktop.portal.Inhibit

void closeRequest(const QDBusConnection& session, const QDBusObjectPath& request)
{
    session.send(QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"), request.path(),
                                                QStringLiteral("org.freedesktop.portal.Request"),
                                                QStringLiteral("Close")));
}
} // namespace

SleepGuard::SleepGuard(QDBusConnection session, QDBusConnection system, QObject* parent)
    : QObject{parent}
    , session_{std::move(session)}
    , system_{std::move(system)}
{}

SleepGuard::~SleepGuard() { letGo(); }

void SleepGuard::hold(bool isHeld)
{
    if (isHeld == isHeld_)
        return;
    isHeld_ = isHeld;
    ++serial_;
    if (!isHeld)
        return letGo();
    askPortal();
    askLogind();
}

void SleepGuard::askPortal()
{
    if (!session_.isConnected())
        return;
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Inhibit"), QStringLiteral("Inhibit"));
    call << QString{} << portalsSuspend << QVariantMap{{QStringLiteral("reason"), tr("Files are being transferred")}};
    auto* answer = new QDBusPendingCallWatcher{session_.asyncCall(call), this};
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, asked = serial_](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> request = *done;
        if (request.isError())
            return;
        if (asked == serial_)
            portal_ = request.value();
        else
            closeRequest(session_, request.value());
    });
}

void SleepGuard::askLogind()
{
    if (!system_.isConnected())
        return;
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call << QStringLiteral("idle") << QStringLiteral("Shoal") << tr("Files are being transferred")
         << QStringLiteral("block");
    auto* answer = new QDBusPendingCallWatcher{system_.asyncCall(call), this};
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, asked = serial_](QDBusPendingCallWatcher* done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> held = *done;
        if (!held.isError() && asked == serial_)
            logind_ = held.value();
    });
}

void SleepGuard::letGo()
{
    logind_ = {}; // closing it is how logind hears of it
    if (!portal_.path().isEmpty())
        closeRequest(session_, portal_);
    portal_ = {};
}

} // namespace shoal::ui
