#include "ui/window/status_line.h"

#include "ui/reply.h"
#include "ui/words/format.h"
#include "ui/words/state_words.h"

#include <QLabel>
#include <QToolButton>

namespace shoal::ui {
namespace {
QLabel* namedLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String{name});
    label->setContentsMargins(6, 0, 6, 0);
    return label;
}
} // namespace

StatusLine::StatusLine(Desk& desk, QWidget* parent)
    : QStatusBar{parent}
    , desk_{desk}
    , speeds_{namedLabel("speeds")}
    , dht_{namedLabel("dht")}
    , reach_{namedLabel("reach")}
    , limits_{new QToolButton}
{
    using namespace std::chrono_literals;
    limits_->setObjectName(QStringLiteral("limits"));
    limits_->setAutoRaise(true);
    limits_->setToolTip(tr("Change how fast all shares together may be"));
    addPermanentWidget(dht_);
    addPermanentWidget(reach_);
    addPermanentWidget(limits_);
    addPermanentWidget(speeds_);
    connect(limits_, &QToolButton::clicked, this, [this] { Q_EMIT limitsWanted(limits_); });
    connect(&desk.settings, &SettingsHome::changed, this, &StatusLine::tellLimits);
    connect(&desk.core, &CoreBridge::engineBack, this, &StatusLine::ask);
    connect(&timer_, &QTimer::timeout, this, &StatusLine::ask);
    timer_.setInterval(2s);
    tellLimits();
    tell({});
}

void StatusLine::showEvent(QShowEvent* event)
{
    QStatusBar::showEvent(event);
    timer_.start();
    ask();
}

void StatusLine::hideEvent(QHideEvent* event)
{
    QStatusBar::hideEvent(event);
    timer_.stop();
}

void StatusLine::ask()
{
    if (isAsking_ || desk_.core.isLost())
        return;
    isAsking_ = true;
    desk_.engine().status(replyTo<EngineStatus>(this, [this](const Result<EngineStatus>& status) {
        isAsking_ = false;
        if (!status)
            return;
        tell(*status);
        Q_EMIT told(*status);
    }));
}

void StatusLine::tell(const EngineStatus& status)
{
    const bool isQuiet = status.downRate.value == 0 && status.upRate.value == 0;
    const auto rate = [](BytesPerSecond value) { return tr("%1/s", "a speed").arg(bytesText(value.value)); };
    speeds_->setText(isQuiet ? tr("Nothing moves now")
                             : tr("Receiving %1, sending %2").arg(rate(status.downRate), rate(status.upRate)));
    dht_->setText(dhtText(status.network.dht));
    reach_->setText(reachabilityText(status.network.reachability));
    reach_->setToolTip(status.network.reachability == Reachability::NotReachable
                           ? tr("Others can't connect to you, only you to them. Forward the listening port in the "
                                "router, or switch on UPnP or NAT-PMP there.")
                           : tr("Listening at %1").arg([&] {
                                 QStringList places;
                                 for (const auto& place : status.network.listening)
                                     places.append(text(place));
                                 return places.join(QStringLiteral(", "));
                             }()));
}

void StatusLine::tellLimits()
{
    const auto& settings = desk_.settings.now();
    const auto limit = [](BytesPerSecond value) {
        return value.value == 0 ? tr("none", "no limit") : tr("%1/s", "a speed").arg(bytesText(value.value));
    };
    limits_->setText(settings.downloadLimit.value == 0 && settings.uploadLimit.value == 0
                         ? tr("No limits")
                         : tr("Limits: %1 in, %2 out").arg(limit(settings.downloadLimit), limit(settings.uploadLimit)));
}

} // namespace shoal::ui
