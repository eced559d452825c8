#include "ui/details/piece_columns.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace shoal::ui {
namespace {
struct PieceTexts {
    Q_DECLARE_TR_FUNCTIONS(PieceTexts)
};

PieceColumn columnOf(const PieceMap& pieces, std::size_t first, std::size_t end)
{
    PieceColumn column;
    const double part = 1.0 / static_cast<double>(end - first);
    for (auto piece = first; piece < end; ++piece) {
        switch (pieces.states[piece]) {
        case PieceState::Have: column.have += part; break;
        case PieceState::InFlight: column.inFlight += part; break;
        case PieceState::Unwanted: column.unwanted += part; break;
        case PieceState::Missing: break;
        }
        if (piece < pieces.availability.size())
            column.availability += part * pieces.availability[piece];
    }
    return column;
}
} // namespace

std::vector<PieceColumn> pieceColumns(const PieceMap& pieces, std::size_t columns)
{
    std::vector<PieceColumn> blended;
    const auto count = pieces.states.size();
    for (std::size_t i = 0; count > 0 && i < columns; ++i) {
        const auto first = i * count / columns;
        blended.push_back(columnOf(pieces, first, std::max(first + 1, (i + 1) * count / columns)));
    }
    return blended;
}

PieceCounts countPieces(const PieceMap& pieces)
{
    PieceCounts counts{.all = pieces.states.size()};
    for (std::size_t i = 0; i < pieces.states.size(); ++i) {
        const auto state = pieces.states[i];
        counts.have += state == PieceState::Have;
        counts.inFlight += state == PieceState::InFlight;
        counts.missing += state == PieceState::Missing;
        counts.unwanted += state == PieceState::Unwanted;
        counts.nobodyHas +=
            state == PieceState::Missing && i < pieces.availability.size() && pieces.availability[i] == 0;
    }
    return counts;
}

QString pieceWords(const PieceMap& pieces)
{
    const auto counts = countPieces(pieces);
    const QLocale locale;
    const auto number = [&](std::size_t count) { return locale.toString(static_cast<qulonglong>(count)); };
    QStringList parts{
        PieceTexts::tr("%1 of %n piece(s) here", nullptr, static_cast<int>(counts.all)).arg(number(counts.have))};
    if (counts.inFlight > 0)
        parts.append(PieceTexts::tr("%1 on their way", "pieces").arg(number(counts.inFlight)));
    if (counts.unwanted > 0)
        parts.append(PieceTexts::tr("%1 not wanted", "pieces").arg(number(counts.unwanted)));
    if (counts.nobodyHas > 0)
        parts.append(PieceTexts::tr("%1 held by nobody connected", "pieces").arg(number(counts.nobodyHas)));
    return locale.createSeparatedList(parts);
}

} // namespace shoal::ui
