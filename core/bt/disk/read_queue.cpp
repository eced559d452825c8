#include "core/bt/disk/read_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace shoal::bt {
namespace {

constexpr int blocksAhead = 16;
// Without blocks a piece is remembered for the last block asked only.
constexpr std::size_t piecesRemembered = 256;

} // namespace

lt::disk_buffer_holder ReadQueue::holder(char* data, int size)
{
    return lt::disk_buffer_holder{*parts_.blocks, data, size};
}

void ReadQueue::read(const Slot& slot, const lt::peer_request& request, ReadHandler handler)
{
    const int piece = static_cast<int>(request.piece);
    const int block = request.start / blockBytes;
    const std::lock_guard lock{parts_.mutex};
    const bool isWhole = request.start % blockBytes == 0 && request.length == slot->blockLength(piece, block);
    if (slot->openPieces.contains(piece) && readHeld(slot, request, handler))
        return;
    if (!isWhole || slot->openPieces.contains(piece))
        return readAlone(slot, request, std::move(handler));

    auto& state = touch(*slot, piece);
    const bool isNext = block == 0 || block == state.lastAsked + 1;
    state.lastAsked = block;
    const auto found = state.blocks.find(block);
    if (found == state.blocks.end())
        return startRun(slot, piece, state, block, isNext ? blocksAhead : 1, std::move(handler));
    if (found->second.data) {
        parts_.completions->add(ReadAnswer{std::move(handler), holder(found->second.data, request.length), {}});
        state.blocks.erase(found);
        --ready_;
    } else if (!found->second.waiter && !found->second.isStale) {
        found->second.waiter = std::move(handler);
    } else {
        return readAlone(slot, request, std::move(handler));
    }
    if (state.plannedEnd - block <= blocksAhead / 2 && state.plannedEnd > block)
        startRun(slot, piece, state, state.plannedEnd, blocksAhead, {});
}

/// Answers at once when all of it is in memory: a slow disk, at which every thread waits, doesn't matter then.
bool ReadQueue::readHeld(const Slot& slot, const lt::peer_request& request, ReadHandler& handler)
{
    char* const data = request.length <= blockBytes ? parts_.blocks->allocate() : nullptr;
    if (!data)
        return false;
    auto block = holder(data, request.length);
    const std::span<char> into{data, static_cast<std::size_t>(request.length)};
    if (!PieceStore::copyHeld(*slot, static_cast<int>(request.piece), request.start, into).empty())
        return false;
    parts_.completions->add(ReadAnswer{std::move(handler), std::move(block), {}});
    return true;
}

void ReadQueue::readAlone(const Slot& slot, const lt::peer_request& request, ReadHandler handler)
{
    slot->submit(JobKind::Prompt, [this, slot, request, handler = std::move(handler)]() mutable {
        answerNow(*slot, request, std::move(handler));
    });
}

void ReadQueue::answerNow(TorrentSlot& slot, const lt::peer_request& request, ReadHandler handler)
{
    lt::storage_error error;
    char* const data = request.length <= blockBytes ? parts_.blocks->allocate() : nullptr;
    if (!data)
        error = lt::storage_error{lt::errors::no_memory, lt::operation_t::alloc_cache_piece};
    else
        store_.read(slot, static_cast<int>(request.piece), request.start,
                    {data, static_cast<std::size_t>(request.length)}, error);
    auto block = holder(data, request.length);
    if (error)
        block.reset();
    else
        parts_.counters.inc_stats_counter(lt::counters::num_blocks_read);
    parts_.completions->add(ReadAnswer{std::move(handler), std::move(block), error});
}

ReadPiece& ReadQueue::touch(TorrentSlot& slot, int piece)
{
    const auto [entry, isNew] = slot.readPieces.try_emplace(piece);
    if (isNew)
        entry->second.place = used_.insert(used_.begin(), {&slot, piece});
    else
        used_.splice(used_.begin(), used_, entry->second.place);
    return entry->second;
}

/// Reads up to `count` blocks, as far as the piece goes and nothing of it is there yet.
void ReadQueue::startRun(const Slot& slot, int piece, ReadPiece& state, int first, int count, ReadHandler waiter)
{
    const int end = std::min(first + count, slot->blocksIn(piece));
    int next = first;
    while (next < end && !state.blocks.contains(next))
        state.blocks[next++].waiter = std::exchange(waiter, {});
    if (next == first)
        return;
    state.plannedEnd = next;
    slot->submit(JobKind::Prompt, [this, slot, piece, first, length = next - first, generation = slot->readGeneration] {
        readRun(*slot, piece, first, length, generation);
    });
    makeRoom();
}

