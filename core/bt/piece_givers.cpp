#include "core/bt/piece_givers.h"

#include <utility>

namespace shoal::bt {

PieceGivers::Blocks PieceGivers::take(lt::piece_index_t piece)
{
    auto taken = pieces_.extract(piece);
    return taken ? std::move(taken.mapped()) : Blocks{};
}

std::optional<lt::tcp::endpoint> onlyGiverOf(int blocks, const PieceGivers::Blocks& given)
{
    if (given.size() != 1 || static_cast<int>(given.begin()->second.size()) < blocks)
        return std::nullopt;
    return given.begin()->first;
}

} // namespace shoal::bt
