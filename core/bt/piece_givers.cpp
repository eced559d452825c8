#include "core/bt/piece_givers.h"

namespace shoal::bt {

void PieceGivers::passed(lt::piece_index_t piece)
{
    open_.erase(piece);
    haveFailed_.erase(piece);
}

PieceGivers::Verdict PieceGivers::failed(lt::piece_index_t piece, int blocks)
{
    const auto node = open_.extract(piece);
    const auto given = node ? node.mapped() : Blocks{};
    const bool hasFailedBefore = !haveFailed_.insert(piece).second;
    if (given.size() == 1) {
        const auto& [peer, itsBlocks] = *given.begin();
        if (hasFailedBefore || static_cast<int>(itsBlocks.size()) >= blocks)
            return {.liar = peer, .undecided = {}};
    }
    Verdict verdict;
    for (const auto& [peer, itsBlocks] : given)
        verdict.undecided.insert(peer);
    return verdict;
}

} // namespace shoal::bt
