// Which entries of a log are passed on (docs/swarm-protocol.md, section 6.8), kept up to date entry by entry: the fold
// says of which entries something else may be true, and nothing else is looked at.
#pragma once

#include "core/swarm/fold/fold.h"
#include "core/swarm/links/exchange/relayed_log.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace shoal::swarm {

class RelayedSet {
public:
    /// What is in them at that moment isn't news. Both must outlive it.
    RelayedSet(const Log& log, const Fold& fold)
        : log_{&log}
        , fold_{&fold}
        , known_{log.ancestry()}
    {}

    /// `changed` is what `Fold::takeChanged` gave.
    void follow(const std::vector<At>& changed);

    /// Grows whenever the set or a fork changed.
    std::uint64_t version() const { return version_; }
    std::vector<DeviceId> devices() const;
    std::span<const Place> placesOf(const DeviceId& device) const;
    std::optional<ForkProof> forkOf(const DeviceId& device) const;
    bool has(At entry) const { return index(entry) < isRelayed_.size() && isRelayed_[index(entry)]; }
    /// Entries of the device that are in the log and aren't relayed.
    std::size_t unrelayedOf(AuthorAt author) const;

    std::vector<EntryId> takeNews();

private:
    bool judgeAnew(const std::vector<At>& changed);
    void put(At entry, bool isRelayed);
    void updateForks();

    const Log* log_;
    const Fold* fold_;
    std::uint64_t version_ = 0;
    bool hasBegun_ = false;
    std::size_t seen_ = 0;
    std::vector<bool> isRelayed_;
    std::set<At> leftOut_; ///< for their own sake: relayed if something that isn't knows them
    Horizon known_;        ///< what entries know that are relayed for their own sake
    std::map<DeviceId, std::vector<Place>> places_;
    std::map<DeviceId, ForkProof> forks_;
    std::vector<At> news_;
};

} // namespace shoal::swarm
