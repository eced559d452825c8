// What we would like to have from one peer and haven't asked for yet.
#pragma once

#include "core/swarm/links/exchange/comparison.h"

#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostRangesWished = 4096;
inline constexpr std::size_t mostIdsWished = 1024;
inline constexpr std::size_t mostForksWished = 64;

class Wishes {
public:
    /// What is too much is left out: the next comparison finds it again.
    void add(const Findings& findings);
    void addIds(const std::vector<EntryId>& ids);
    /// Without which others wait.
    void addParents(const std::vector<EntryId>& ids);
    void addRanges(const std::vector<Range>& ranges);

    bool hasRanges() const { return !ranges_.empty(); }
    bool hasIdsOrForks() const { return !ids_.empty() || !parents_.empty() || !forks_.empty(); }
    void forgetRanges() { ranges_.clear(); }

    /// Taken out, as many as one message asks for. Each time another part of all devices, so that whatever is a parent
    /// of the rest has its turn.
    std::vector<Range> takeRanges();
    std::vector<EntryId> takeIds();
    std::vector<EntryId> takeParents();
    std::vector<DeviceId> takeForks();

private:
    std::map<std::pair<DeviceId, Place>, Range> ranges_; // by where they begin, none over another
    std::set<EntryId> ids_;
    std::set<EntryId> parents_;
    std::set<DeviceId> forks_;
};

} // namespace shoal::swarm
