#include "ui/words/state_words.h"

#include "ui/system/icons.h"

#include <QCoreApplication>
#include <QLocale>

namespace shoal::ui {
namespace {
struct StateWords {
    Q_DECLARE_TR_FUNCTIONS(StateWords)
};
} // namespace

QString stateText(ShareState state)
{
    switch (state) {
    case ShareState::FetchingMetadata: return StateWords::tr("Fetching file list");
    case ShareState::Checking: return StateWords::tr("Checking");
    case ShareState::Moving: return StateWords::tr("Moving");
    case ShareState::Downloading: return StateWords::tr("Receiving");
    case ShareState::Seeding: return StateWords::tr("Seeding");
    case ShareState::Complete: return StateWords::tr("Complete");
    case ShareState::Paused: return StateWords::tr("Paused");
    case ShareState::Failed: return StateWords::tr("Stopped by an error");
    }
    return {};
}

QString priorityText(Priority priority)
{
    switch (priority) {
    case Priority::Low: return StateWords::tr("Low");
    case Priority::Normal: return StateWords::tr("Normal");
    case Priority::High: return StateWords::tr("High");
    }
    return {};
}

QString filePriorityText(FilePriority priority)
{
    switch (priority) {
    case FilePriority::Skip: return StateWords::tr("Don't receive");
    case FilePriority::Low: return priorityText(Priority::Low);
    case FilePriority::Normal: return priorityText(Priority::Normal);
    case FilePriority::High: return priorityText(Priority::High);
    }
    return {};
}

QString dhtText(const dht::NetworkView& dht)
{
    switch (dht.health) {
    case dht::Health::Off: return StateWords::tr("DHT off");
    case dht::Health::Starting: return StateWords::tr("DHT: asking");
    case dht::Health::Alone: return StateWords::tr("DHT: nobody answers");
    case dht::Health::Thin: return StateWords::tr("DHT: %n node(s), few", nullptr, static_cast<int>(dht.knownNodes));
    case dht::Health::Good: return StateWords::tr("DHT: %n node(s)", nullptr, static_cast<int>(dht.knownNodes));
    }
    return {};
}

QString reachabilityText(Reachability reachability)
{
    switch (reachability) {
    case Reachability::Unknown: return StateWords::tr("Reachable? Not known yet");
    case Reachability::Reachable: return StateWords::tr("Reachable");
    case Reachability::NotReachable: return StateWords::tr("Not reachable from outside");
    }
    return {};
}

QIcon stateIcon(ShareState state) { return icon(QStringLiteral("state-%1").arg(QLatin1String{shareStateName(state)})); }

} // namespace shoal::ui
