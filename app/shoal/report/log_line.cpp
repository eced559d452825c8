#include "app/shoal/report/log_line.h"

#include "app/shoal/report/format.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
const char* logKindWords(LogKind kind)
{
    switch (kind) {
    case LogKind::Added: return "added";
    case LogKind::Removed: return "removed";
    case LogKind::Metadata: return "got its list";
    case LogKind::Finished: return "finished";
    case LogKind::Failed: return "failed";
    case LogKind::Moved: return "moved";
    case LogKind::NotMoved: return "not moved";
    case LogKind::Paused: return "paused";
    case LogKind::Resumed: return "resumed";
    case LogKind::Checked: return "checked";
    case LogKind::PeerBanned: return "peer banned";
    case LogKind::Warning: return "warning";
    }
    return "";
}
} // namespace

std::string logLine(const LogEntry& entry)
{
    const auto separator = entry.name.empty() || entry.text.empty() ? "" : ": ";
    return fmt::format("{}  {:<12}  {}{}{}", localTimeText(entry.at), logKindWords(entry.kind), entry.name, separator,
                       entry.text);
}

} // namespace shoal::app
