#include "ui/details/source_model.h"

#include "ui/details/source_words.h"
#include "ui/words/format.h"
#include "ui/words/plain_tip.h"

namespace shoal::ui {
namespace {
using SourceOf = const SourceLine&;
QString askedText(SourceOf line)
{
    return line.source.lastAsked ? agoText(*line.source.lastAsked, line.now) : QString{};
}
QString nextText(SourceOf line)
{
    return line.source.next ? SourceModel::tr("in %1", "a time").arg(durationText(*line.source.next)) : QString{};
}
} // namespace

SourceModel::SourceModel(QObject* parent)
    : KeyedTable{parent}
{
    setColumns({
        {tr("Source"), false, 36, [](SourceOf line) { return sourceName(line.source); }},
        {tr("State"), false, 28, [](SourceOf line) { return sourceStateText(line.source); }},
        {tr("Peers from there"), true, 12,
         [](SourceOf line) { return line.source.connected == 0 ? QString{} : QString::number(line.source.connected); },
         [](SourceOf line) { return QVariant{line.source.connected}; }},
        {tr("Answer"), false, 30, [](SourceOf line) { return sourceAnswer(line.source); }},
        {tr("Asked"), false, 16, askedText,
         [](SourceOf line) {
             return line.source.lastAsked
                 ? QVariant::fromValue<qint64>(line.source.lastAsked->time_since_epoch().count())
                 : QVariant::fromValue<qint64>(0);
         }},
        {tr("Next"), false, 14, nextText,
         [](SourceOf line) { return QVariant::fromValue<qint64>(line.source.next ? line.source.next->count() : -1); }},
    });
}

void SourceModel::takeSources(const std::vector<SourceRow>& sources, std::chrono::sys_seconds now)
{
    std::vector<SourceLine> lines;
    for (const auto& source : sources)
        lines.push_back({source, now});
    take(lines);
}

QString SourceModel::keyOf(const SourceLine& line) const
{
    return QString::number(static_cast<int>(line.source.kind)) + QLatin1Char{' '} + text(line.source.url);
}

QVariant SourceModel::more(const SourceLine& line, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return plainTip(column == 0 ? sourceName(line.source) : sourceAnswer(line.source));
    return {};
}

} // namespace shoal::ui
