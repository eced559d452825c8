// Many pieces in few columns: what share of each column is here, on its way, missing or not wanted.
#pragma once

#include "core/share_parts.h"

#include <QString>

#include <vector>

namespace shoal::ui {

/// Shares of 1; what is left is missing.
struct PieceColumn {
    double have = 0.0;
    double inFlight = 0.0;
    double unwanted = 0.0;
    double availability = 0.0; ///< peers that have it, in the mean
    bool operator==(const PieceColumn&) const = default;
};

/// From left to right. With fewer pieces than columns, a piece is in several.
std::vector<PieceColumn> pieceColumns(const PieceMap& pieces, std::size_t columns);

struct PieceCounts {
    std::size_t all = 0;
    std::size_t have = 0;
    std::size_t inFlight = 0;
    std::size_t missing = 0;
    std::size_t unwanted = 0;
    std::size_t nobodyHas = 0; ///< of those that are not here and wanted, by the connected peers
    bool operator==(const PieceCounts&) const = default;
};
PieceCounts countPieces(const PieceMap& pieces);

/// "412 of 1,000 pieces here, 3 on their way, 12 held by nobody connected"
QString pieceWords(const PieceMap& pieces);

} // namespace shoal::ui
