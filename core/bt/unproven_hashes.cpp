#include "core/bt/unproven_hashes.h"

#include <libtorrent/bitfield.hpp>
#include <libtorrent/file_storage.hpp>
#include <libtorrent/torrent.hpp>
#include <libtorrent/torrent_info.hpp>
#include <libtorrent/version.hpp>

#include <algorithm>
#include <bit>
#include <string_view>

namespace shoal::bt {
namespace {

using Tree = lt::aux::merkle_tree;
using Trees = lt::aux::vector<Tree, lt::file_index_t>;
using Nodes = lt::aux::vector<lt::sha256_hash>;

// libtorrent has no way to say it, so its members are reached for: an explicit instantiation may name private ones.
Trees& treesOf(lt::torrent& torrent);
Nodes& nodesOf(Tree& tree);
const lt::bitfield& provenIn(const Tree& tree);
const char* rootOf(const Tree& tree);

template <auto trees, auto nodes, auto proven, auto root>
struct Opened {
    friend Trees& treesOf(lt::torrent& torrent) { return torrent.*trees; }
    friend Nodes& nodesOf(Tree& tree) { return tree.*nodes; }
    friend const lt::bitfield& provenIn(const Tree& tree) { return tree.*proven; }
    friend const char* rootOf(const Tree& tree) { return tree.*root; }
};
template struct Opened<&lt::torrent::m_merkle_trees, &Tree::m_tree, &Tree::m_block_verified, &Tree::m_root>;

/// The trees of a torrent whose layout is known; else null.
Trees* treesToChange(lt::torrent& torrent, const lt::file_storage& files)
{
    static const bool isKnownLayout = std::string_view{lt::version()} == LIBTORRENT_VERSION;
    if (!isKnownLayout)
        return nullptr;
    auto& trees = treesOf(torrent);
    return trees.end_index() == files.end_file() ? &trees : nullptr;
}

void forget(Trees& trees, const lt::file_storage& files, lt::piece_index_t piece)
{
    const auto file = files.file_index_at_piece(piece); // of a hybrid every file begins with a piece
    if (files.pad_file_at(file) || rootOf(trees[file]) != files.root_ptr(file))
        return;
    const int blocks = files.file_num_blocks(file);
    const int firstLeaf = static_cast<int>(std::bit_ceil(static_cast<unsigned>(blocks))) - 1;
    auto& nodes = nodesOf(trees[file]);
    const auto& proven = provenIn(trees[file]);
    // A tree of another size holds nothing but what is proven.
    if (blocks < 2 || nodes.end_index() != 2 * firstLeaf + 1 || proven.size() != blocks)
        return;
    const int blocksInPiece = std::max(1, files.piece_length() / lt::default_block_size);
    const int first = static_cast<int>(piece - files.piece_index_at_file(file)) * blocksInPiece;
    for (int block = first; block < std::min(blocks, first + blocksInPiece); ++block)
        if (!proven.get_bit(block))
            nodes[firstLeaf + block].clear();
}

} // namespace

void forgetUnprovenHashes(const lt::torrent_handle& torrent, lt::piece_index_t piece)
{
    const auto library = torrent.native_handle();
    const auto info = library ? torrent.torrent_file() : nullptr;
    // Of a torrent without v1 hashes a piece whose own aren't there yet isn't wrong; it waits for them.
    if (!info || !info->info_hashes().has_v1() || !info->info_hashes().has_v2())
        return;
    if (auto* trees = treesToChange(*library, info->orig_files()))
        forget(*trees, info->orig_files(), piece);
}

} // namespace shoal::bt
