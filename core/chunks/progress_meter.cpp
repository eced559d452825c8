#include "core/chunks/progress_meter.h"

#include <algorithm>

namespace shoal {
using namespace std::chrono_literals;
namespace {
constexpr auto rateWindow = 3s;
constexpr auto tellInterval = 100ms;
} // namespace

CreateProgress RateEstimate::at(Moment now, Bytes done, Bytes total)
{
    samples_.push_back({now, done});
    while (samples_.size() > 2 && samples_[1].moment <= now - rateWindow)
        samples_.pop_front();
    const auto& oldest = samples_.front();
    const auto elapsed = std::chrono::duration<double>(now - oldest.moment).count();
    CreateProgress progress{.done = done, .total = total};
    if (elapsed > 0)
        progress.rate.value = static_cast<std::uint64_t>(static_cast<double>(done - oldest.done) / elapsed);
    if (progress.rate.value > 0)
        progress.timeLeft = std::chrono::seconds{(total - std::min(done, total)) / progress.rate.value};
    return progress;
}

ProgressMeter::ProgressMeter(Bytes total, OnCreateProgress onProgress)
    : total_{total}
    , onProgress_{std::move(onProgress)}
{
    if (onProgress_)
        tell();
}

void ProgressMeter::tell()
{
    const auto now = std::chrono::steady_clock::now();
    if (!onProgress_ || now - lastTold_ < tellInterval)
        return;
    lastTold_ = now;
    onProgress_(estimate_.at(now, std::min(done_.load(std::memory_order_relaxed), total_), total_));
}

void ProgressMeter::tellEnd()
{
    if (onProgress_)
        onProgress_(estimate_.at(std::chrono::steady_clock::now(), total_, total_));
}

} // namespace shoal