void ReadQueue::readRun(TorrentSlot& slot, int piece, int first, int count, std::uint64_t generation)
{
    std::vector<char*> data;
    std::vector<iovec> parts;
    for (int block = first; block < first + count; ++block) {
        char* const room = parts_.blocks->allocate();
        if (!room)
            break;
        data.push_back(room);
        parts.push_back({room, static_cast<std::size_t>(slot.blockLength(piece, block))});
    }
    lt::storage_error error;
    if (data.size() == static_cast<std::size_t>(count))
        slot.storage.read(lt::piece_index_t{piece}, first * blockBytes, parts, error);
    else
        error = lt::storage_error{lt::errors::no_memory, lt::operation_t::alloc_cache_piece};
    data.resize(static_cast<std::size_t>(count), nullptr);
    parts_.counters.inc_stats_counter(lt::counters::num_read_ops);
    std::vector<lt::storage_error> errors(static_cast<std::size_t>(count), error);
    if (error && count > 1)
        // Who asked for a block that can be read shall have it, whatever lies behind it.
        for (std::size_t i = 0; i < parts.size(); ++i) {
            errors[i] = {};
            slot.storage.read(lt::piece_index_t{piece}, (first + static_cast<int>(i)) * blockBytes, {&parts[i], 1},
                              errors[i]);
        }
    std::vector<Answer> answers;
    const std::lock_guard lock{parts_.mutex};
    for (int i = 0; i < count; ++i)
        arrived(slot, piece, first + i, data[static_cast<std::size_t>(i)], errors[static_cast<std::size_t>(i)],
                generation == slot.readGeneration, answers);
    if (generation != slot.readGeneration)
        drop(slot, slot.readPieces.find(piece));
    parts_.completions->add(answers);
}

void ReadQueue::arrived(TorrentSlot& slot, int piece, int block, char* data, const lt::storage_error& error,
                        bool isFresh, std::vector<Answer>& answers)
{
    auto& state = slot.readPieces.at(piece); // stays while blocks of it are being read
    const auto entry = state.blocks.find(block);
    const int size = slot.blockLength(piece, block);
    const bool isWaitedFor = static_cast<bool>(entry->second.waiter);
    if (!error)
        parts_.counters.inc_stats_counter(lt::counters::num_blocks_read);
    if (!isWaitedFor && !error && isFresh) {
        entry->second.data = data;
        ++ready_;
        return;
    }
    auto held = data ? holder(data, size) : lt::disk_buffer_holder{};
    if (error)
        held.reset();
    if (isWaitedFor)
        answers.emplace_back(ReadAnswer{std::move(entry->second.waiter), std::move(held), error});
    state.blocks.erase(entry);
}

void ReadQueue::forget(TorrentSlot& slot)
{
    ++slot.readGeneration;
    for (auto piece = slot.readPieces.begin(); piece != slot.readPieces.end();)
        drop(slot, piece++);
}

void ReadQueue::forgetPiece(TorrentSlot& slot, int piece)
{
    if (slot.readPieces.empty())
        return;
    const auto found = slot.readPieces.find(piece);
    if (found == slot.readPieces.end())
        return;
    ++slot.readGeneration;
    drop(slot, found);
}

/// All of the piece but what is being read.
void ReadQueue::drop(TorrentSlot& slot, std::unordered_map<int, ReadPiece>::iterator piece)
{
    for (auto& [block, read] : piece->second.blocks)
        read.isStale = !read.data;
    std::erase_if(piece->second.blocks, [&](const auto& entry) {
        if (!entry.second.data)
            return false;
        parts_.blocks->free(entry.second.data);
        --ready_;
        return true;
    });
    if (!piece->second.blocks.empty())
        return;
    used_.erase(piece->second.place);
    slot.readPieces.erase(piece);
}

void ReadQueue::makeRoom()
{
    const auto limit = parts_.readAheadBytes / blockBytes;
    if (used_.empty())
        return;
    // The first one is being read.
    for (auto place = std::prev(used_.end());
         place != used_.begin() && (ready_ > limit || used_.size() > piecesRemembered);) {
        const auto [slot, piece] = *place--;
        drop(*slot, slot->readPieces.find(piece));
    }
}

} // namespace shoal::bt
