#include "core/swarm/links/exchange/send_order.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace shoal::swarm {

std::vector<EntryId> sendOrder(const RelayedLog& log, std::vector<EntryId> ids)
{
    struct Sent {
        EntryId id;
        Entry entry;
        bool isFirst = false;
    };
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Sent> all;
    for (const auto& id : ids)
        if (auto entry = log.find(id))
            all.push_back({id, std::move(*entry)});
    std::ranges::sort(all, {}, [](const Sent& sent) {
        return std::tuple{sent.entry.lamport, sent.entry.author, sent.id};
    });
    // Children come after their parents in this order, so one pass from the end finds all that membership builds on.
    std::set<EntryId> wanted;
    for (auto sent = all.rbegin(); sent != all.rend(); ++sent) {
        sent->isFirst = isMembership(sent->entry.body) || wanted.contains(sent->id);
        if (!sent->isFirst)
            continue;
        for (const auto& parent : parentsOf(sent->entry))
            wanted.insert(parent);
    }
    std::stable_partition(all.begin(), all.end(), [](const Sent& sent) { return sent.isFirst; });
    std::vector<EntryId> order;
    for (const auto& sent : all)
        order.push_back(sent.id);
    return order;
}

} // namespace shoal::swarm
