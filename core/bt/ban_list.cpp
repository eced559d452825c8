#include "core/bt/ban_list.h"

#include <algorithm>

namespace shoal::bt {

bool BanList::add(const lt::address& address, Time now, std::chrono::seconds time)
{
    if (contains(address, now))
        return false;
    if (until_.size() >= most)
        until_.erase(std::min_element(until_.begin(), until_.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; }));
    until_[address] = now + time;
    return true;
}

bool BanList::contains(const lt::address& address, Time now) const
{
    const auto ban = until_.find(address);
    return ban != until_.end() && ban->second > now;
}

} // namespace shoal::bt
