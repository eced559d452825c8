// A piece that is being received: its blocks in memory, and its hashes as far as they are made.
#pragma once

#include "core/bt/disk/completions.h"
#include "core/bt/disk/piece_digest.h"

#include <libtorrent/error_code.hpp>
#include <libtorrent/span.hpp>
#include <libtorrent/units.hpp>

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace shoal::bt {

using HashHandler = std::function<void(lt::piece_index_t, const lt::sha1_hash&, const lt::storage_error&)>;
using ClearHandler = std::function<void(lt::piece_index_t)>;

struct HashRequest {
    lt::span<lt::sha256_hash> leaves; ///< libtorrent's own memory, valid until the handler is called
    bool wantsV1 = false;
    HashHandler handler;
};

struct HeldBlock {
    char* data = nullptr; ///< null: not in memory
    int size = 0;
    bool isTaken = false; ///< somebody hashes or writes it
    bool isWritten = false;
    WriteHandler handler;
};

/// A block that came again while its place was taken.
struct LateBlock {
    int block = 0;
    char* data = nullptr;
    int size = 0;
    WriteHandler handler;
};

/// Guarded by DiskParts::mutex; `digest` belongs to the one job that works on the piece.
class OpenPiece {
public:
    OpenPiece(int size, int v2Size, DigestKinds kinds);

    /// Takes the block over. What it replaces is given back, null if nothing.
    char* hold(int block, char* data, int size, WriteHandler handler);
    /// The bytes of a block as they were last written, while they are in memory.
    std::optional<std::span<const char>> held(int block) const;
    /// Of a block that was taken and isn't settled yet.
    std::span<const char> taken(int block) const;
    bool hasHeld() const { return heldBlocks > 0; }

    /// Whether a job would find enough to do.
    bool isWorthAJob() const { return isEnough(nextRun()); }
    /// Blocks to hash and write next, marked as taken: those that follow one another from where the last ended, once
    /// they are many or the piece ends with them. All that are there when `everything` is wanted.
    std::vector<int> take(bool everything);
    /// They were written (or failed, or are given up): moves their memory to `freed` and their answers to `answers`.
    void settle(const std::vector<int>& blocks, const lt::storage_error& error, std::vector<char*>& freed,
                std::vector<Answer>& answers);

    int size = 0;
    int v2Size = 0;
    PieceDigest digest;
    bool isWorkedOn = false;         ///< a job has it, or waits to have it
    bool mustBeWritten = false;      ///< memory is short
    bool isSpoiled = false;          ///< the digest isn't of what the disk holds
    lt::storage_error failure;       ///< the first write that failed
    std::vector<HashRequest> hashes; ///< asked for and not answered, in their order
    int heldBlocks = 0;

private:
    struct Run {
        int begin = 0;
        int end = 0;
        int length() const { return end - begin; }
    };
    Run nextRun() const;
    bool isEnough(const Run& run) const;
    int lastBlock() const;

    std::vector<HeldBlock> blocks_;
    std::vector<LateBlock> late_;
    std::vector<std::pair<int, WriteHandler>> replaced_; // answered with the block that took their place
    int frontier_ = 0;                                   // where the last run ended
};

} // namespace shoal::bt
