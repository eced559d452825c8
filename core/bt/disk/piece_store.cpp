#include "core/bt/disk/piece_store.h"

#include "core/bt/disk/piece_io.h"

#include <boost/asio/error.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace shoal::bt {

std::unique_ptr<OpenPiece> PieceStore::newPiece(const TorrentSlot& slot, int piece) const
{
    const auto& files = slot.storage.files();
    const lt::piece_index_t index{piece};
    const int size = files.piece_size(index);
    return std::make_unique<OpenPiece>(size, slot.kinds.v2 ? files.piece_size2(index) : size, slot.kinds);
}

OpenPiece& PieceStore::open(const Slot& slot, int piece)
{
    auto& open = slot->openPieces[piece];
    if (!open) {
        open = newPiece(*slot, piece);
        slots_.try_emplace(slot.get(), slot);
    }
    return *open;
}

bool PieceStore::write(const Slot& slot, const lt::peer_request& block, const char* bytes,
                       const std::shared_ptr<lt::disk_observer>& observer, WriteHandler handler)
{
    char* const data = parts_.blocks->allocate();
    if (!data) {
        lt::storage_error error{lt::errors::no_memory, lt::operation_t::alloc_cache_piece};
        parts_.completions->add(WriteAnswer{std::move(handler), error});
        return false;
    }
    std::memcpy(data, bytes, static_cast<std::size_t>(block.length));
    const int piece = static_cast<int>(block.piece);
    const Lock lock{parts_.mutex};
    auto& into = open(slot, piece);
    heldBytes_ += blockBytes;
    if (char* const replaced = into.hold(block.start / blockBytes, data, block.length, std::move(handler))) {
        std::vector<char*> freed{replaced};
        released(freed);
    }
    if (into.isWorthAJob())
        startJob(slot, piece, into);
    isFull_ |= heldBytes_ > parts_.storeBytes;
    if (!isFull_)
        return false;
    if (observer)
        observers_.push_back(observer);
    relieve();
    return true;
}

void PieceStore::hash(const Slot& slot, int piece, HashRequest request, lt::disk_job_flags_t flags)
{
    const Lock lock{parts_.mutex};
    slot->kinds.v1 = request.wantsV1;
    if (const auto found = slot->openPieces.find(piece); found != slot->openPieces.end()) {
        found->second->hashes.push_back(std::move(request));
        return startJob(slot, piece, *found->second);
    }
    const bool isCheck = static_cast<bool>(flags & lt::disk_interface::volatile_read);
    slot->submit(
        JobKind::Long,
        [this, slot, piece, request = std::move(request), isCheck, generation = slot->checkGeneration]() mutable {
            const auto isWanted = [&] {
                const Lock guard{parts_.mutex};
                return !isCheck || generation == slot->checkGeneration;
            }();
            if (isWanted)
                return hashFromDisk(*slot, piece, std::move(request));
            answerAborted(piece, std::move(request));
        });
}

/// A fence, though of one piece alone something is wrong: libtorrent's smart ban has asked for the blocks as they are,
/// and what peers send next must not be written before they are read.
void PieceStore::clear(const Slot& slot, int piece, ClearHandler handler)
{
    const Lock lock{parts_.mutex};
    slot->fence([this, slot, piece, handler = std::move(handler)]() mutable {
        const Lock guard{parts_.mutex};
        if (const auto found = slot->openPieces.find(piece); found != slot->openPieces.end()) {
            giveUp(piece, *found->second);
            found->second->isSpoiled = true;
            found->second->failure = {};
            if (!found->second->isWorkedOn)
                slot->openPieces.erase(found);
        }
        parts_.completions->add([handler = std::move(handler), piece] { handler(lt::piece_index_t{piece}); });
    });
}

void PieceStore::startJob(const Slot& slot, int piece, OpenPiece& open)
{
    if (!std::exchange(open.isWorkedOn, true))
        slot->submit(JobKind::Prompt, [this, slot, piece] { work(slot, piece); });
}

