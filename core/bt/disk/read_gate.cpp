#include "core/bt/disk/read_gate.h"

#include "core/bt/disk/piece_proof.h"

#include <utility>

namespace shoal::bt {
namespace {

const lt::storage_error wrongData{lt::errors::failed_hash_check, lt::operation_t::file_read};

} // namespace

void ReadGate::read(const Slot& slot, const lt::peer_request& request, ReadHandler handler)
{
    {
        const std::lock_guard lock{parts_.mutex};
        if (slot->believed && holdsBack(slot, request, handler))
            return;
    }
    reads_.read(slot, request, std::move(handler)); // what is proven stays so
}

bool ReadGate::holdsBack(const Slot& slot, const lt::peer_request& request, ReadHandler& handler)
{
    auto& believed = *slot->believed;
    const auto piece = static_cast<int>(request.piece);
    if (!believed.isUnproven(piece))
        return false;
    if (believed.wrong.contains(piece)) {
        parts_.completions->add(ReadAnswer{std::move(handler), {}, wrongData});
        return true;
    }
    const auto [proof, isFirst] = believed.underWay.try_emplace(piece);
    proof->second.push_back({request, std::move(handler)});
    if (!isFirst)
        return true;
    ++believed.jobs;
    slot->submit(JobKind::Long, [this, slot, piece] { prove(*slot, piece); });
    return true;
}

void ReadGate::written(TorrentSlot& slot, int piece)
{
    if (slot.believed)
        slot.believed->settle(piece);
}

/// Answers itself: a job that began after this one might come behind the one that ends the torrent.
void ReadGate::prove(TorrentSlot& slot, int piece)
{
    auto& believed = *slot.believed;
    lt::storage_error error;
    const bool isRight = isPieceRight(slot.storage, piece, believed.given, parts_.counters, error);
    bool isNews = false;
    std::vector<WaitingRead> waiting;
    {
        const std::lock_guard lock{parts_.mutex};
        waiting = std::move(believed.underWay.extract(piece).mapped());
        isNews = !error && believed.isUnproven(piece); // else it was written meanwhile
        if (isNews && isRight)
            believed.settle(piece);
        else if (isNews)
            believed.wrong.insert(piece);
    }
    if (isNews)
        believed.given.onProof({piece, isRight});
    if (isNews && !isRight)
        error = wrongData;
    for (auto& read : waiting)
        if (error)
            parts_.completions->add(ReadAnswer{std::move(read.handler), {}, error});
        else
            reads_.answerNow(slot, read.request, std::move(read.handler));
    const std::lock_guard lock{parts_.mutex};
    if (--believed.jobs == 0 && believed.left == 0)
        slot.believed.reset();
}

} // namespace shoal::bt
