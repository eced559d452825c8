#include "core/speed_book.h"

#include <algorithm>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using Age = SpeedBook::Time::duration;

std::chrono::seconds stepOf(SpeedSpan span) { return span == SpeedSpan::Minutes ? 2s : 120s; }
std::int64_t stepsOf(SpeedSpan span) { return span == SpeedSpan::Minutes ? 10min / 2s : 24h / 120s; }
std::int64_t stepAt(SpeedSpan span, Age age) { return age / stepOf(span); }

BytesPerSecond meanOf(Bytes bytes, std::chrono::seconds step)
{
    return {bytes / static_cast<std::uint64_t>(step.count())};
}
} // namespace

void SpeedBook::Track::add(const Transferred& bytes, Age age)
{
    drop(age);
    const auto now = stepAt(span_, age);
    if (steps_.empty())
        first_ = now;
    steps_.resize(static_cast<std::size_t>(std::max<std::int64_t>(0, now - first_) + 1));
    steps_.back().down += bytes.down;
    steps_.back().up += bytes.up;
}

/// The step under way isn't shown yet, so it is one more.
void SpeedBook::Track::drop(Age age)
{
    const auto oldest = stepAt(span_, age) - stepsOf(span_);
    const auto count = std::clamp<std::int64_t>(oldest - first_, 0, static_cast<std::int64_t>(steps_.size()));
    if (steps_.empty() || count == 0)
        return;
    steps_.erase(steps_.begin(), steps_.begin() + count);
    first_ += count;
    if (steps_.empty())
        steps_.shrink_to_fit();
}

SpeedHistory SpeedBook::Track::history(Age age) const
{
    const auto step = stepOf(span_);
    const auto end = stepAt(span_, age);
    SpeedHistory history{.step = step, .until = {}, .samples = {}};
    for (auto at = std::max<std::int64_t>(0, end - stepsOf(span_)); at < end; ++at) {
        const auto index = at - first_;
        const bool isKnown = index >= 0 && index < static_cast<std::int64_t>(steps_.size());
        const auto moved = isKnown ? steps_[static_cast<std::size_t>(index)] : Transferred{};
        history.samples.push_back({meanOf(moved.down, step), meanOf(moved.up, step)});
    }
    return history;
}

void SpeedBook::add(ShareId id, const Transferred& bytes, Time now)
{
    auto& share = shares_[id];
    for (auto* tracks : {&all_, &share}) {
        tracks->minutes.add(bytes, now - start_);
        tracks->hours.add(bytes, now - start_);
    }
}

SpeedHistory SpeedBook::history(std::optional<ShareId> id, SpeedSpan span, Time now,
                                std::chrono::sys_seconds wallClock) const
{
    const auto age = now - start_;
    const auto step = stepOf(span);
    const auto until = wallClock - std::chrono::duration_cast<std::chrono::seconds>(age % step);
    const auto known = id ? shares_.find(*id) : shares_.end();
    if (id && known == shares_.end())
        return {.step = step, .until = until, .samples = {}};
    const auto& tracks = id ? known->second : all_;
    auto history = (span == SpeedSpan::Minutes ? tracks.minutes : tracks.hours).history(age);
    history.until = until;
    return history;
}

void SpeedBook::sweep(Time now)
{
    for (auto& [id, tracks] : shares_) {
        tracks.minutes.drop(now - start_);
        tracks.hours.drop(now - start_);
    }
    std::erase_if(shares_, [](const auto& share) { return share.second.hours.isEmpty(); });
}

} // namespace shoal