void PieceStore::work(const Slot& slot, int piece)
{
    Lock lock{parts_.mutex};
    auto& open = *slot->openPieces.at(piece); // a piece that is worked on stays
    for (;;) {
        // A hash that was asked before the files are moved is of what they held there.
        if (slot->isFenceWaiting() && open.hashes.empty()) {
            open.isWorkedOn = false;
            return startJob(slot, piece, open); // behind the fence
        }
        const auto blocks = open.take(!open.hashes.empty() || open.mustBeWritten);
        if (!blocks.empty()) {
            store(*slot, piece, open, blocks, lock);
            continue;
        }
        open.mustBeWritten = false;
        if (open.hashes.empty())
            break;
        answerHash(*slot, piece, open, lock);
        if (open.hashes.empty() && !open.hasHeld()) {
            slot->openPieces.erase(piece);
            return;
        }
    }
    open.isWorkedOn = false;
}

/// Hashes the blocks, writes them, and answers for them.
void PieceStore::store(TorrentSlot& slot, int piece, OpenPiece& open, const std::vector<int>& blocks, Lock& lock)
{
    std::vector<BlockBytes> bytes;
    bytes.reserve(blocks.size());
    for (const auto block : blocks)
        bytes.push_back({block, open.taken(block)});
    lock.unlock();
    for (const auto& block : bytes)
        open.digest.feed(block.block, block.bytes);
    lt::storage_error error;
    writeBlocks(slot.storage, piece, bytes, parts_.counters, error);
    std::vector<char*> freed;
    std::vector<Answer> answers;
    lock.lock();
    open.settle(blocks, error, freed, answers);
    released(freed);
    parts_.completions->add(answers);
}

void PieceStore::answerHash(TorrentSlot& slot, int piece, OpenPiece& open, Lock& lock)
{
    auto request = std::move(open.hashes.front());
    open.hashes.erase(open.hashes.begin());
    auto error = open.failure;
    const bool isSpoiled = open.isSpoiled;
    lock.unlock();
    if (!request.wantsV1)
        open.digest.forgetV1();
    if (isSpoiled || open.digest.takesV1() != request.wantsV1
        || open.digest.v2Blocks() < static_cast<int>(request.leaves.size())) {
        const DigestKinds kinds{request.wantsV1, !request.leaves.empty()};
        open.digest = PieceDigest{open.size, open.v2Size, kinds};
    }
    open.digest.feedPadding();
    if (!error && !open.digest.isComplete())
        feedFromDisk(slot.storage, piece, request.wantsV1 ? open.size : open.v2Size, open.digest, parts_.counters,
                     error);
    const auto sha1 = request.wantsV1 && !error ? open.digest.sha1() : lt::sha1_hash{};
    for (int i = 0; !error && i < static_cast<int>(request.leaves.size()); ++i)
        request.leaves[i] = open.digest.sha256(i);
    // The answers to the writes went before it, in the same order.
    parts_.completions->add(
        [request = std::move(request), piece, sha1, error] { request.handler(lt::piece_index_t{piece}, sha1, error); });
    lock.lock();
    open.isSpoiled = true; // what comes now is another try
    open.failure = {};
}

void PieceStore::hashFromDisk(TorrentSlot& slot, int piece, HashRequest request)
{
    OpenPiece whole{slot.storage.files().piece_size(lt::piece_index_t{piece}),
                    request.leaves.empty() ? 0 : slot.storage.files().piece_size2(lt::piece_index_t{piece}),
                    {request.wantsV1, !request.leaves.empty()}};
    whole.hashes.push_back(std::move(request));
    Lock lock{parts_.mutex};
    answerHash(slot, piece, whole, lock);
}

/// Nothing of it is taken.
void PieceStore::giveUp(int piece, OpenPiece& open)
{
    const lt::storage_error aborted{boost::asio::error::operation_aborted};
    std::vector<char*> freed;
    std::vector<Answer> answers;
    for (auto blocks = open.take(true); !blocks.empty(); blocks = open.take(true))
        open.settle(blocks, aborted, freed, answers);
    released(freed);
    parts_.completions->add(answers);
    for (auto& request : std::exchange(open.hashes, {}))
        answerAborted(piece, std::move(request));
}

void PieceStore::answerAborted(int piece, HashRequest request)
{
    parts_.completions->add([request = std::move(request), piece] {
        request.handler(lt::piece_index_t{piece}, {}, lt::storage_error{boost::asio::error::operation_aborted});
    });
}

void PieceStore::flush(TorrentSlot& slot)
{
    Lock lock{parts_.mutex};
    // Meanwhile the network thread may open more pieces, but nobody else closes one.
    std::vector<int> pieces;
    for (const auto& [piece, open] : slot.openPieces)
        pieces.push_back(piece);
    for (const auto piece : pieces) {
        auto& open = *slot.openPieces.at(piece);
        for (auto blocks = open.take(true); !blocks.empty(); blocks = open.take(true))
            store(slot, piece, open, blocks, lock);
        open.mustBeWritten = false;
    }
}

