// Fetches the metadata of shares from whatever members are linked, until it is there.
#pragma once

#include "core/swarm/node/node_types.h"
#include "core/swarm/replica/replica.h"

#include <map>
#include <memory>
#include <vector>

namespace shoal::swarm {

class MetadataHunts {
public:
    /// Both must outlive it.
    MetadataHunts(Replica& replica, const LayerRules& rules)
        : replica_{replica}
        , rules_{rules}
    {}

    /// `infoSize`: of its publish entry. `links` are asked in this order.
    void begin(const ShareId& share, std::uint64_t infoSize, MetadataCame then, const std::vector<LinkNumber>& links,
               Moment now);
    void stop(const ShareId& share) { hunts_.erase(share); }
    /// Those of shares that `isThere` says aren't in the catalogue any more are told so.
    template <class IsThere>
    void catalogueChanged(IsThere isThere)
    {
        std::vector<ShareId> gone;
        for (const auto& [share, hunt] : hunts_)
            if (!isThere(share))
                gone.push_back(share);
        for (const auto& share : gone)
            answer(share, tl::unexpected{MetadataFault::NotThere});
    }
    void linkCame(LinkNumber link, Moment now);
    void linkEnded(LinkNumber link);
    void heard(const MetadataHeard& heard, Moment now);
    void tick(Moment now, const std::vector<LinkNumber>& links);
    bool isEmpty() const { return hunts_.empty(); }

private:
    struct Hunt {
        MetadataFetch fetch;
        std::vector<MetadataCame> then;
        Moment askedAllAt{};
    };
    void ask(Hunt& hunt, Moment now);
    void answer(const ShareId& share, const tl::expected<ShareMetadata, MetadataFault>& what);

    Replica& replica_;
    const LayerRules& rules_;
    std::map<ShareId, Hunt> hunts_;
};

} // namespace shoal::swarm
