// Who gave which blocks of the pieces that aren't complete yet.
#pragma once

#include <libtorrent/socket.hpp>
#include <libtorrent/units.hpp>

#include <map>
#include <optional>
#include <set>

namespace shoal::bt {

/// One thread at a time.
class PieceGivers {
public:
    /// The blocks that each peer gave, by their number within the piece.
    using Blocks = std::map<lt::tcp::endpoint, std::set<int>>;

    void gave(lt::piece_index_t piece, int block, const lt::tcp::endpoint& peer) { pieces_[piece][peer].insert(block); }
    /// What was given of the piece; it is forgotten here.
    Blocks take(lt::piece_index_t piece);

private:
    std::map<lt::piece_index_t, Blocks> pieces_;
};

/// Who gave all `blocks` of a piece, when nobody else gave any. Nobody, when blocks are missing: those came before this
/// run, from whom nobody knows, and one of them may be the wrong one.
std::optional<lt::tcp::endpoint> onlyGiverOf(int blocks, const PieceGivers::Blocks& given);

} // namespace shoal::bt
