// Pieces that are believed and were never hashed, as the catalogue keeps them.
#pragma once

#include "core/chunks/verify.h"
#include "core/units.h"

#include <optional>
#include <string>

namespace shoal {

/// A share that is believed as it is, and that nobody has looked at yet: of what size its files are is known at its
/// first start.
inline constexpr auto believedUnseen = "";

/// A bit a piece, the first piece's the highest of its byte, and a 1 behind the last. None when no piece is set.
std::optional<std::string> keptUnproven(const PieceSet& pieces);

/// Nothing unless it is kept of so many pieces.
std::optional<PieceSet> unprovenPieces(const std::string& kept, std::uint32_t pieceCount);

/// About how much of a share of `size` they are, without its torrent at hand: to within a piece.
Bytes unprovenBytes(const std::optional<std::string>& kept, Bytes size);

} // namespace shoal
