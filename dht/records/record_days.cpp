#include "dht/records/record_days.h"

namespace shoal::dht {
namespace {
using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

Days daysFrom(sys_days first, sys_days last)
{
    Days all;
    for (auto day = first; day <= last; day += days{1})
        all.push_back(day);
    return all;
}
} // namespace

Days daysToWrite(sys_seconds now)
{
    return daysFrom(floor<days>(now - aroundMidnight), floor<days>(now + aroundMidnight));
}

Days daysToRead(sys_seconds now, Width width)
{
    if (width == Width::Usual)
        return daysToWrite(now);
    return daysFrom(floor<days>(now - aroundMidnight) - days{1}, floor<days>(now + aroundMidnight) + days{1});
}

sys_seconds nextStamp(sys_seconds now, std::optional<sys_seconds> last)
{
    if (!last || *last < now || *last >= now + furthestAhead)
        return now;
    return *last + std::chrono::seconds{1};
}

} // namespace shoal::dht
