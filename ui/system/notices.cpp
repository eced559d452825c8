#include "ui/system/notices.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace shoal::ui {
namespace {
constexpr QLatin1String noticeService{"org.freedesktop.Notifications"};
constexpr QLatin1String noticePath{"/org/freedesktop/Notifications"};
constexpr int asTheDesktopLikes = -1;
constexpr uchar normalUrgency = 1;

QDBusMessage noticeCall(const char* method)
{
    return QDBusMessage::createMethodCall(noticeService, noticePath, noticeService, QLatin1String{method});
}

/// The first is what a click on the notice itself does.
QString keyOf(std::size_t action) { return action == 0 ? QStringLiteral("default") : QString::number(action); }

QStringList actionsOf(const Notice& notice)
{
    QStringList list;
    for (std::size_t i = 0; i < notice.actions.size(); ++i)
        list << keyOf(i) << notice.actions[i].label;
    // A default action has no button of its own.
    if (!notice.actions.empty())
        list << QStringLiteral("button") << notice.actions.front().label;
    return list;
}
} // namespace

Notices::Notices(QDBusConnection session, std::function<void(const Notice&)> otherwise, QObject* parent)
    : QObject{parent}
    , session_{std::move(session)}
    , otherwise_{std::move(otherwise)}
{
    if (!session_.isConnected())
        return;
    const auto listen = [this](const char* signal, const char* slot) {
        session_.connect(noticeService, noticePath, noticeService, QLatin1String{signal}, this, slot);
    };
    listen("ActionInvoked", SLOT(actionInvoked(uint, QString)));
    listen("ActivationToken", SLOT(activationToken(uint, QString)));
    listen("NotificationClosed", SLOT(notificationClosed(uint, uint)));
}

void Notices::show(Notice notice)
{
    if (!session_.isConnected())
        return otherwise_(notice);
    auto* answer = new QDBusPendingCallWatcher{session_.asyncCall(noticeCall("GetCapabilities")), this};
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, notice = std::move(notice)](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<QStringList> capabilities = *done;
                if (capabilities.isError())
                    return otherwise_(notice);
                send(notice, capabilities.value());
            });
}

void Notices::send(Notice notice, const QStringList& capabilities)
{
    const bool isMarkup = capabilities.contains(QLatin1String{"body-markup"});
    const bool takesActions = capabilities.contains(QLatin1String{"actions"});
    auto call = noticeCall("Notify");
    call << QStringLiteral("Shoal") << uint{0} << QStringLiteral("org.shoal.Desktop") << notice.title
         << (isMarkup ? notice.text.toHtmlEscaped() : notice.text) << (takesActions ? actionsOf(notice) : QStringList{})
         << QVariantMap{{QStringLiteral("urgency"), QVariant::fromValue(normalUrgency)},
                        {QStringLiteral("desktop-entry"), QStringLiteral("org.shoal.Desktop")},
                        {QStringLiteral("category"),
                         notice.isTrouble ? QStringLiteral("transfer.error") : QStringLiteral("transfer.complete")}}
         << asTheDesktopLikes;
    auto* answer = new QDBusPendingCallWatcher{session_.asyncCall(call), this};
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, notice = std::move(notice)](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<uint> id = *done;
                if (id.isError())
                    return otherwise_(notice);
                if (!notice.actions.empty())
                    shown_[id.value()] = notice.actions;
            });
}

void Notices::actionInvoked(uint id, const QString& action)
{
    const auto found = shown_.find(id);
    if (found == shown_.end())
        return;
    const auto actions = found->second; // running one may close the notice
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (keyOf(i) == action || (i == 0 && action == QLatin1String{"button"}))
            return actions[i].run();
}

/// What lets the window come to the front under Wayland. It comes before the action.
void Notices::activationToken(uint id, const QString& token)
{
    if (shown_.contains(id))
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void Notices::notificationClosed(uint id, uint /*reason*/) { shown_.erase(id); }

} // namespace shoal::ui
