#include "core/swarm/links/exchange/news.h"

#include "core/swarm/links/exchange/answers.h"

#include <utility>

namespace shoal::swarm {
namespace {
constexpr Rate newsRate{.atOnce = 400, .perSecond = 16}; // four fifths of what a link lets through for nothing
}

News::News(Moment now)
    : pace_{newsRate, now}
{}

void News::add(const EntryId& id)
{
    if (ids_.size() == mostNews)
        isTooMuch_ = true;
    else
        ids_.push_back(id);
}

void News::forget(const EntryId& id) { std::erase(ids_, id); }

std::vector<Bytes> News::take(const RelayedLog& log, Moment now)
{
    if (ids_.empty())
        return {};
    if (!pace_.take(now, ids_.size())) {
        isTooMuch_ = true;
        ids_.clear();
        return {};
    }
    return entriesForMessage(log, ids_);
}

bool News::takeOverflow() { return std::exchange(isTooMuch_, false); }

} // namespace shoal::swarm
