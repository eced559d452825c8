#include "core/bt/disk/open_piece.h"

#include <algorithm>

namespace shoal::bt {
namespace {

// 256 KiB at once: few enough to be in the processor's cache still, many enough that system calls and hand-overs
// between threads don't count.
constexpr int blocksAJob = 16;
constexpr int blocksAtMost = 64;

} // namespace

OpenPiece::OpenPiece(int bytes, int v2Bytes, DigestKinds kinds)
    : size{bytes}
    , v2Size{v2Bytes}
    , digest{bytes, v2Bytes, kinds}
    , blocks_(static_cast<std::size_t>((bytes + blockBytes - 1) / blockBytes))
{}

char* OpenPiece::hold(int block, char* data, int length, WriteHandler handler)
{
    auto& place = blocks_[static_cast<std::size_t>(block)];
    const bool isBehind =
        std::any_of(late_.begin(), late_.end(), [&](const auto& other) { return other.block == block; });
    if (place.isTaken || isBehind) {
        isSpoiled = true;
        late_.push_back({block, data, length, std::move(handler)});
        ++heldBlocks;
        return nullptr;
    }
    if (place.isWritten)
        isSpoiled = true;
    char* const before = place.data;
    if (before)
        replaced_.emplace_back(block, std::move(place.handler));
    else
        ++heldBlocks;
    place.data = data;
    place.size = length;
    place.isWritten = false;
    place.handler = std::move(handler);
    return before;
}

std::optional<std::span<const char>> OpenPiece::held(int block) const
{
    const auto late =
        std::find_if(late_.rbegin(), late_.rend(), [&](const auto& other) { return other.block == block; });
    if (late != late_.rend())
        return std::span<const char>{late->data, static_cast<std::size_t>(late->size)};
    const auto& place = blocks_[static_cast<std::size_t>(block)];
    if (!place.data)
        return std::nullopt;
    return std::span<const char>{place.data, static_cast<std::size_t>(place.size)};
}

/// The last block that peers send: those that lie in padding altogether never come.
int OpenPiece::lastBlock() const
{
    const int real = digest.v2Blocks() > 0 ? v2Size : size;
    return (real + blockBytes - 1) / blockBytes - 1;
}

std::span<const char> OpenPiece::taken(int block) const
{
    const auto& place = blocks_[static_cast<std::size_t>(block)];
    return {place.data, static_cast<std::size_t>(place.size)};
}

OpenPiece::Run OpenPiece::nextRun() const
{
    Run run{frontier_, frontier_};
    const int end = static_cast<int>(blocks_.size());
    while (run.begin < end && blocks_[static_cast<std::size_t>(run.begin)].isWritten)
        ++run.begin;
    run.end = run.begin;
    while (run.end < end && run.length() < blocksAtMost) {
        const auto& place = blocks_[static_cast<std::size_t>(run.end)];
        if (!place.data || place.isTaken)
            break;
        ++run.end;
    }
    return run;
}

bool OpenPiece::isEnough(const Run& run) const
{
    return run.length() >= blocksAJob || (run.length() > 0 && run.end > lastBlock());
}

std::vector<int> OpenPiece::take(bool everything)
{
    for (auto late = late_.begin(); late != late_.end();) {
        auto& place = blocks_[static_cast<std::size_t>(late->block)];
        if (place.isTaken || place.data) {
            ++late;
            continue;
        }
        place = {.data = late->data, .size = late->size, .handler = std::move(late->handler)};
        late = late_.erase(late);
    }
    std::vector<int> taken;
    const auto run = nextRun();
    if (run.length() > 0 && (everything || isEnough(run))) {
        for (int block = run.begin; block < run.end; ++block)
            taken.push_back(block);
        frontier_ = run.end;
    } else if (everything) {
        for (int block = 0; block < static_cast<int>(blocks_.size()); ++block) {
            const auto& place = blocks_[static_cast<std::size_t>(block)];
            if (place.data && !place.isTaken && static_cast<int>(taken.size()) < blocksAtMost)
                taken.push_back(block);
        }
    }
    for (const auto block : taken)
        blocks_[static_cast<std::size_t>(block)].isTaken = true;
    return taken;
}

void OpenPiece::settle(const std::vector<int>& blocks, const lt::storage_error& error, std::vector<char*>& freed,
                       std::vector<Answer>& answers)
{
    for (const auto block : blocks) {
        auto& place = blocks_[static_cast<std::size_t>(block)];
        for (auto earlier = replaced_.begin(); earlier != replaced_.end();) {
            if (earlier->first != block) {
                ++earlier;
                continue;
            }
            answers.emplace_back(WriteAnswer{std::move(earlier->second), error});
            earlier = replaced_.erase(earlier);
        }
        freed.push_back(place.data);
        answers.emplace_back(WriteAnswer{std::move(place.handler), error});
        place = {.isWritten = !error};
        --heldBlocks;
    }
    if (error && !failure)
        failure = error;
    if (error)
        isSpoiled = true;
}

} // namespace shoal::bt
