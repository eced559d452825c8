#include "core/state/transfer_keeper.h"

#include <utility>

namespace shoal {
namespace {
void addTo(TransfersByDay& days, std::chrono::sys_days day, const Transferred& bytes)
{
    auto& sum = days[day];
    sum.down += bytes.down;
    sum.up += bytes.up;
}
} // namespace

TransferKeeper::TransferKeeper(Store& store)
    : store_{store}
    , waiting_{std::make_shared<TransfersByDay>()}
{}

void TransferKeeper::add(const Transferred& bytes, std::chrono::sys_days today) { addTo(*waiting_, today, bytes); }

void TransferKeeper::tick(Time now)
{
    if (waiting_->empty() || now - writtenAt_ < interval)
        return;
    writtenAt_ = now;
    flush();
}

void TransferKeeper::flush()
{
    if (waiting_->empty())
        return;
    const auto days = std::exchange(*waiting_, {});
    store_.ask([days](StoreParts& store) { return store.transfers.add(days); },
               [days, weak = std::weak_ptr{waiting_}](const Result<void>& kept) {
                   // A full disk has its own warnings; the next write tries again.
                   if (const auto waiting = weak.lock(); waiting && !kept)
                       for (const auto& [day, bytes] : days)
                           addTo(*waiting, day, bytes);
               });
}

} // namespace shoal
