#include "ui/list/share_columns.h"

#include "ui/words/format.h"
#include "ui/words/reason_words.h"
#include "ui/words/state_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace shoal::ui {
namespace {
struct Columns {
    Q_DECLARE_TR_FUNCTIONS(Columns)
};

QString nameText(const ShareRow& row)
{
    if (!row.name.empty())
        return text(row.name);
    return Columns::tr("No name yet (%1…)").arg(text(toHex(wireHash(row.hashes).bytes).substr(0, 8)));
}
QString peersText(const ShareRow& row)
{
    return row.peers == 0 ? QString{}
                          : Columns::tr("%1 of %2", "peers connected of known").arg(row.peers).arg(row.knownPeers);
}
QString labelsText(const ShareRow& row)
{
    QStringList labels;
    for (const auto& label : row.labels)
        labels.append(text(label));
    return labels.join(QStringLiteral(", "));
}
} // namespace

const std::vector<ListColumn>& listColumns()
{
    using Row = const ShareRow&;
    static const std::vector<ListColumn> columns{
        {"name", QT_TRANSLATE_NOOP("Columns", "Name"), ShareColumn::Name, true, false, 30, nameText},
        {"state", QT_TRANSLATE_NOOP("Columns", "State"), ShareColumn::State, true, false, 32, stateAndReason},
        {"progress", QT_TRANSLATE_NOOP("Columns", "Progress"), ShareColumn::Progress, true, false, 14,
         [](Row row) { return percentText(progressOf(row)); }},
        {"size", QT_TRANSLATE_NOOP("Columns", "Size"), ShareColumn::Size, true, true, 11,
         [](Row row) { return row.hasMetadata ? bytesText(row.size) : QString{}; }},
        {"down", QT_TRANSLATE_NOOP("Columns", "Receiving"), ShareColumn::DownRate, true, true, 12,
         [](Row row) { return rateText(row.downRate); }},
        {"up", QT_TRANSLATE_NOOP("Columns", "Sending"), ShareColumn::UpRate, true, true, 12,
         [](Row row) { return rateText(row.upRate); }},
        {"left", QT_TRANSLATE_NOOP("Columns", "Time left"), ShareColumn::TimeLeft, true, true, 11,
         [](Row row) { return row.timeLeft ? durationText(*row.timeLeft) : QString{}; }},
        {"peers", QT_TRANSLATE_NOOP("Columns", "Peers"), ShareColumn::Peers, true, true, 10, peersText},
        {"ratio", QT_TRANSLATE_NOOP("Columns", "Ratio"), ShareColumn::Ratio, true, true, 7,
         [](Row row) { return ratioText(row.uploaded, row.size); }},
        {"label", QT_TRANSLATE_NOOP("Columns", "Labels"), ShareColumn::Label, false, false, 14, labelsText},
        {"added", QT_TRANSLATE_NOOP("Columns", "Added"), ShareColumn::AddedAt, false, false, 16,
         [](Row row) { return dateText(row.addedAt); }},
        {"completed", QT_TRANSLATE_NOOP("Columns", "Completed"), ShareColumn::CompletedAt, false, false, 16,
         [](Row row) { return row.completedAt ? dateText(*row.completedAt) : QString{}; }},
        {"received", QT_TRANSLATE_NOOP("Columns", "Received"), ShareColumn::Downloaded, false, true, 11,
         [](Row row) { return bytesText(row.downloaded); }},
        {"sent", QT_TRANSLATE_NOOP("Columns", "Sent"), ShareColumn::Uploaded, false, true, 11,
         [](Row row) { return bytesText(row.uploaded); }},
        {"folder", QT_TRANSLATE_NOOP("Columns", "Folder"), ShareColumn::Folder, false, false, 24,
         [](Row row) { return text(row.folder); }},
    };
    return columns;
}

QString titleOf(const ListColumn& column) { return Columns::tr(column.title); }

double progressOf(const ShareRow& row)
{
    if (row.state == ShareState::Checking && row.checkTotal > 0)
        return static_cast<double>(row.checked) / static_cast<double>(row.checkTotal);
    return row.wanted == 0 ? 0.0 : static_cast<double>(row.done) / static_cast<double>(row.wanted);
}

QString stateAndReason(const ShareRow& row)
{
    const auto why = wordsFor(row.reason).what;
    const auto state = stateText(row.state);
    const bool saysItTwice = row.reason.kind == ReasonKind::Checking || row.reason.kind == ReasonKind::PausedByUser;
    return why.isEmpty() || saysItTwice ? state : Columns::tr("%1: %2", "state: reason").arg(state, why);
}

int progressColumn()
{
    static const int column = [] {
        const auto& columns = listColumns();
        const auto found = std::ranges::find(columns, ShareColumn::Progress, &ListColumn::sortsBy);
        return static_cast<int>(found - columns.begin());
    }();
    return column;
}

} // namespace shoal::ui
