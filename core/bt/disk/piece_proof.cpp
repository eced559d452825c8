#include "core/bt/disk/piece_proof.h"

#include "core/bt/convert.h"
#include "core/bt/disk/piece_io.h"
#include "core/chunks/merkle.h"

namespace shoal::bt {
namespace {

/// v2's hash of the piece, where the torrent has v2 and a link didn't leave it out.
std::optional<Sha256> expectedRoot(int piece, const lt::file_storage& files, const UnprovenPieces& unproven)
{
    if (!files.v2())
        return std::nullopt;
    const lt::piece_index_t index{piece};
    const auto file = files.file_index_at_piece(index); // in v2 every file begins with a piece
    if (files.file_size(file) <= files.piece_length())
        return fromLibrary(files.root(file));
    const auto of = static_cast<std::size_t>(static_cast<int>(file));
    const auto at = static_cast<std::size_t>(static_cast<int>(index - files.piece_index_at_file(file)));
    if (of >= unproven.layers.size() || at >= unproven.layers[of].size())
        return std::nullopt;
    return unproven.layers[of][at];
}

Sha256 hashedRoot(const PieceDigest& digest, const lt::file_storage& files, lt::piece_index_t piece)
{
    std::vector<Sha256> leaves;
    leaves.reserve(static_cast<std::size_t>(digest.v2Blocks()));
    for (int block = 0; block < digest.v2Blocks(); ++block)
        leaves.push_back(fromLibrary(digest.sha256(block)));
    const auto size = static_cast<Bytes>(files.file_size(files.file_index_at_piece(piece)));
    return MerkleTree{}.rootOf(leaves, leavesOfPiece(size, static_cast<Bytes>(files.piece_length())));
}

} // namespace

bool isPieceRight(Storage& storage, int piece, const UnprovenPieces& unproven, lt::counters& counters,
                  lt::storage_error& error)
{
    const auto& files = storage.files();
    const lt::piece_index_t index{piece};
    const auto root = expectedRoot(piece, files, unproven);
    if (!root && !unproven.torrent->info_hashes().has_v1())
        return false;
    const int size = root ? files.piece_size2(index) : files.piece_size(index);
    PieceDigest digest{size, size, {.v1 = !root, .v2 = root.has_value()}};
    feedFromDisk(storage, piece, size, digest, counters, error);
    if (error)
        return false;
    return root ? hashedRoot(digest, files, index) == *root : digest.sha1() == unproven.torrent->hash_for_piece(index);
}

} // namespace shoal::bt
