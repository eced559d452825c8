#include "core/bt/whole_torrent.h"

#include "core/chunks/merkle.h"

#include <libtorrent/bencode.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/torrent_info.hpp>
#include <libtorrent/write_resume_data.hpp>

#include <algorithm>
#include <bit>
#include <cstring>
#include <exception>
#include <iterator>
#include <vector>

namespace shoal::bt {
namespace {

/// Where a layer of `nodes` nodes begins in a tree that is laid out level by level from the root.
std::size_t layerStart(int nodes) { return std::bit_ceil(static_cast<std::size_t>(nodes)) - 1; }

/// libtorrent keeps a complete tree as its leaves alone, and gets from them to the piece layer with an effort that
/// grows with the square of their number (2.0.8): 7 s for a GiB. So it is given the piece layer instead.
void keepPieceLayerOnly(std::vector<lt::sha256_hash>& tree, std::vector<bool>& mask, int blocks, int pieces,
                        Bytes pieceLength)
{
    const auto firstBlock = static_cast<std::ptrdiff_t>(layerStart(blocks));
    const bool hasLeaves = mask.end() - mask.begin() >= firstBlock + blocks
        && std::all_of(mask.begin() + firstBlock, mask.begin() + firstBlock + blocks, [](bool has) { return has; });
    const auto before = std::count(mask.begin(), mask.begin() + (hasLeaves ? firstBlock : 0), true);
    if (!hasLeaves || tree.size() < static_cast<std::size_t>(before + blocks))
        return;
    const auto blocksInPiece = static_cast<std::size_t>(pieceLength / blockSize);
    std::vector<lt::sha256_hash> layer;
    MerkleTree hasher;
    for (std::size_t at = 0; at < static_cast<std::size_t>(blocks); at += blocksInPiece) {
        std::vector<Sha256> leaves(std::min(blocksInPiece, static_cast<std::size_t>(blocks) - at));
        for (std::size_t i = 0; i < leaves.size(); ++i)
            std::memcpy(leaves[i].bytes.data(), tree[static_cast<std::size_t>(before) + at + i].data(), 32);
        const auto root = hasher.rootOf(leaves, blocksInPiece);
        layer.emplace_back(reinterpret_cast<const char*>(root.bytes.data()));
    }
    tree = std::move(layer);
    std::fill(mask.begin(), mask.end(), false);
    std::fill_n(mask.begin() + static_cast<std::ptrdiff_t>(layerStart(pieces)), pieces, true);
}

/// libtorrent fills up with zeros what it doesn't know.
bool hasEveryHash(const lt::entry& torrent)
{
    constexpr std::size_t hashSize = 32;
    const auto* layers = torrent.find_key("piece layers");
    if (!layers)
        return true;
    return std::all_of(layers->dict().begin(), layers->dict().end(), [](const auto& file) {
        const auto& layer = file.second.string();
        for (std::size_t at = 0; at < layer.size(); at += hashSize)
            if (layer.find_first_not_of('\0', at) >= at + hashSize)
                return false;
        return true;
    });
}

} // namespace

std::optional<std::string> wholeTorrent(lt::add_torrent_params saved)
{
    if (!saved.ti)
        return std::nullopt;
    const auto& files = saved.ti->files();
    const bool hasTrees = saved.merkle_trees.size() == static_cast<std::size_t>(files.num_files())
        && saved.merkle_tree_mask.size() == saved.merkle_trees.size();
    for (const auto file : files.file_range()) {
        if (!hasTrees || files.pad_file_at(file) || files.file_size(file) <= files.piece_length())
            continue;
        keepPieceLayerOnly(saved.merkle_trees[file], saved.merkle_tree_mask[file], files.file_num_blocks(file),
                           files.file_num_pieces(file), files.piece_length());
    }
    try {
        const auto torrent = lt::write_torrent_file(saved);
        if (!hasEveryHash(torrent))
            return std::nullopt;
        std::string bytes;
        lt::bencode(std::back_inserter(bytes), torrent);
        return bytes;
    } catch (const std::exception&) {
        return std::nullopt; // a layer is missing
    }
}

} // namespace shoal::bt
