#include "ui/details/log_words.h"

#include "ui/words/format.h"

#include <QCoreApplication>

namespace shoal::ui {
namespace {
struct LogTexts {
    Q_DECLARE_TR_FUNCTIONS(LogTexts)
};
} // namespace

QString logKindText(LogKind kind)
{
    switch (kind) {
    case LogKind::Added: return LogTexts::tr("Added");
    case LogKind::Removed: return LogTexts::tr("Removed");
    case LogKind::Metadata: return LogTexts::tr("List of files came");
    case LogKind::Finished: return LogTexts::tr("Complete");
    case LogKind::Failed: return LogTexts::tr("Stopped by an error");
    case LogKind::Moved: return LogTexts::tr("Moved");
    case LogKind::NotMoved: return LogTexts::tr("Could not be moved");
    case LogKind::Checked: return LogTexts::tr("Checked");
    case LogKind::Paused: return LogTexts::tr("Paused");
    case LogKind::Resumed: return LogTexts::tr("Started");
    case LogKind::PeerBanned: return LogTexts::tr("Peer banned");
    case LogKind::Warning: return LogTexts::tr("Warning");
    }
    return {};
}

QString logLine(const LogEntry& entry)
{
    const QStringList parts{dateText(entry.at), logKindText(entry.kind), text(entry.text)};
    return parts.join(QLatin1Char{'\t'}).trimmed();
}

} // namespace shoal::ui