void PieceStore::drop(TorrentSlot& slot)
{
    const Lock lock{parts_.mutex};
    for (auto& [piece, open] : slot.openPieces)
        giveUp(piece, *open);
    forgetIdle(slot);
}

void PieceStore::forgetDigests(TorrentSlot& slot)
{
    const Lock lock{parts_.mutex};
    forgetIdle(slot);
}

/// A piece that a job waits to work on stays, but what it was hashed to counts no more.
void PieceStore::forgetIdle(TorrentSlot& slot)
{
    for (auto& [piece, open] : slot.openPieces)
        open->isSpoiled = true;
    std::erase_if(slot.openPieces,
                  [](const auto& entry) { return !entry.second->isWorkedOn && !entry.second->hasHeld(); });
}

std::vector<PieceRange> PieceStore::copyHeld(const TorrentSlot& slot, int piece, int offset, std::span<char> into)
{
    std::vector<PieceRange> missing;
    const auto found = slot.openPieces.find(piece);
    const int end = offset + static_cast<int>(into.size());
    for (int at = offset; at < end;) {
        const int block = at / blockBytes;
        const int upTo = std::min(end, (block + 1) * blockBytes);
        const auto held = found == slot.openPieces.end() ? std::nullopt : found->second->held(block);
        const auto begin = static_cast<std::size_t>(at - block * blockBytes);
        const auto count = static_cast<std::size_t>(upTo - at);
        if (held && held->size() >= begin + count)
            std::memcpy(into.data() + (at - offset), held->data() + begin, count);
        else if (!missing.empty() && missing.back().end == at)
            missing.back().end = upTo;
        else
            missing.push_back({at, upTo});
        at = upTo;
    }
    return missing;
}

void PieceStore::read(TorrentSlot& slot, int piece, int offset, std::span<char> into, lt::storage_error& error)
{
    const auto missing = [&] {
        const Lock lock{parts_.mutex};
        return copyHeld(slot, piece, offset, into);
    }();
    for (const auto& range : missing) {
        const iovec part{into.data() + (range.begin - offset), static_cast<std::size_t>(range.end - range.begin)};
        if (!slot.storage.read(lt::piece_index_t{piece}, range.begin, {&part, 1}, error))
            return;
        parts_.counters.inc_stats_counter(lt::counters::num_read_ops);
    }
}

/// Memory is short: the pieces that take most of it are written as they are, until what stays is half of it.
void PieceStore::relieve()
{
    std::vector<std::pair<Slot, int>> candidates;
    std::size_t onItsWay = 0;
    for (auto entry = slots_.begin(); entry != slots_.end();) {
        const auto slot = entry->second.lock();
        if (!slot || slot->openPieces.empty()) {
            entry = slots_.erase(entry);
            continue;
        }
        for (const auto& [piece, open] : slot->openPieces) {
            if (open->mustBeWritten || !open->hashes.empty())
                onItsWay += static_cast<std::size_t>(open->heldBlocks) * blockBytes;
            else if (open->hasHeld())
                candidates.emplace_back(slot, piece);
        }
        ++entry;
    }
    const auto held = [](const auto& candidate) {
        return candidate.first->openPieces.at(candidate.second)->heldBlocks;
    };
    std::sort(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) { return held(a) > held(b); });
    for (const auto& [slot, piece] : candidates) {
        if (onItsWay + parts_.storeBytes / 2 > heldBytes_)
            return;
        auto& open = *slot->openPieces.at(piece);
        open.mustBeWritten = true;
        onItsWay += static_cast<std::size_t>(open.heldBlocks) * blockBytes;
        startJob(slot, piece, open);
    }
}

void PieceStore::released(std::vector<char*>& blocks)
{
    for (auto* block : blocks)
        parts_.blocks->free(block);
    heldBytes_ -= blocks.size() * blockBytes;
    blocks.clear();
    if (!isFull_ || heldBytes_ > parts_.storeBytes / 2)
        return;
    isFull_ = false;
    parts_.completions->add([observers = std::exchange(observers_, {})] {
        for (const auto& weak : observers)
            if (const auto observer = weak.lock())
                observer->on_disk();
    });
}

} // namespace shoal::bt
