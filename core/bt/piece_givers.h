// Who gave which blocks of the pieces that aren't complete yet, and who is to blame when one turns out to be wrong.
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
    using Peer = lt::tcp::endpoint;

    struct Verdict {
        std::optional<Peer> liar; ///< it can have been nobody else
        std::set<Peer> undecided; ///< otherwise: any of them, or whoever gave blocks before this run
    };

    /// `block`: its number within the piece.
    void gave(lt::piece_index_t piece, int block, const Peer& peer) { open_[piece][peer].insert(block); }
    void passed(lt::piece_index_t piece);
    /// `blocks`: how many the piece has. With fewer that came in this run, the others were on the disk before: one of
    /// those may be the wrong one. That is so only once: what is kept after a failure is proven, the rest comes anew.
    Verdict failed(lt::piece_index_t piece, int blocks);

private:
    using Blocks = std::map<Peer, std::set<int>>;

    std::map<lt::piece_index_t, Blocks> open_;
    std::set<lt::piece_index_t> haveFailed_;
};

} // namespace shoal::bt
