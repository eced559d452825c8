// What a torrent may ask of a disk back-end, as values: sequences of it can be made, run, cut and printed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace shoal::test {

enum class DiskOperationKind {
    Write,         ///< a block, of content that it never had before
    Read,          ///< up to 16 KiB anywhere in a piece
    Hash,          ///< a piece that was written in whole
    HashBlock,     ///< SHA-256 of a block that was written
    HashUnwritten, ///< a piece of which something was never written, as a check does
    Clear,         ///< a piece, as after a wrong hash
    Prioritise,    ///< each file wanted or not
    Rename,        ///< a file, within the torrent's folder or out of it
    Move,          ///< the torrent, to one of four folders
    Plant,         ///< somebody else puts a file where one of the torrent's would come to lie after a move
    Release,       ///< closes files
    Stop,          ///< closes files and writes what is held back
    Check,         ///< files against resume data
    AddAgain,      ///< removes the torrent and adds it with resume data
    Delete,        ///< files, or the part file, and adds the torrent again
    Vanish,        ///< somebody deletes or empties one of the files while it is closed
    ReadLost,      ///< bytes of a file that vanished
    Obstruct,      ///< somebody makes a folder where a file would come to lie, or takes it away again
    MoveIntoFile,  ///< the torrent, to a folder that can't be made
    Settle,        ///< waits until everything asked for is answered
};
constexpr int diskOperationKinds = 20;

/// The numbers mean something else to each kind, and everything is taken modulo what there is: any numbers are valid.
struct DiskOperation {
    DiskOperationKind kind = DiskOperationKind::Settle;
    int torrent = 0;
    std::uint32_t what = 0;  ///< block, piece, file, or folder
    std::uint32_t where = 0; ///< offset, name, or seed of priorities
    std::uint32_t how = 0;   ///< flags, or length
};

struct DiskSequence {
    std::vector<std::uint64_t> torrents; ///< seeds of their shapes
    std::vector<DiskOperation> operations;
    bool isMemoryShort = false; ///< the back-end may hold 64 KiB of blocks that aren't on disk yet
};

/// A number of an operation, taken modulo what there is.
inline int below(std::uint32_t number, int end) { return static_cast<int>(number % static_cast<std::uint32_t>(end)); }

std::string name(DiskOperationKind kind);
/// One line an operation.
std::string describe(const DiskSequence& sequence);

/// The same seed gives the same sequence, of one torrent or two.
DiskSequence diskSequence(std::uint64_t seed);

/// Leaves out operations for as long as the sequence still `fails`.
DiskSequence shortest(DiskSequence sequence, const std::function<bool(const DiskSequence&)>& fails);

} // namespace shoal::test
